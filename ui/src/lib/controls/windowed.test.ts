import { expect, test } from 'vitest';
import { PAGE, Windowed, type Page } from './windowed.svelte';

function numbers(count: number) {
  let asked = 0;
  const load = async (cursor: string | null, limit: number): Promise<Page<number>> => {
    asked += 1;
    const from = cursor === null ? 0 : Number(cursor);
    const rows = Array.from(
      { length: Math.max(0, Math.min(limit, count - from)) },
      (_, at) => from + at,
    );
    return { rows, next: from + limit < count ? String(from + limit) : null };
  };
  return { load, asked: () => asked };
}

test('only the pages in view are held, however far one goes', async () => {
  const { load } = numbers(5000);
  const list = new Windowed(load);
  await list.want(0, 40);
  expect(list.row(0)).toBe(0);
  await list.want(4000, 4040);
  expect(list.row(4020)).toBe(4020);
  expect([...list.held()].length).toBeLessThanOrEqual(13 * PAGE);
});

test('going back asks once, for the cursor is remembered', async () => {
  const { load, asked } = numbers(3000);
  const list = new Windowed(load);
  await list.want(2900, 2999);
  const before = asked();
  await list.want(1000, 1040);
  expect(list.row(1001)).toBe(1001);
  expect(asked() - before).toBe(1);
});

test('the end is found, and the length is then exact', async () => {
  const list = new Windowed(numbers(150).load);
  await list.want(0, 10);
  expect(list.total).toBeNull();
  await list.want(140, 149);
  expect(list.length).toBe(150);
  expect(list.total).toBe(150);
});

test('a page that comes in pieces, some of them empty, is put together', async () => {
  let asked = 0;
  const rare = async (cursor: string | null): Promise<Page<number>> => {
    asked += 1;
    const at = Number(cursor ?? 0);
    return { rows: at % 3 === 2 ? [at] : [], next: at < 8 ? String(at + 1) : null };
  };
  const list = new Windowed(rare);
  await list.want(0, 10);
  expect([...list.held()].map(([, row]) => row)).toEqual([2, 5, 8]);
  expect([list.total, asked]).toEqual([3, 9]);
});

test('an answer to an older question is dropped', async () => {
  const waiting: (() => void)[] = [];
  const slow = () =>
    new Promise<Page<string>>((done) => waiting.push(() => done({ rows: ['old'], next: null })));
  const list = new Windowed<string>(slow);
  const first = list.want(0, 10);
  const second = list.refresh(async () => ({ rows: ['new'], next: null }));
  waiting.forEach((done) => done());
  await Promise.all([first, second]);
  expect(list.row(0)).toBe('new');
});

test('a failed question is told, and asked again it may succeed', async () => {
  let broken = true;
  const list = new Windowed<number>(async () => {
    if (broken) throw new Error('no');
    return { rows: [1], next: null };
  });
  await list.want(0, 10);
  expect(list.failure).toBeInstanceOf(Error);
  broken = false;
  await list.want(0, 10);
  expect(list.failure).toBeNull();
  expect(list.row(0)).toBe(1);
});
