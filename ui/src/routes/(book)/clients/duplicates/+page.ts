import { api } from '$lib/api';

export const _PAGE = 20;

export async function load({ parent }) {
  await parent();
  return { first: await api.duplicates.page({ limit: _PAGE }) };
}
