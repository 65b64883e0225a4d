export async function load({ url, parent }) {
  await parent();
  return {
    path: url.searchParams.get('path') ?? '',
    /** Why it could not be opened, when it could not. */
    why: url.searchParams.get('why') ?? 'book-damaged',
  };
}
