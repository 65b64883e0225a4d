/** The table an address asks for, and the address of a table. */
import type { Compare, Dimension, Measure, PivotHead, PivotRequest } from '$lib/api';
import { monthName, shortDay, shortMonth } from '$lib/formats/dates';
import { countryName } from '$lib/formats/countries';
import { bookLocale } from '$lib/formats/locale.svelte';
import { number } from '$lib/formats/numbers';
import { periods, sayPeriod, type Span } from '$lib/formats/periods';
import { t, type PlainKey } from '$lib/words/words.svelte';
import { stageWords } from '../asked';

export const dimensions: Record<Dimension, PlainKey> = {
  client: 'dimension-client',
  kind: 'dimension-kind',
  city: 'dimension-city',
  region: 'dimension-region',
  country: 'dimension-country',
  tag: 'dimension-tag',
  salesperson: 'dimension-salesperson',
  origin: 'dimension-origin',
  stage: 'dimension-stage',
  class: 'dimension-class',
  cohort: 'dimension-cohort',
  product: 'dimension-product',
  category: 'dimension-category',
  line: 'dimension-line',
  document: 'dimension-document',
  series: 'dimension-series',
  day: 'dimension-day',
  month: 'dimension-month',
  quarter: 'dimension-quarter',
  year: 'dimension-year',
  weekday: 'dimension-weekday',
  hour: 'dimension-hour',
};

export const measures: Record<Measure, { name: PlainKey; how: PlainKey }> = {
  sales: { name: 'measure-sales', how: 'measure-how-sales' },
  margin: { name: 'measure-margin', how: 'measure-how-margin' },
  units: { name: 'measure-units', how: 'measure-how-units' },
  invoices: { name: 'measure-invoices', how: 'measure-how-invoices' },
  clients: { name: 'measure-clients', how: 'measure-how-clients' },
  ticket: { name: 'measure-ticket', how: 'measure-how-ticket' },
  visits: { name: 'measure-visits', how: 'measure-how-visits' },
};

const notOfVisits = new Set<Dimension>(['product', 'category', 'line', 'document', 'series']);
const weekdays: PlainKey[] = [
  'weekday-1',
  'weekday-2',
  'weekday-3',
  'weekday-4',
  'weekday-5',
  'weekday-6',
  'weekday-7',
];

/** What rows or columns can be of a measure. */
export function fitting(measure: Measure): Dimension[] {
  const all = Object.keys(dimensions) as Dimension[];
  return measure === 'visits' ? all.filter((one) => !notOfVisits.has(one)) : all;
}

/** A table, and which figure of it is open. */
export interface Shown {
  of: PivotRequest & { rows: Dimension; measure: Measure };
  open: { row: string | null; column: string | null } | null;
}

const oneOf = <V extends string>(all: Record<V, unknown>, text: string | null): V | null =>
  text !== null && Object.hasOwn(all, text) ? (text as V) : null;

/** Whatever stands in the address and fits together; sales by month where nothing does. */
export function asked(params: URLSearchParams): Shown {
  const measure = oneOf(measures, params.get('measure')) ?? 'sales';
  const fits = (one: Dimension | null) => (one && fitting(measure).includes(one) ? one : null);
  const rows = fits(oneOf(dimensions, params.get('rows'))) ?? 'month';
  const columns = fits(oneOf(dimensions, params.get('columns')));
  const period = params.get('period');
  const compare = oneOf<Compare>({ before: 0, year: 0 }, params.get('compare'));
  const [row, column] = [params.get('row'), params.get('column')];
  return {
    of: {
      rows,
      measure,
      ...(columns && columns !== rows ? { columns } : {}),
      ...(period ? { period } : {}),
      ...(compare ? { compare } : {}),
    },
    open: params.has('open') ? { row, column } : null,
  };
}

/** What follows the `?` for a table. */
export function query(of: PivotRequest): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(of)) if (value) params.set(name, String(value));
  return params.toString();
}

/** The address of a table, or of a figure of it: without row or column, of a total. */
export function address(of: PivotRequest, open?: { row?: string; column?: string }): string {
  const params = new URLSearchParams(query(of));
  if (open) params.set('open', '');
  if (open?.row !== undefined) params.set('row', open.row);
  if (open?.column !== undefined) params.set('column', open.column);
  return `/insight/statistics?${params}`;
}

/** What a row or column is called; `narrow` where many stand beside each other. */
export function sayHead(dimension: Dimension, head: PivotHead, narrow = false): string {
  if (head.others) return `${t('pivot-others')} (${number(head.others)})`;
  if (!head.key) return dimension === 'client' ? t('pivot-client-nobody') : t('pivot-none');
  switch (dimension) {
    case 'kind':
      return t(head.key === 'company' ? 'value-company' : 'value-person');
    case 'document':
      return t(
        head.key === 'credit'
          ? 'value-credit'
          : head.key === 'order'
            ? 'value-order'
            : 'value-invoice',
      );
    case 'stage':
      return t(stageWords[head.key as keyof typeof stageWords]);
    case 'country':
      return countryName(head.key, bookLocale().locale);
    case 'weekday':
      return t(weekdays[Number(head.key) - 1] ?? 'pivot-none');
    case 'day':
      return shortDay(head.key);
    case 'month':
    case 'cohort':
      return narrow ? shortMonth(`${head.key}-01`) : monthName(`${head.key}-01`);
    case 'quarter':
      return narrow
        ? t('pivot-quarter', { quarter: head.key.slice(6), year: head.key.slice(0, 4) })
        : sayPeriod(head.key);
    case 'hour':
      return `${head.key}:00`;
    default:
      return head.label;
  }
}

/** The periods one chooses by name, up to the one of a day (ISO). */
export function namedPeriods(day: string): { value: string; label: PlainKey }[] {
  const words: [Span, PlainKey, PlainKey][] = [
    ['month', 'pivot-this-month', 'pivot-last-month'],
    ['quarter', 'pivot-this-quarter', 'pivot-last-quarter'],
    ['year', 'pivot-this-year', 'pivot-last-year'],
  ];
  const year = Number(day.slice(0, 4));
  return [
    ...words.flatMap(([span, ...labels]) =>
      periods(span, day)
        .slice(0, 2)
        .map((value, place) => ({ value, label: labels[place] ?? labels[0] })),
    ),
    { value: `${year - 9}-01-01..${year}-12-31`, label: 'pivot-ten-years' },
  ];
}

/** How much more or less it is than it was, percent; nothing where it was nothing. */
export function change(now: number | null, before: number | null | undefined): number | null {
  if (now === null || !before || before < 0) return null;
  return Math.round(((now - before) / before) * 100);
}
