/** How the figures of a table are written. */
import type { Pivot, PivotPage } from '$lib/api';
import { money, minorDigits } from '$lib/formats/money';
import { number } from '$lib/formats/numbers';

/** `short` as there is room for it: among columns, money without cents and sign; `full` always says all. */
export function figures(
  { unit, currency }: Pick<Pivot | PivotPage, 'unit' | 'currency'>,
  narrow = false,
): { short: (figure: number) => string; full: (figure: number) => string } {
  const full = (figure: number) => {
    if (unit === 'money') return money(figure, currency);
    if (unit === 'count') return number(figure);
    const pieces = figure / 1e6;
    return number(pieces, Number.isInteger(pieces) ? 0 : 3);
  };
  if (unit !== 'money' || !narrow) return { short: full, full };
  return { short: (figure) => number(Math.round(figure / 10 ** minorDigits(currency))), full };
}
