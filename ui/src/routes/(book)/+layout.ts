import { redirect } from '@sveltejs/kit';
import { bookStatus } from '$lib/book/session.svelte';
import { speakOfAll } from '$lib/words/words.svelte';

export async function load({ parent, route }) {
  const { id } = route;
  await parent();
  const status = bookStatus();
  if (!status?.open || id !== '/(book)/today') await speakOfAll();
  if (!status?.open) redirect(307, status?.locked ? '/locked' : '/welcome');
}
