/** What can be begun: one entry for each kind of document, for every menu that offers them. */
import { t } from '$lib/words/words.svelte';

const kinds = ['quote', 'order', 'delivery', 'invoice', 'simplified'] as const;

/** Menu entries that open an empty document, for `client` where one is known. */
export function newSales(client?: string) {
  return kinds.map((kind) => ({
    label: t(`new-${kind}`),
    href: newSale(kind, client),
    ...(kind === 'quote' && !client ? { hint: 'Q' } : {}),
    ...(kind === 'invoice' && !client ? { hint: 'F' } : {}),
  }));
}

/** Where an empty document is written. */
export function newSale(kind: (typeof kinds)[number], client?: string): string {
  return `/sales/new?${new URLSearchParams({ kind, ...(client ? { client } : {}) })}`;
}
