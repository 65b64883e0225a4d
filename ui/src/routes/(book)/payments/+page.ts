import { api } from '$lib/api';
import { readShown } from './address';

export async function load({ url, parent }) {
  await parent();
  // Where nobody pays in euros there are no direct debits to show.
  const { available: collects } = await api.debits.creditor();
  return { shown: readShown(url.searchParams), collects };
}
