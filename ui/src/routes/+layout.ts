import { error } from '@sveltejs/kit';
import { lookAgain } from '$lib/book/session.svelte';
import { sayFailure } from '$lib/book/failures';
import { currentLook } from '$lib/look/look.svelte';
import { speak, speakOfAll } from '$lib/words/words.svelte';

export const ssr = false;
export const prerender = false;

export async function load({ route, untrack }) {
  try {
    await lookAgain();
    // The home page has its words with it.
    if (untrack(() => route.id) !== '/(book)/today') await speakOfAll();
  } catch (failure) {
    const { language } = currentLook();
    await speak(language, language === 'es' ? 'es-ES' : 'en-GB');
    await speakOfAll();
    error(500, sayFailure(failure));
  }
}
