// Reads assets/words and writes src/lib/words/keys.ts, so that a misspelt or missing word does not compile.
// `node scripts/words.mjs` writes; with `--check` it only says whether the file is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@fluent/syntax';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../../assets/words');
const target = join(here, '../src/lib/words/keys.ts');
/** Spoken only outside the page: leaving them out keeps the first load small. */
const elsewhere = new Set(['documents.ftl', 'menu.ftl', 'paper.ftl', 'terminal.ftl']);
/** The same for what stands among the words of a feature: explanations of the terminal, names of files. */
const unsaid = /^(?:help|pack)-[^\n]*\n(?:[ \t}][^\n]*\n|\n(?=[ \t]))*/gm;

/** @param {string} language @returns {string} All Fluent text of one language that the page may say. */
export function wordsOf(language) {
  return readdirSync(join(folder, language))
    .filter((name) => name.endsWith('.ftl') && !elsewhere.has(name))
    .sort()
    .map((name) => readFileSync(join(folder, language, name), 'utf8').replace(unsaid, ''))
    .join('\n');
}

/** @param {any} node @param {Set<string>} found */
function variables(node, found) {
  if (Array.isArray(node)) for (const one of node) variables(one, found);
  else if (node && typeof node === 'object') {
    if (node.type === 'VariableReference') found.add(node.id.name);
    for (const value of Object.values(node)) variables(value, found);
  }
}

/** @param {string} text @returns {Map<string, string[]>} Each message with the variables it speaks of. */
export function keysOf(text) {
  const keys = new Map();
  for (const entry of parse(text, { withSpans: false }).body) {
    if (entry.type === 'Junk') throw new Error(`not Fluent: ${entry.content}`);
    if (entry.type !== 'Message') continue;
    if (keys.has(entry.id.name)) throw new Error(`said twice: ${entry.id.name}`);
    const found = new Set();
    variables(entry.value, found);
    keys.set(entry.id.name, [...found].sort());
  }
  return keys;
}

function typescript() {
  const keys = keysOf(wordsOf('es'));
  const lines = [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => {
      const shape = names.length ? `{ ${names.map((n) => `${n}: Said`).join('; ')} }` : 'null';
      return `  '${key}': ${shape};`;
    });
  return `// Written by scripts/words.mjs from assets/words/es. Do not edit.
/** What may stand in a sentence: a text or a number. */
export type Said = string | number;
/** Every sentence the page can say, with the values it needs. */
export interface Words {
${lines.join('\n')}
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const next = typescript();
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== next) {
      console.error('src/lib/words/keys.ts is older than assets/words: run `npm run words`');
      process.exit(1);
    }
  } else writeFileSync(target, next);
}
