// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { askDay } from '../routes/(book)/today/day';
import { api } from './api';

const asked: string[] = [];
const first = readFileSync('static/first-paint.js', 'utf8');

/** Starts the page at `address`, as the shell does. */
function start(address: string) {
  asked.length = 0;
  const invoke = (_: string, { name }: { name: string }) => {
    asked.push(name);
    return Promise.resolve({ value: [], happened: null });
  };
  Object.assign(window, { __TAURI_INTERNALS__: { invoke }, asked: undefined });
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://localhost${address}`,
  );
  new Function(first)();
}

beforeEach(() => localStorage.clear());

test('all that the home page needs was asked for before its scripts ran, and nothing twice', async () => {
  start('/today');
  const early = [...asked].sort();
  await Promise.all([api.book.status(), askDay()]);
  expect(asked.slice().sort()).toEqual(early);
  expect(window.asked?.size).toBe(0);
});

test('an answer is handed out once: whoever asks later hears the book as it is then', async () => {
  start('/today');
  await api.book.status();
  const before = asked.length;
  await api.book.status();
  expect(asked.length).toBe(before + 1);
});

test('elsewhere nothing is asked for', () => {
  start('/clients');
  expect(asked).toEqual([]);
});
