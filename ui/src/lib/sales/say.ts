/** A sale in words: its kind, its number, how it stands. */
import type { Sale } from '$lib/api';
import { numberFormatter } from '$lib/formats/formatters';
import { bookLocale } from '$lib/formats/locale.svelte';
import { minorDigits, veil } from '$lib/formats/money';
import { currentLook } from '$lib/look/look.svelte';
import { known, t } from '$lib/words/words.svelte';

type Tone = 'accent' | 'late' | 'good' | 'plain';

export function saySaleKind(kind: string): string {
  return known(`value-${kind}`) ?? kind;
}

/** `A 2026/15`, `A26/000015`; what has no number is called so. */
export function sayNumber(sale: Pick<Sale, 'series' | 'number'>): string {
  const gap = /[\p{L}\p{N}]$/u.test(sale.series) ? ' ' : '';
  return [sale.series, sale.number].filter(Boolean).join(gap) || t('sale-unnumbered');
}

type Standing = Pick<Sale, 'state' | 'overdue'>;

/** `Vencida`, `Vencida, pagada en parte`, `Pagada`… */
export function sayState({ state, overdue }: Standing): string {
  if (overdue) return state === 'partial' ? t('sale-overdue-partial') : t('sale-overdue');
  return known(`value-${state}`) ?? state ?? '';
}

export function toneOf({ state, overdue }: Standing): Tone {
  if (overdue) return 'late';
  if (state === 'open' || state === 'partial') return 'accent';
  return state === 'paid' ? 'good' : 'plain';
}

/** A decimal of the engine (`12.5`) by the book's locale, with as many decimals as it has. */
export function decimal(text: string): string {
  const digits = text.split('.')[1]?.length ?? 0;
  return numberFormatter(
    bookLocale().locale,
    { minimumFractionDigits: digits, maximumFractionDigits: digits },
    'always',
  ).format(Number(text));
}

/** A price of one: as money, with all the decimals it has; nothing of it while amounts are hidden. */
export function price(text: string, currency = bookLocale().currency): string {
  if (currentLook().hidden) return veil;
  const digits = Math.max(text.split('.')[1]?.length ?? 0, minorDigits(currency));
  return numberFormatter(
    bookLocale().locale,
    {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    },
    'always',
  ).format(Number(text));
}
