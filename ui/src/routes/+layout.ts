import { currentLook } from '$lib/look/look.svelte';
import { speak } from '$lib/words/words.svelte';

export const ssr = false;
export const prerender = false;

export async function load() {
  const language = currentLook().language;
  await speak(language, language === 'es' ? 'es-ES' : 'en-GB');
}
