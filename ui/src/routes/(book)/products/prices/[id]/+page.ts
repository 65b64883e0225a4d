import { api } from '$lib/api';

export async function load({ params, parent }) {
  await parent();
  return { found: await api.prices.get({ id: params.id }) };
}
