export async function load({ url, parent }) {
  await parent();
  return { file: url.searchParams.get('file') };
}
