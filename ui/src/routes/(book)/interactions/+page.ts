import { api } from '$lib/api';
import { readShown } from './address';

export async function load({ url, parent }) {
  await parent();
  const [outcomes, users] = await Promise.all([
    api.lists.all({ list: 'outcome' }),
    api.users.all(),
  ]);
  return { shown: readShown(url.searchParams), outcomes, users };
}
