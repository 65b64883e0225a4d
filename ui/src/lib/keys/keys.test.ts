// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { bind, caps, onkeydown, pressed } from './keys.svelte';

const key = (key: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, ...init });

test('a key is named by what it writes, not by where it sits', () => {
  expect(pressed(key('?', { shiftKey: true }))).toBe('?');
  expect(pressed(key('K', { ctrlKey: true, shiftKey: true }))).toBe('mod+shift+k');
  expect(pressed(key('X', { shiftKey: true }))).toBe('shift+x');
  expect(pressed(key('ArrowDown', { shiftKey: true }))).toBe('shift+ArrowDown');
});

test('AltGr never runs a command', () => {
  expect(pressed(key('@', { ctrlKey: true, altKey: true }))).toBeNull();
});

test('two keys after one another go together, and a slow pair does not', () => {
  const run = vi.fn();
  const unbind = bind([{ keys: 'g t', run }]);
  const press = (name: string, at: number) => {
    const event = key(name);
    Object.defineProperty(event, 'timeStamp', { value: at });
    onkeydown(event);
  };
  press('g', 0);
  press('t', 300);
  expect(run).toHaveBeenCalledTimes(1);
  press('g', 5000);
  press('t', 9000);
  expect(run).toHaveBeenCalledTimes(1);
  unbind();
});

test('letters typed into a field are text', () => {
  const run = vi.fn();
  const unbind = bind([{ keys: 'c', run }]);
  const field = document.createElement('input');
  document.body.append(field);
  field.addEventListener('keydown', (event) => onkeydown(event as unknown as KeyboardEvent));
  field.dispatchEvent(key('c', { bubbles: true }));
  expect(run).not.toHaveBeenCalled();
  unbind();
});

test('key caps are printed part by part', () => {
  expect(caps('mod+k', (name) => name)).toEqual([['mod', 'K']]);
  expect(caps('g t', (name) => name)).toEqual([['G'], ['T']]);
});
