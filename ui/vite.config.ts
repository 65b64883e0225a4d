import { FluentResource } from '@fluent/bundle';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { firstScreens } from './scripts/first-screens.mjs';
import { writtenIcons } from './scripts/icons.mjs';
import { wordsOf } from './scripts/words.mjs';

const read = (language: string) => JSON.stringify(new FluentResource(wordsOf(language)).body);

/** Serves `words:es` and `words:en`: every sentence the page can say in that language, read from Fluent here and not at each start. */
const words = {
  name: 'clientela-words',
  resolveId: (id: string) => (/^words:(es|en)$/.test(id) ? '\0' + id : undefined),
  load: (id: string) =>
    id.startsWith('\0words:')
      ? `export default JSON.parse(${JSON.stringify(read(id.slice('\0words:'.length)))})`
      : undefined,
};

export default defineConfig({
  plugins: [words, writtenIcons, sveltekit()],
  build: {
    target: ['es2022', 'safari16.4'],
    cssTarget: 'safari16.4',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the program starts with comes as one script and one sheet: each file the webview asks the shell for costs a
          // turn of the window's thread, whatever its size.
          groups: [{ name: 'start', test: (id) => firstScreens.some((one) => id.endsWith(one)) }],
        },
      },
    },
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  test: { include: ['src/**/*.test.ts'] },
});
