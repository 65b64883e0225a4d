/** Which cells put a doubt right, what they hold at first, and the change they make of a client. */
import type { Client, ClientDraft, Quality } from '$lib/api';
import { dayToType } from '$lib/formats/dates';
import type { PlainKey } from '$lib/words/words.svelte';
import { readBirthday } from '../birthday';

export type Cell =
  'name' | 'phone' | 'mail' | 'tax_id' | 'birthday' | 'street' | 'postcode' | 'city';

/** A cell to fill in. */
export interface Asked {
  cell: Cell;
  label: PlainKey;
  /** What stands there now; nothing where it is missing. */
  now: string;
  /** What the cell holds at first: what was probably meant, or what stands there. */
  typed: string;
}

const labels: Record<Cell, PlainKey> = {
  name: 'client-name',
  phone: 'reach-phone',
  mail: 'reach-mail',
  tax_id: 'client-tax-id',
  birthday: 'client-birthday',
  street: 'address-street',
  postcode: 'address-postcode',
  city: 'address-city',
};

const cells: Record<string, Cell[]> = {
  'no-reach': ['phone', 'mail'],
  'no-phone': ['phone'],
  'no-mail': ['mail'],
  'phone-doubtful': ['phone'],
  'mail-doubtful': ['mail'],
  'tax-id-wrong': ['tax_id'],
  'no-tax-id': ['tax_id'],
  'postcode-doubtful': ['postcode'],
  'no-address': ['street', 'postcode', 'city'],
  'birthday-doubtful': ['birthday'],
  'no-surname': ['name'],
  'name-capitals': ['name'],
};

const shown = (cell: Cell, value: string | null) =>
  value && cell === 'birthday' ? dayToType(value) : (value ?? '');

/** The cells of each doubt of a client; one that two doubts share stands with the first. */
export function asked({ doubts }: Quality): { code: string; cells: Asked[] }[] {
  const seen = new Set<Cell>();
  return doubts.map(({ code, value, suggestion }) => ({
    code,
    cells: (cells[code] ?? [])
      .filter((cell) => !seen.has(cell) && seen.add(cell))
      .map((cell) => ({
        cell,
        label: labels[cell],
        now: shown(cell, value),
        typed: suggestion ?? shown(cell, value),
      })),
  }));
}

/** The change that puts what was typed in its place; null when nothing differs from what is there. */
export function change(client: Client, all: Asked[]): ClientDraft | null {
  const made: ClientDraft = {};
  let points = client.contact_points.map(({ id, kind, shown, label }) => ({
    id: id as string | undefined,
    kind,
    value: shown,
    label,
  }));
  const place = client.addresses[0];
  const wrong = all.find((one) => one.cell === 'postcode' && one.now);
  const at = wrong ? client.addresses.findIndex((one) => one.postcode === wrong.now) : 0;
  const address = { ...(client.addresses[at] ?? place ?? {}) };
  let [reach, moved] = [false, false];
  for (const one of all) {
    const typed = one.typed.trim();
    if (typed === one.now) continue;
    if (one.cell === 'phone' || one.cell === 'mail') {
      const kind = one.cell;
      reach = true;
      if (!one.now) points = [...points, { id: undefined, kind, value: typed, label: '' }];
      else
        points = points.map((point) =>
          point.kind === kind && point.value === one.now ? { ...point, value: typed } : point,
        );
    } else if (one.cell === 'street' || one.cell === 'postcode' || one.cell === 'city') {
      moved = true;
      address[one.cell] = typed;
    } else made[one.cell] = one.cell === 'birthday' ? readBirthday(typed) : typed;
  }
  if (reach) made.contact_points = points.filter((point) => point.value);
  if (moved)
    made.addresses = client.addresses.length
      ? client.addresses.map((one, n) => (n === Math.max(0, at) ? { ...one, ...address } : one))
      : [address];
  return Object.keys(made).length ? made : null;
}
