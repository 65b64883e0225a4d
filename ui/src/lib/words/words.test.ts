import { expect, test } from 'vitest';
import { keysOf, wordsOf } from '../../../scripts/words.mjs';

const spanish = keysOf(wordsOf('es'));
const english = keysOf(wordsOf('en'));

test('every sentence is said in both languages, with the same values', () => {
  expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([]);
  expect([...spanish.keys()].filter((key) => !english.has(key))).toEqual([]);
  for (const [key, names] of spanish) expect(english.get(key), key).toEqual(names);
});
