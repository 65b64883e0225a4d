/** Money as people write and read it. Amounts are whole minor units (cents), as in the engine; no float ever holds one. */
import { currentLook } from '$lib/look/look.svelte';
import { numberFormatter } from './formatters';
import { bookLocale } from './locale.svelte';
import { readNumber, SCALE } from './numbers';

/** Decimals of a currency: 2 for EUR, 0 for CLP. */
export function minorDigits(currency: string): number {
  return (
    numberFormatter('es', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}

/** What stands for an amount that is hidden: as long for every one, so that it tells nothing. */
export const veil = '•••••';

/** `123450` minor units as `1.234,50 €` or `$1,234.50`, by the book's locale; nothing of it while amounts are hidden. */
export function money(minor: number, currency = bookLocale().currency): string {
  return currentLook().hidden ? veil : moneyInFull(minor, currency);
}

/** The same, also while amounts are hidden: for an example, or what is written into a file. */
export function moneyInFull(minor: number, currency = bookLocale().currency): string {
  return numberFormatter(
    bookLocale().locale,
    { style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    'always',
  ).format(minor / 10 ** minorDigits(currency));
}

/**
 * Minor units of what a person typed: `1.234,50`, `1234,5`, `16,99*1,21`, `(10+5)/3`, with or without the sign of the
 * currency. Null when it cannot be read. Rounds half away from zero.
 */
export function readMoney(
  text: string,
  locale = bookLocale().locale,
  currency = bookLocale().currency,
): number | null {
  const value = readNumber(text.replace(/[€$£]|[A-Z]{3}/g, ''), locale);
  if (value === null) return null;
  const step = 10n ** BigInt(SCALE - minorDigits(currency));
  const half = step / 2n;
  const minor = value < 0n ? (value - half) / step : (value + half) / step;
  return minor > BigInt(Number.MAX_SAFE_INTEGER) || minor < -BigInt(Number.MAX_SAFE_INTEGER)
    ? null
    : Number(minor);
}

/** An amount as one types it, without sign of currency or grouping: `1234,50`. */
export function moneyToType(minor: number, currency = bookLocale().currency): string {
  const digits = minorDigits(currency);
  return numberFormatter(
    bookLocale().locale,
    { minimumFractionDigits: digits, maximumFractionDigits: digits },
    false,
  ).format(minor / 10 ** digits);
}
