import { expect, test } from 'vitest';
import { firstWordsOf } from '../../../scripts/first-words.mjs';
import { keysOf, wordsOf } from '../../../scripts/words.mjs';

const spanish = keysOf(wordsOf('es'));
const english = keysOf(wordsOf('en'));

test('every sentence is said in both languages, with the same values', () => {
  expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([]);
  expect([...spanish.keys()].filter((key) => !english.has(key))).toEqual([]);
  for (const [key, names] of spanish) expect(english.get(key), key).toEqual(names);
});

test('the program starts with what its first screens say, and with little else', () => {
  for (const language of ['es', 'en']) {
    const first = keysOf(firstWordsOf(language));
    // Named in the home page itself, in the menu of places, by a kind of interaction, in the frame.
    for (const key of ['today-quiet', 'place-clients', 'contact-visit', 'search-anything'])
      expect(first.has(key), key).toBe(true);
    for (const key of first.keys()) expect(spanish.has(key), key).toBe(true);
    expect(first.size).toBeLessThan(spanish.size / 5);
  }
});
