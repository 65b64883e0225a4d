export async function load({ parent, url }) {
  await parent();
  return { archived: url.searchParams.has('a'), view: url.searchParams.get('v') };
}
