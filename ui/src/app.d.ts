declare module 'words:*' {
  const text: string;
  export default text;
}

declare namespace App {}

interface Window {
  /** Answers asked for by `static/first-paint.js`, by name and input. */
  asked?: Map<string, Promise<unknown>>;
}
