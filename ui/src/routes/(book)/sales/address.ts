/** Which sales the screen shows, as its address says it. */
import type { SalesRequest } from '$lib/api';

export const saleKinds = ['order', 'invoice', 'credit'] as const;
export type SaleKind = (typeof saleKinds)[number];

export interface Shown {
  kind: SaleKind | null;
  from: string | null;
  to: string | null;
}

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readShown(params: URLSearchParams): Shown {
  const day = (name: string) => {
    const text = params.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  };
  return {
    kind: saleKinds.find((kind) => kind === params.get('k')) ?? null,
    from: day('d'),
    to: day('h'),
  };
}

/** The address that shows exactly this. */
export function writeShown(shown: Shown): string {
  const params = new URLSearchParams();
  if (shown.kind) params.set('k', shown.kind);
  if (shown.from) params.set('d', shown.from);
  if (shown.to) params.set('h', shown.to);
  const text = params.toString();
  return `/sales${text ? `?${text}` : ''}`;
}

/** The question for the engine. */
export function askFor(shown: Shown): SalesRequest {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value)) as SalesRequest;
}
