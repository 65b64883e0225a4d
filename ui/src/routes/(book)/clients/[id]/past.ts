/** The names and values of the journal's columns, in words. */
import { shortDay, dayAndClock } from '$lib/formats/dates';
import { money } from '$lib/formats/money';
import { known, t } from '$lib/words/words.svelte';

/** What a column is called; null for those that mean nothing to a person. */
export function sayColumn(table: string, column: string): string | null {
  const key = (name: string) => name.replaceAll('_', '-');
  return known(`journal-${key(table)}-${key(column)}`) ?? known(`journal-${key(column)}`);
}

/** A value as one reads it. */
export function sayValue(column: string, value: string | number | null): string {
  if (value === null || value === '') return t('none');
  if (column.endsWith('_at') || column === 'at')
    return typeof value === 'number' ? dayAndClock(value) : value;
  if (column.endsWith('_minor') && typeof value === 'number') return money(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !value.startsWith('0000')) return shortDay(value);
    return known(`journal-value-${value}`) ?? value;
  }
  return String(value);
}
