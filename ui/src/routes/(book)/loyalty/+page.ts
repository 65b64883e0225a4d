export async function load({ parent, url }) {
  await parent();
  return { archived: url.searchParams.has('a'), waiting: url.searchParams.get('v') === 'waiting' };
}
