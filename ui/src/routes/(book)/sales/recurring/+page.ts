export async function load({ parent }) {
  await parent();
}
