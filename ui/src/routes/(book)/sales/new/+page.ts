import { api } from '$lib/api';

const kinds = ['quote', 'proforma', 'order', 'delivery', 'invoice'];

/** `?kind=quote&client=…`: what an empty document begins with, and what was left unsaved. */
export async function load({ url, parent }) {
  await parent();
  const asked = url.searchParams.get('kind') ?? '';
  const simplified = asked === 'simplified';
  const kind = kinds.includes(asked) ? asked : simplified ? 'invoice' : 'quote';
  const client = url.searchParams.get('client');
  const [start, kept] = await Promise.all([
    api.sales.start({ kind: simplified ? 'simplified' : kind, ...(client ? { client } : {}) }),
    api.drafts.get({ name: `sale-new-${kind}` }).catch(() => null),
  ]);
  const body = kept?.body as { body?: string } | undefined;
  return { kind, simplified, start, kept: client ? null : (body?.body ?? null) };
}
