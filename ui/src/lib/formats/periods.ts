/** Periods: quarters, months, years, as the engine writes them (`2026-Q3`, `2026-07`, `2026`). */
import { monthName } from './dates';
import { t } from '$lib/words/words.svelte';

export type Span = 'quarter' | 'month' | 'year';

/** How far back one chooses. */
const BACK: Record<Span, number> = { quarter: 12, month: 24, year: 6 };

export function spanOf(period: string): Span {
  if (/^\d{4}$/.test(period)) return 'year';
  return /^\d{4}-\d{2}$/.test(period) ? 'month' : 'quarter';
}

/** The quarter before the one of a day (ISO): what is due to be handed over. */
export function quarterBefore(day: string): string {
  const [year, month] = parts(day);
  return code('quarter', year * 4 + Math.floor((month - 1) / 3) - 1);
}

/** The periods of a span up to the one of a day, the latest first. */
export function periods(span: Span, day: string): string[] {
  const [year, month] = parts(day);
  const last =
    span === 'year'
      ? year
      : span === 'month'
        ? year * 12 + month - 1
        : year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: BACK[span] }, (_, back) => code(span, last - back));
}

/** The period a step earlier or later; nothing of other stretches, and of what is to come after the one of a day (ISO). */
export function stepped(period: string, by: 1 | -1, day: string): string | null {
  const span = spanOf(period);
  if (span === 'quarter' && !/^\d{4}-Q[1-4]$/.test(period)) return null;
  const [year, rest] = [
    Number(period.slice(0, 4)),
    Number(period.slice(span === 'quarter' ? 6 : 5)),
  ];
  const at = { year, month: year * 12 + rest - 1, quarter: year * 4 + rest - 1 }[span];
  const to = code(span, at + by);
  const last = periods(span, day)[0];
  return last !== undefined && to <= last ? to : null;
}

/** `3.er trimestre de 2026`, `julio de 2026`, `2026`; any other stretch as it is written. */
export function sayPeriod(period: string): string {
  const [year, rest] = [period.slice(0, 4), period.slice(5)];
  if (/^\d{4}-Q[1-4]$/.test(period))
    return t('period-quarter', { quarter: Number(rest.slice(1)), year });
  if (spanOf(period) !== 'month') return period;
  return monthName(`${period}-01`);
}

function parts(day: string): [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

function code(span: Span, at: number): string {
  if (span === 'year') return String(at);
  if (span === 'month')
    return `${Math.floor(at / 12)}-${String((((at % 12) + 12) % 12) + 1).padStart(2, '0')}`;
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
}
