// Which sentences the first screens can say: those named in the modules they are made of. The others come once the home page
// stands, so that a start does not wait for the words of every screen.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resource, parse, serialize } from '@fluent/syntax';
import { firstScreens } from './first-screens.mjs';
import { wordsOf } from './words.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const said = /(['"`])([a-z][a-z0-9-]*)(?:\1|\$\{)/g;
/** Said of what was done or went wrong, which is seldom the first thing to say and is told in hundreds of ways. */
const told = ['did-', 'error-'];
const imports = /^\s*import\s+(?!type\b)[^;]*?'((?:\$lib|\.)[^']*)';/gm;

/** @param {string} from @param {string} name @returns {string | undefined} The file a module names. */
function fileOf(from, name) {
  const path = name.startsWith('$lib')
    ? join(root, 'src/lib', name.slice(4))
    : join(dirname(from), name);
  return [path, `${path}.ts`, `${path}/index.ts`].find(
    (one) => /\.(?:ts|svelte)$/.test(one) && existsSync(one),
  );
}

/** @returns {Set<string>} The modules that are there with the first screens, by their paths. */
export function firstModules() {
  const found = new Set();
  const next = firstScreens.map((one) => join(root, one));
  for (let path = next.pop(); path; path = next.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const [, name] of readFileSync(path, 'utf8').matchAll(imports)) {
      const file = name && fileOf(path, name);
      if (file) next.push(file);
    }
  }
  return found;
}

/** @param {string} language @returns {string} The Fluent text of what the first screens can say. */
export function firstWordsOf(language) {
  const whole = new Set();
  const beginnings = new Set();
  for (const path of firstModules())
    for (const [all, , text] of readFileSync(path, 'utf8').matchAll(said))
      (all.endsWith('${') ? beginnings : whole).add(text);
  const begins = [...beginnings].filter((one) => one.endsWith('-') && !told.includes(one));
  const body = parse(wordsOf(language), { withSpans: false }).body.filter(
    (entry) =>
      entry.type === 'Message' &&
      (whole.has(entry.id.name) || begins.some((one) => entry.id.name.startsWith(one))),
  );
  return serialize(new Resource(body), {});
}
