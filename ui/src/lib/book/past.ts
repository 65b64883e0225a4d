/** The names and values of the journal's columns, in words. */
import { shortDay, dayAndClock } from '$lib/formats/dates';
import { money, veil } from '$lib/formats/money';
import { currentLook } from '$lib/look/look.svelte';
import { decimal, price } from '$lib/sales/say';
import { known, t } from '$lib/words/words.svelte';

/** Columns that keep a code, and the family of words it is said with. */
const codes: Record<string, string> = {
  kind: 'client',
  growth_potential: 'potential',
  preferred_channel: 'channel',
  channel: 'channel',
  state: 'consent',
  source: 'likes',
};

/** What a column is called; null for those that mean nothing to a person. */
export function sayColumn(column: string): string | null {
  const key = column.replaceAll('_', '-');
  return known(`past-${key}`) ?? known(`column-${key}`);
}

/** A value of a column of `table` as one reads it. */
export function sayValue(table: string, column: string, value: string | number | null): string {
  if (value === null || value === '') return t('none');
  // A field of one's own may be of money, and keeps it as a plain number.
  if (table === 'field_values' && currentLook().hidden) return veil;
  // Decimals of a product are millionths.
  if (table === 'products' && typeof value === 'number' && !column.endsWith('_at')) {
    const told = String(value / 1_000_000);
    return column === 'tax_rate' ? t('sale-tax-rate', { rate: decimal(told) }) : price(told);
  }
  if (column.endsWith('_at') || column === 'at')
    return typeof value === 'number' ? dayAndClock(value) : value;
  if (column.endsWith('_minor') && typeof value === 'number') return money(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !value.startsWith('0000')) return shortDay(value);
    const coded = codes[column];
    return (coded && known(`${coded}-${value}`)) ?? value;
  }
  return String(value);
}
