/** A document while it is written: what is typed, turned into what the engine is asked. Sums are never worked out here. */
import type { NewAdjustment, NewLine, NewSale, SaleDetail, SaleStart } from '$lib/api';
import { bookLocale } from '$lib/formats/locale.svelte';
import { numberFormatter } from '$lib/formats/formatters';
import { readNumber, SCALE } from '$lib/formats/numbers';

/** A product, or without `id` words of one's own. */
export interface What {
  id: string;
  label: string;
  detail?: string | null;
}

/** A line as it is typed: numbers in the marks of the book. */
export interface Row {
  /** Its place in the page, whatever happens to the others. */
  key: number;
  id?: string;
  origin?: string;
  what: What | null;
  quantity: string;
  price: string;
  discount: string;
  /** Codes of its taxes; what is usual while null. */
  taxes: string[] | null;
  retentions: string[] | null;
}

/** Everything that is typed besides the lines. */
export interface Head {
  client: What | null;
  simplified: boolean;
  day: string | null;
  due: string | null;
  valid_until: string | null;
  prices: string;
  discount: string;
  payment_means: string;
  terms: string;
  note: string;
}

let keys = 0;
/** A line nobody has written on yet. */
export const blank = (): Row => ({
  key: ++keys,
  what: null,
  quantity: '',
  price: '',
  discount: '',
  taxes: null,
  retentions: null,
});

/** Whether anything stands on it. */
export const isBlank = (row: Row) => !row.what?.label.trim() && !row.quantity && !row.price;

/** What was typed as the engine's decimal (`1234.5`); as it was typed where it is no number, so that the engine says so. */
export function toDecimal(typed: string): string {
  const read = readNumber(typed);
  if (read === null) return typed.trim();
  const sign = read < 0n ? '-' : '';
  const digits = String(read < 0n ? -read : read).padStart(SCALE + 1, '0');
  const rest = digits.slice(-SCALE).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -SCALE)}${rest ? `.${rest}` : ''}`;
}

/** The engine's decimal as one types it. */
export function toTyped(text: string): string {
  const digits = text.split('.')[1]?.length ?? 0;
  return numberFormatter(
    bookLocale().locale,
    { minimumFractionDigits: digits, maximumFractionDigits: digits },
    false,
  ).format(Number(text));
}

/** `10 % + 5 %`, `12,50`: parts one after the other, each a percentage or an amount. */
function eachPart(text: string, turn: (number: string) => string): string {
  return text
    .split('+')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (part.endsWith('%') ? `${turn(part.slice(0, -1))}%` : turn(part)))
    .join('+');
}

/** The engine's discount as one types it. */
export const typedDiscount = (text: string) => eachPart(text, toTyped);

function line(row: Row): NewLine {
  const text = row.what?.label.trim();
  return {
    ...(row.id ? { id: row.id } : {}),
    ...(row.origin ? { origin: row.origin } : {}),
    ...(row.what?.id ? { product: row.what.id } : {}),
    ...(text ? { text } : {}),
    ...(row.quantity.trim() ? { quantity: toDecimal(row.quantity) } : {}),
    ...(row.price.trim() ? { price: toDecimal(row.price) } : {}),
    ...(row.discount.trim() ? { discount: eachPart(row.discount, toDecimal) } : {}),
    ...(row.taxes ? { taxes: row.taxes } : {}),
    ...(row.retentions ? { retentions: row.retentions } : {}),
  };
}

/** What the engine is told: `rows` without the blank ones. */
export function toSale(kind: string, head: Head, rows: Row[], kept: NewAdjustment[]): NewSale {
  const off = head.discount.trim();
  const adjustments = [
    ...(off ? [{ turn: 'discount', worth: eachPart(off, toDecimal) }] : []),
    ...kept,
  ];
  return {
    kind,
    ...(head.client?.id ? { client: head.client.id } : {}),
    ...(head.simplified ? { simplified: true } : {}),
    ...(head.day ? { day: head.day } : {}),
    ...(head.due && kind !== 'quote' ? { due: head.due } : {}),
    ...(head.valid_until && kind === 'quote' ? { valid_until: head.valid_until } : {}),
    prices: head.prices,
    lines: rows.filter((row) => !isBlank(row)).map(line),
    ...(adjustments.length ? { adjustments } : {}),
    ...(head.payment_means ? { payment_means: head.payment_means } : {}),
    ...(head.terms.trim() ? { terms: head.terms.trim() } : {}),
    ...(head.note.trim() ? { note: head.note.trim() } : {}),
  };
}

/** What an empty document begins with. */
export function headOf(start: SaleStart, simplified: boolean): Head {
  return {
    client: start.client ? { id: start.client.id, label: start.client.name } : null,
    simplified,
    day: start.day,
    due: start.due,
    valid_until: start.valid_until,
    prices: start.prices,
    discount: '',
    payment_means: start.payment_means ?? '',
    terms: start.terms,
    note: '',
  };
}

/** The document as it is typed again: the one discount of the whole that has a field, and the others as they are. */
export function typed(found: SaleDetail): { head: Head; rows: Row[]; kept: NewAdjustment[] } {
  const simple = found.adjustments.find(
    (one) => one.turn === 'discount' && !one.taxes && !one.reason,
  );
  return {
    head: {
      client: found.sale.client
        ? { id: found.sale.client.id, label: found.sale.client.name }
        : null,
      simplified: found.fiscal_kind === 'F2',
      day: found.sale.day,
      due: found.sale.due,
      valid_until: found.valid_until,
      prices: found.prices ?? 'without_tax',
      discount: simple ? eachPart(simple.worth, toTyped) : '',
      payment_means: found.payment_means ?? '',
      terms: found.terms,
      note: found.note,
    },
    rows: found.lines.map((one) => ({
      ...blank(),
      id: one.id,
      ...(one.origin ? { origin: one.origin } : {}),
      what: { id: one.product?.id ?? '', label: one.text },
      quantity: toTyped(one.quantity),
      price: one.price === null ? '' : toTyped(one.price),
      discount: eachPart(one.discount, toTyped),
      taxes: one.taxes,
      retentions: one.retentions,
    })),
    kept: found.adjustments.filter((one) => one !== simple),
  };
}
