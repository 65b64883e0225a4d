/** What the list of clients shows, as its address says it: filter, order, columns. */
import type { PageRequest, SortKey } from '$lib/api';
import { fromAddress, toAddress, toEngine, type Group } from '$lib/filters/filter';
import { isReckoned, usualColumns } from './columns';

export interface Shown {
  filter: Group | null;
  sort: { key: SortKey; down: boolean };
  columns: string[];
  archived: boolean;
}

const sorts: SortKey[] = [
  'name',
  'last_contact',
  'first_contact',
  'next_step',
  'created',
  'city',
  'interactions',
];

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readShown(params: URLSearchParams): Shown {
  const sort = params.get('s') ?? 'name';
  const down = sort.startsWith('-');
  const key = sorts.find((one) => one === (down ? sort.slice(1) : sort));
  const columns = (params.get('c') ?? '').split(',').filter(Boolean);
  return {
    filter: fromAddress(params.get('f')),
    sort: { key: key ?? 'name', down: key ? down : false },
    columns: columns.length ? ['name', ...columns.filter((one) => one !== 'name')] : usualColumns,
    archived: params.get('a') === '1',
  };
}

/** The address that shows exactly this; only what is not usual is said. */
export function writeShown(shown: Shown): string {
  const params = new URLSearchParams();
  if (shown.filter) params.set('f', toAddress(shown.filter));
  const sort = `${shown.sort.down ? '-' : ''}${shown.sort.key}`;
  if (sort !== 'name') params.set('s', sort);
  if (shown.columns.join() !== usualColumns.join()) params.set('c', shown.columns.join());
  if (shown.archived) params.set('a', '1');
  const text = params.toString();
  return `/clients${text ? `?${text}` : ''}`;
}

/** The question for the engine. */
export function askFor(shown: Shown): PageRequest {
  const filter = toEngine(shown.filter);
  return {
    ...(filter ? { filter } : {}),
    archived: shown.archived,
    sort: { by: shown.sort.key, descending: shown.sort.down },
    ...(shown.columns.some(isReckoned) ? { figures: true } : {}),
  };
}
