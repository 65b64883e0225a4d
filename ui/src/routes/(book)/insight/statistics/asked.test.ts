import { describe, expect, it } from 'vitest';
import { address, asked, change, fitting, namedPeriods, query } from './asked';

const of = (text: string) => asked(new URLSearchParams(text));

describe('the table of an address', () => {
  it('is sales by month where nothing fits', () => {
    expect(of('').of).toEqual({ rows: 'month', measure: 'sales' });
    expect(of('rows=toString&columns=month&measure=money&compare=x').of).toEqual({
      rows: 'month',
      measure: 'sales',
    });
    expect(of('measure=visits&rows=product&columns=city').of).toEqual({
      rows: 'month',
      measure: 'visits',
      columns: 'city',
    });
  });
  it('comes back from its address', () => {
    const table = {
      rows: 'city',
      columns: 'month',
      measure: 'margin',
      period: '2026',
      compare: 'year',
    } as const;
    expect(of(query(table)).of).toEqual(table);
    const opened = new URL(`http://x${address(table, { row: '', column: 'León & Co' })}`);
    expect(asked(opened.searchParams)).toEqual({
      of: table,
      open: { row: '', column: 'León & Co' },
    });
    expect(of(query(table)).open).toBeNull();
  });
});

it('a visit has no product', () => {
  expect(fitting('visits')).not.toContain('product');
  expect(fitting('sales')).toContain('product');
});

it('periods are named by the day', () => {
  const named = namedPeriods('2026-01-15').map((one) => one.value);
  expect(named.slice(0, 4)).toEqual(['2026-01', '2025-12', '2026-Q1', '2025-Q4']);
  expect(named.slice(4)).toEqual(['2026', '2025', '2017-01-01..2026-12-31']);
});

it('a change needs something to change from', () => {
  expect([
    change(150, 100),
    change(50, 100),
    change(5, 0),
    change(null, 4),
    change(5, null),
  ]).toEqual([50, -50, null, null, null]);
});
