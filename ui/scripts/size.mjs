// Holds the built page to its budget: script of the first load, gzipped, and the whole folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const built = join(dirname(fileURLToPath(import.meta.url)), '../build');
const firstLoadLimit = 200 * 1024;
const wholeLimit = 2 * 1024 * 1024;

const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const whole = files.reduce((sum, file) => sum + statSync(file).size, 0);
// Everything that is script counts, also what only later screens ask for: the bound is then safe.
const script = files
  .filter((file) => file.endsWith('.js'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);

const kib = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
console.log(`page: all script ${kib(script)} gzipped, whole ${kib(whole)}`);
if (script > firstLoadLimit || whole > wholeLimit) {
  console.error(`over budget: script ${kib(firstLoadLimit)}, whole ${kib(wholeLimit)}`);
  process.exit(1);
}
