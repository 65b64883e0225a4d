import { afterEach, expect, test, vi } from 'vitest';
import { showPages } from './pictures';

const read: string[] = [];
const gone: string[] = [];
let made = 0;
class Picture {
  src = '';
  decode() {
    read.push(this.src);
    return Promise.resolve();
  }
}
vi.stubGlobal('Image', Picture);
URL.createObjectURL = () => `blob:${(made += 1)}`;
URL.revokeObjectURL = (address) => void gone.push(address);
vi.useFakeTimers();
afterEach(() => vi.clearAllTimers());

test('a page with pictures inside is shown once they were read, one without at once', async () => {
  let shown: string[] = [];
  showPages(['<svg><path/></svg>'], (addresses) => (shown = addresses));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveLength(1);
  expect(read).toHaveLength(0);
  shown = [];
  showPages(['<svg><image/></svg>'], (addresses) => (shown = addresses));
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toHaveLength(1);
  expect(shown).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual(read);
});

test('pages that are let go of are never shown and leave nothing behind', async () => {
  let shown = false;
  const away = showPages(['<svg><image/></svg>'], () => (shown = true));
  const before = gone.length;
  away();
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toBe(false);
  expect(gone.length - before).toBe(1);
});
