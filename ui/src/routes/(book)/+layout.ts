import { redirect } from '@sveltejs/kit';
import { bookStatus } from '$lib/book/session.svelte';

export async function load({ parent }) {
  await parent();
  const status = bookStatus();
  if (!status?.open) redirect(307, status?.locked ? '/locked' : '/welcome');
}
