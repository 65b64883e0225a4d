export async function load({ url, parent }) {
  await parent();
  return { files: url.searchParams.getAll('file') };
}
