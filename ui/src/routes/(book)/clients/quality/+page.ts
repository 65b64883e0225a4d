import { api } from '$lib/api';

export const _PAGE = 50;

export async function load({ parent }) {
  await parent();
  return { first: await api.quality.page({ limit: _PAGE }) };
}
