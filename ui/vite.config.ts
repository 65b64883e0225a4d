import { FluentResource } from '@fluent/bundle';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { firstScreens } from './scripts/first-screens.mjs';
import { firstWordsOf } from './scripts/first-words.mjs';
import { writtenIcons } from './scripts/icons.mjs';
import { wordsOf } from './scripts/words.mjs';

const read = (text: string) => new FluentResource(text).body;
/** A module that is data. */
const told = (data: unknown) =>
  `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
const spoken = ['es', 'en'];

/**
 * The sentences of the page, read from Fluent here and not at each start: `words:first` has what the first screens say in each
 * language, `words:es` and `words:en` have everything the page can say.
 */
const words = {
  name: 'clientela-words',
  resolveId: (id: string) => (/^words:(first|es|en)$/.test(id) ? '\0' + id : undefined),
  load: (id: string) => {
    if (!id.startsWith('\0words:')) return undefined;
    const part = id.slice('\0words:'.length);
    if (part !== 'first') return told(read(wordsOf(part)));
    return told(Object.fromEntries(spoken.map((one) => [one, read(firstWordsOf(one))])));
  },
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
          groups: [
            {
              name: 'start',
              test: (id) =>
                id === '\0words:first' ||
                id === '\0rolldown/runtime.js' ||
                id.includes('/@sveltejs/kit/src/') ||
                firstScreens.some((one) => id.endsWith(one)),
            },
          ],
        },
      },
    },
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  test: { include: ['src/**/*.test.ts'] },
});
