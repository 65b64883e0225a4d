/** Numbers as people write and read them, and small sums typed into a field. */
import { numberFormatter } from './formatters';
import { t } from '../words/words.svelte';
import { bookLocale } from './locale.svelte';

/** Decimals kept while a sum is worked out. */
export const SCALE = 9;
const one = 10n ** BigInt(SCALE);

/** `12345` as `12.345` in the book's locale; thousands always grouped. */
export function number(value: number, digits = 0): string {
  return numberFormatter(bookLocale().locale, { maximumFractionDigits: digits }, 'always').format(
    value,
  );
}

/** A count that may have stopped at a hundred: `12`, `más de 100`. */
export function capped({ count, more }: { count: number; more: boolean }): string {
  return more ? t('more-than', { count }) : number(count);
}

/** Bytes as `1,2 MB`. */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${number(value, unit && value < 100 ? 1 : 0)} ${units[unit]}`;
}

/**
 * One plain number with the marks of either tradition, scaled by 10^9, or null. The last of two different marks is the
 * decimal one; a single mark is the decimal one unless the locale groups with it and three digits follow.
 */
function plain(text: string, decimal: string): bigint | null {
  if (!/^\d[\d.,]*$/.test(text) || /[.,]$/.test(text)) return null;
  const marks = text.replace(/\d/g, '');
  const last = marks.at(-1);
  let point: string | null = null;
  if (last && new Set(marks).size === 2) point = last;
  else if (last && marks.length === 1)
    point = last === decimal || !/[.,]\d{3}$/.test(text) ? last : null;
  if (point && marks.split(point).length > 2) return null;
  const [whole = '', rest = ''] = point ? text.split(point) : [text];
  const digits = whole.replace(/[.,]/g, '');
  if (digits.length > 18 || /[.,]/.test(rest)) return null;
  return BigInt(digits) * one + BigInt(rest.slice(0, SCALE).padEnd(SCALE, '0'));
}

/**
 * The value of a number or a small sum (`+ - * /`, parentheses, `%` of one) scaled by 10^9, or null when it is none.
 * The marks are read by `locale`.
 */
export function readNumber(text: string, locale = bookLocale().locale): bigint | null {
  const decimal = numberFormatter(locale).format(1.5).charAt(1);
  const tokens = text.replace(/[\s\u00a0\u202f]/g, '').match(/[\d.,]+|[-+*/()%x×]|./g) ?? [];
  if (!tokens.length || tokens.length > 200) return null;
  let at = 0;
  const times = (a: bigint, b: bigint) => (a * b) / one;

  function factor(): bigint | null {
    const token = tokens[at++];
    let value: bigint | null;
    if (token === '-') {
      const next = factor();
      return next === null ? null : -next;
    }
    if (token === '(') {
      value = sum();
      if (tokens[at++] !== ')') return null;
    } else value = plain(token ?? '', decimal);
    if (value !== null && tokens[at] === '%') {
      at += 1;
      value /= 100n;
    }
    return value;
  }
  function product(): bigint | null {
    let value = factor();
    while (value !== null && /^[*x×/]$/.test(tokens[at] ?? '')) {
      const divide = tokens[at++] === '/';
      const next = factor();
      if (next === null || (divide && next === 0n)) return null;
      value = divide ? (value * one) / next : times(value, next);
    }
    return value;
  }
  function sum(): bigint | null {
    let value = product();
    while (value !== null && (tokens[at] === '+' || tokens[at] === '-')) {
      const minus = tokens[at++] === '-';
      const next = product();
      if (next === null) return null;
      value = minus ? value - next : value + next;
    }
    return value;
  }

  const value = sum();
  return at === tokens.length ? value : null;
}
