/** The names and values of the journal's columns, in words. */
import { shortDay, dayAndClock } from '$lib/formats/dates';
import { money } from '$lib/formats/money';
import { known, t } from '$lib/words/words.svelte';

/** What a column is called; null for those that mean nothing to a person. */
export function sayColumn(column: string): string | null {
  const key = column.replaceAll('_', '-');
  return known(`past-${key}`) ?? known(`column-${key}`);
}

/** A value as one reads it. */
export function sayValue(column: string, value: string | number | null): string {
  if (value === null || value === '') return t('none');
  if (column.endsWith('_at') || column === 'at')
    return typeof value === 'number' ? dayAndClock(value) : value;
  if (column.endsWith('_minor') && typeof value === 'number') return money(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !value.startsWith('0000')) return shortDay(value);
    const code =
      known(`client-${value}`) ??
      known(`potential-${value}`) ??
      known(`channel-${value}`) ??
      known(`consent-${value}`) ??
      known(`likes-${value}`);
    return /^[a-z]+$/.test(value) ? (code ?? value) : value;
  }
  return String(value);
}
