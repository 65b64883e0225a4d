import { expect, test } from 'vitest';
import { askFor, readShown, writeShown } from './address';

const read = (address: string) => readShown(new URLSearchParams(address));

test('an address gives back what it was written from', () => {
  for (const address of [
    '',
    '?a=2026-03-31&c=USD',
    '?v=paid&m=10&l=1&d=2026-01-01&h=2026-01-31',
    '?v=bank&s=ignored&b=ES91',
  ])
    expect(writeShown(read(address))).toBe(`/payments${address}`);
});

test('what makes no sense is as if it were not there', () => {
  const odd = read('?v=all&a=tomorrow&c=euro&l=yes');
  expect(odd).toMatchObject({ view: 'owed', asOf: null, currency: null, free: false });
});

test('a view keeps only what is its own', () => {
  expect(writeShown({ ...read('?v=paid&m=10'), view: 'reminders' })).toBe('/payments?v=reminders');
  expect(askFor(read('?v=paid&m=10'))).toEqual({ method: '10' });
});
