import { error } from '@sveltejs/kit';
import { lookAgain } from '$lib/book/session.svelte';
import { sayFailure } from '$lib/book/failures';
import { currentLook } from '$lib/look/look.svelte';
import { speak } from '$lib/words/words.svelte';

export const ssr = false;
export const prerender = false;

export async function load() {
  try {
    await lookAgain();
  } catch (failure) {
    const { language } = currentLook();
    await speak(language, language === 'es' ? 'es-ES' : 'en-GB');
    error(500, sayFailure(failure));
  }
}
