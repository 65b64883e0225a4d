/** Which part of what is owed and paid the screen shows, as its address says it. */
import type { PaymentsRequest } from '$lib/api';
import { dayIn } from '$lib/shell/showing';

export const views = ['owed', 'paid', 'day', 'bank', 'debits', 'reminders'] as const;
export const states = ['open', 'matched', 'ignored'] as const;
export type View = (typeof views)[number];

export interface Shown {
  view: View;
  /** What is owed as of this day. */
  asOf: string | null;
  currency: string | null;
  method: string | null;
  /** Only payments of which something is for nothing yet. */
  free: boolean;
  from: string | null;
  to: string | null;
  /** The day whose cash is counted. */
  day: string | null;
  /** Which lines of the bank: those that wait, or these. */
  state: (typeof states)[number];
  account: string | null;
}

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readShown(params: URLSearchParams): Shown {
  return {
    view: views.find((view) => view === params.get('v')) ?? 'owed',
    asOf: dayIn(params, 'a'),
    currency: /^[A-Z]{3}$/.exec(params.get('c') ?? '')?.[0] ?? null,
    method: params.get('m'),
    free: params.get('l') === '1',
    from: dayIn(params, 'd'),
    to: dayIn(params, 'h'),
    day: dayIn(params, 'x'),
    state: states.find((state) => state === params.get('s')) ?? 'open',
    account: params.get('b'),
  };
}

/** The address that shows exactly this; a view keeps only what is its own. */
export function writeShown(shown: Shown): string {
  const own: Record<View, [string, string | null][]> = {
    owed: [
      ['a', shown.asOf],
      ['c', shown.currency],
    ],
    paid: [
      ['m', shown.method],
      ['l', shown.free ? '1' : null],
      ['d', shown.from],
      ['h', shown.to],
    ],
    day: [['x', shown.day]],
    bank: [
      ['s', shown.state === 'open' ? null : shown.state],
      ['b', shown.account],
    ],
    debits: [],
    reminders: [],
  };
  const params = new URLSearchParams();
  if (shown.view !== 'owed') params.set('v', shown.view);
  for (const [name, value] of own[shown.view]) if (value) params.set(name, value);
  const text = params.toString();
  return `/payments${text ? `?${text}` : ''}`;
}

/** The question for the engine: which payments. */
export function askFor({ method, free, from, to }: Shown): PaymentsRequest {
  return {
    ...(method ? { method } : {}),
    ...(free ? { free } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}
