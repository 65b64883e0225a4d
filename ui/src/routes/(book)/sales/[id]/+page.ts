import { api } from '$lib/api';

export async function load({ params, url, parent }) {
  await parent();
  return { found: await api.sales.get({ id: params.id }), issue: url.searchParams.has('issue') };
}
