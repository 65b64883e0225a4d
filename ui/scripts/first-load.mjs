// What the program starts with: the page asks for all of it at once, not for each part when the one before has named it, and it
// is held to its budget: the script of the first load, gzipped, and the whole folder.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { firstScreens } from './first-screens.mjs';

const ui = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(ui, 'build');
const firstLoadLimit = 200 * 1024;
const wholeLimit = 2 * 1024 * 1024;
const manifest = JSON.parse(
  readFileSync(join(ui, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8'),
);
/** @type {Set<string>} */
const keys = new Set();
/** @param {string} key */
function follow(key) {
  if (keys.has(key)) return;
  keys.add(key);
  for (const one of manifest[key].imports ?? []) follow(one);
}
let found = 0;
for (const [key, { src = '' }] of Object.entries(manifest)) {
  const node = /generated\/client-optimized\/nodes\/\d+\.js$/.test(src)
    ? readFileSync(join(ui, src), 'utf8')
    : '';
  const isEntry = /client\/entry\.js$|client-optimized\/app\.js$/.test(src);
  if (isEntry || firstScreens.some((screen) => node.includes(`/${screen}"`))) {
    follow(key);
    found += 1;
  }
}
// The two entries beside the screens.
if (found !== firstScreens.length + 2) throw new Error('not all of the first load was found');

const files = [...keys].map((key) => manifest[key]);
const scripts = files.map((one) => one.file).filter((file) => file.endsWith('.js'));
const styles = [...new Set(files.flatMap((one) => one.css ?? []))];

const index = join(built, 'index.html');
const page = readFileSync(index, 'utf8');
const links = [
  ...scripts.map((file) => `<link href="/${file}" rel="modulepreload">`),
  ...styles.map((file) => `<link href="/${file}" rel="stylesheet">`),
].filter((link) => !page.includes(link));
writeFileSync(index, page.replace('</head>', `${links.join('\n    ')}\n  </head>`));

const script = scripts.reduce(
  (sum, file) => sum + gzipSync(readFileSync(join(built, file))).length,
  0,
);
const whole = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
const kib = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
console.log(`page: script of the first load ${kib(script)} gzipped, whole ${kib(whole)}`);
if (script > firstLoadLimit || whole > wholeLimit) {
  console.error(`over budget: script ${kib(firstLoadLimit)}, whole ${kib(wholeLimit)}`);
  process.exit(1);
}
