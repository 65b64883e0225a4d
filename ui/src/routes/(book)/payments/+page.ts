import { readShown } from './address';

export async function load({ url, parent }) {
  await parent();
  return { shown: readShown(url.searchParams) };
}
