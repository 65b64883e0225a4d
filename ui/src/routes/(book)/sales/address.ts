/** Which sales the screen shows, as its address says it. */
import type { SalesRequest } from '$lib/api';
import { dayIn } from '$lib/shell/showing';

export const saleKinds = ['quote', 'order', 'delivery', 'invoice', 'credit'] as const;
export type SaleKind = (typeof saleKinds)[number];
export const saleStates = [
  'draft',
  'open',
  'owed',
  'overdue',
  'partial',
  'paid',
  'accepted',
  'lost',
  'expired',
] as const;
export type SaleState = (typeof saleStates)[number];

export interface Shown {
  kind: SaleKind | null;
  state: SaleState | null;
  from: string | null;
  to: string | null;
}

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readShown(params: URLSearchParams): Shown {
  return {
    kind: saleKinds.find((kind) => kind === params.get('k')) ?? null,
    state: saleStates.find((state) => state === params.get('s')) ?? null,
    from: dayIn(params, 'd'),
    to: dayIn(params, 'h'),
  };
}

/** The address that shows exactly this. */
export function writeShown(shown: Shown): string {
  const params = new URLSearchParams();
  const names = { k: 'kind', s: 'state', d: 'from', h: 'to' } as const;
  for (const [short, name] of Object.entries(names)) {
    const value = shown[name];
    if (value) params.set(short, value);
  }
  const text = params.toString();
  return `/sales${text ? `?${text}` : ''}`;
}

/** The question for the engine. */
export function askFor(shown: Shown): SalesRequest {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value)) as SalesRequest;
}
