export async function load({ url, parent }) {
  await parent();
  const params = url.searchParams;
  return { text: params.get('q') ?? '', archived: params.get('a') === '1' };
}
