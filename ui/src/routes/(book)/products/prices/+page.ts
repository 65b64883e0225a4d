export async function load({ url, parent }) {
  await parent();
  return { archived: url.searchParams.get('a') === '1' };
}
