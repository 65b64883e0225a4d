import { api } from '$lib/api';

export async function load({ params, parent }) {
  await parent();
  const found = await api.sales.get({ id: params.id });
  const { kind, client } = found.sale;
  const start = await api.sales.start({
    kind: found.fiscal_kind === 'F2' ? 'simplified' : kind,
    ...(client ? { client: client.id } : {}),
  });
  return { found, start };
}
