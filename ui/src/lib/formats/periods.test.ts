import { describe, expect, it } from 'vitest';
import { periods, quarterBefore, spanOf, stepped } from './periods';

describe('periods', () => {
  it('go a step back and on, and not beyond the one of today', () => {
    const day = '2026-11-24';
    expect([stepped('2026-01', -1, day), stepped('2025-12', 1, day)]).toEqual([
      '2025-12',
      '2026-01',
    ]);
    expect([stepped('2025-Q4', 1, day), stepped('2026', -1, day)]).toEqual(['2026-Q1', '2025']);
    expect(['2026-11', '2026-Q4', '2026'].map((one) => stepped(one, 1, day))).toEqual([
      null,
      null,
      null,
    ]);
    expect(stepped('2026-01-01..2026-01-09', 1, day)).toBeNull();
  });
  it('go back from the one of today', () => {
    expect(periods('quarter', '2026-02-10').slice(0, 3)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3']);
    expect(periods('month', '2026-02-10').slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(periods('year', '2026-02-10').slice(0, 2)).toEqual(['2026', '2025']);
  });
  it('begin with what is due to be handed over', () => {
    expect(quarterBefore('2026-11-22')).toBe('2026-Q3');
    expect(quarterBefore('2026-01-01')).toBe('2025-Q4');
  });
  it('tell what they are', () => {
    expect(['2026', '2026-07', '2026-Q3'].map(spanOf)).toEqual(['year', 'month', 'quarter']);
  });
});
