import { expect, test } from 'vitest';
import { readShown, writeShown, type Shown } from './address';

test('the address of a view restores it exactly', () => {
  const shown: Shown = {
    filter: { join: 'any', items: [{ field: 'city', op: 'is', value: 'A Coruña' }] },
    sort: { key: 'last_contact', down: true },
    columns: ['name', 'mail', 'field:0192'],
    archived: true,
  };
  expect(readShown(new URL(writeShown(shown), 'http://x').searchParams)).toEqual(shown);
});

test('the usual list has the plain address', () => {
  expect(writeShown(readShown(new URLSearchParams()))).toBe('/clients');
});

test('an address with nonsense shows the usual list', () => {
  expect(writeShown(readShown(new URLSearchParams('s=-nonsense&f={&c=')))).toBe('/clients');
});
