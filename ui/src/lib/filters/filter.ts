/** Filters with and/or, as a person builds them, as the engine takes them and as the address keeps them. */
import type { Filter, Operator } from '$lib/api';
import { plusDays } from '$lib/formats/dates';

export type FieldKind =
  'text' | 'number' | 'money' | 'day' | 'moment' | 'choice' | 'boolean' | 'client';

/** A field one can filter by. */
export interface FilterField {
  key: string;
  label: string;
  kind: FieldKind;
  choices?: { value: string; label: string }[];
}

export interface Condition {
  field: string;
  op: Op;
  value?: string | number | null;
}
export interface Group {
  join: 'all' | 'any';
  items: (Condition | Group)[];
}

export const ops = {
  text: ['contains', 'is', 'is-not', 'starts', 'empty', 'filled'],
  number: ['is', 'more', 'less', 'empty', 'filled'],
  money: ['is', 'more', 'less', 'empty', 'filled'],
  day: ['is', 'from', 'until', 'last-days', 'next-days', 'empty', 'filled'],
  moment: ['from', 'until', 'last-days', 'before-days', 'empty', 'filled'],
  choice: ['is', 'is-not', 'empty', 'filled'],
  boolean: ['yes', 'no'],
  client: ['is', 'contains', 'empty', 'filled'],
} as const satisfies Record<FieldKind, readonly string[]>;

export type Op = (typeof ops)[FieldKind][number];

/** Whether the comparison needs a value beside it. */
export function needsValue(op: Op): boolean {
  return !['empty', 'filled', 'yes', 'no'].includes(op);
}

/** Whether its value is a number of days rather than a day. */
export function isDays(op: Op): boolean {
  return op === 'last-days' || op === 'next-days' || op === 'before-days';
}

export function isGroup(item: Condition | Group): item is Group {
  return 'join' in item;
}

/** The filter without the conditions that are not finished; null when nothing remains. */
export function finished(group: Group): Group | null {
  const items = group.items.flatMap((item): (Condition | Group)[] => {
    if (isGroup(item)) {
      const inner = finished(item);
      return inner ? [inner] : [];
    }
    return !needsValue(item.op) ||
      (item.value !== undefined && item.value !== null && item.value !== '')
      ? [item]
      : [];
  });
  return items.length ? { join: group.join, items } : null;
}

function condition({ field, op, value }: Condition): Filter {
  const test = (operator: Operator, text?: string): Filter => ({
    test: { field, operator, ...(text === undefined ? {} : { value: text }) },
  });
  const said = String(value ?? '');
  switch (op) {
    case 'from':
      return test('more', plusDays(said, -1));
    case 'until':
      return test('less', plusDays(said, 1));
    case 'last-days':
      return test('more', `-${said}`);
    case 'before-days':
      return test('less', `-${said}`);
    case 'next-days':
      return { all: [test('more', '-1'), test('less', `+${Number(said) + 1}`)] };
    case 'yes':
      return test('is', '1');
    case 'no':
      return { not: test('is', '1') };
    case 'is-not':
      return test('is_not', said);
    default:
      return test(op, needsValue(op) ? said : undefined);
  }
}

/** The filter as the engine takes it; undefined when no condition is finished. */
export function toEngine(group: Group | null): Filter | undefined {
  const whole = group && finished(group);
  if (!whole) return undefined;
  const parts = whole.items.map((item) =>
    isGroup(item) ? (toEngine(item) ?? { all: [] }) : condition(item),
  );
  return whole.join === 'all' ? { all: parts } : { any: parts };
}

/** How many conditions a filter has. */
export function conditions(group: Group | null): number {
  return (group?.items ?? []).reduce(
    (sum, item) => sum + (isGroup(item) ? conditions(item) : 1),
    0,
  );
}

type Packed = [string, string, (string | number)?] | { o: Packed[] } | { a: Packed[] };

function pack(item: Condition | Group): Packed {
  if (isGroup(item))
    return item.join === 'any' ? { o: item.items.map(pack) } : { a: item.items.map(pack) };
  return item.value === undefined || item.value === null
    ? [item.field, item.op]
    : [item.field, item.op, item.value];
}

function unpack(packed: unknown): Condition | Group | null {
  if (Array.isArray(packed)) {
    const [field, op, value] = packed as unknown[];
    if (typeof field !== 'string' || typeof op !== 'string') return null;
    if (value !== undefined && typeof value !== 'string' && typeof value !== 'number') return null;
    return { field, op: op as Op, value };
  }
  if (typeof packed !== 'object' || packed === null) return null;
  const join = 'o' in packed ? 'any' : 'all';
  const list = (packed as Record<string, unknown>)[join === 'any' ? 'o' : 'a'];
  if (!Array.isArray(list)) return null;
  return { join, items: list.flatMap((one) => unpack(one) ?? []) };
}

/** The filter as short text for the address. */
export function toAddress(group: Group): string {
  return JSON.stringify(pack(group));
}

/** The filter an address holds; null when it holds none that makes sense. */
export function fromAddress(text: string | null): Group | null {
  if (!text) return null;
  try {
    const read = unpack(JSON.parse(text));
    return read && isGroup(read) && read.items.length ? read : null;
  } catch {
    return null;
  }
}
