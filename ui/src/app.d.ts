declare module 'words:first' {
  const sentences: Record<'es' | 'en', import('@fluent/bundle').FluentResource['body']>;
  export default sentences;
}

declare module 'words:*' {
  const sentences: import('@fluent/bundle').FluentResource['body'];
  export default sentences;
}

declare namespace App {}

interface Window {
  /** Answers asked for by `static/first-paint.js`, by name and input. */
  asked?: Map<string, Promise<unknown>>;
}
