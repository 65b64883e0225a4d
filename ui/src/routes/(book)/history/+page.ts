import { api } from '$lib/api';

export const _PAGE = 60;

export async function load({ parent }) {
  await parent();
  return { first: await api.history.page({ limit: _PAGE }) };
}
