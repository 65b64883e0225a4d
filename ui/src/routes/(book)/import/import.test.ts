import { beforeEach, expect, test, vi } from 'vitest';

const asked: { name: string; input: Record<string, unknown>; answer: (value: unknown) => void }[] =
  [];
vi.mock('$lib/api', () => {
  const wait =
    (name: string) => (input: Record<string, unknown>, watching?: { stop: AbortSignal }) =>
      new Promise((answer, refuse) => {
        watching?.stop.addEventListener('abort', () => refuse({ kind: 'cancelled' }));
        asked.push({ name, input, answer });
      });
  return { api: { import: { inspect: wait('inspect'), preview: wait('preview') } } };
});
const { Import } = await import('./import.svelte');

const report = (rows: number, whole: boolean, field = 'name') => ({
  path: 'f.csv',
  rows,
  whole,
  kind: 'clients',
  mapping: [{ column: 0, field, group: 1, label: '' }],
});
async function answer(at: number, value: unknown) {
  asked[at]?.answer(value);
  await new Promise((then) => setTimeout(then));
}
beforeEach(() => void asked.splice(0));

test('what the beginning of a file says is shown before all of it was read', async () => {
  const work = new Import();
  const whole = work.inspect('f.csv');
  await answer(0, report(900, false));
  expect([work.step, work.partial, work.report?.rows]).toEqual(['columns', true, 900]);
  await answer(1, report(90_000, true, 'notes'));
  await whole;
  expect([work.partial, work.report?.rows, work.mapping[0]?.field]).toEqual([
    false,
    90_000,
    'notes',
  ]);
  expect(asked.map((one) => one.input['head_only'])).toEqual([true, false]);
});

test('what a person chose in between stays', async () => {
  const work = new Import();
  const whole = work.inspect('f.csv');
  await answer(0, report(900, false));
  work.mapping = [{ column: 0, field: 'company', group: 1, label: '' }];
  await answer(1, report(90_000, true, 'notes'));
  await whole;
  expect([work.report?.rows, work.mapping[0]?.field]).toEqual([90_000, 'company']);
});

test('the first rows are told, then more, then all; what was asked before is no longer heard', async () => {
  const work = new Import();
  void work.inspect('f.csv');
  await answer(0, report(90_000, true));
  const first = work.look();
  await answer(1, { whole: false, counts: { rows: 300 } });
  expect([work.step, work.partial, work.preview?.counts.rows]).toEqual(['preview', true, 300]);
  const second = work.look();
  await first;
  await answer(2, { whole: true, counts: { rows: 1 } });
  expect(work.preview?.counts.rows).toBe(300);
  await answer(3, { whole: false, counts: { rows: 300 } });
  await answer(4, { whole: false, counts: { rows: 5_000 } });
  expect([work.partial, work.preview?.counts.rows]).toEqual([true, 5_000]);
  await answer(5, { whole: true, counts: { rows: 90_000 } });
  await second;
  expect([work.preview?.counts.rows, work.partial, work.failure]).toEqual([90_000, false, null]);
  expect(asked.slice(3).map((one) => one.input['first'])).toEqual([300, 5_000, undefined]);
});

test('a rehearsal that is stopped leads back to the columns', async () => {
  const work = new Import();
  void work.inspect('f.csv');
  await answer(0, report(90_000, true));
  const looking = work.look();
  await answer(1, { whole: false, counts: { rows: 300 } });
  work.cancel();
  await looking;
  expect([work.step, work.partial, work.running]).toEqual(['columns', false, false]);
});

test('stopping leads back to where it was asked', async () => {
  const work = new Import();
  const whole = work.inspect('f.csv');
  await answer(0, report(900, false));
  work.cancel();
  await whole;
  expect([work.step, work.report, work.partial]).toEqual(['choose', null, false]);
});
