import { api } from '$lib/api';

/** `?c=…&n=10&q=…`: for whom, how many of each, which products. */
export async function load({ url, parent }) {
  await parent();
  const id = url.searchParams.get('c');
  const client = id ? await api.clients.get({ id }).catch(() => null) : null;
  return {
    client: client ? { id: client.id, label: client.name } : null,
    quantity: url.searchParams.get('n') ?? '',
    text: url.searchParams.get('q') ?? '',
  };
}
