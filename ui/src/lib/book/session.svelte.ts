/** Which book is open in this window, and the business it belongs to. */
import { goto } from '$app/navigation';
import { api, type BookStatus, type OpenBook } from '$lib/api';
import { toast } from '$lib/controls/toasts.svelte';
import { useBookLocale } from '$lib/formats/locale.svelte';
import { currentLook, setLook, type Theme } from '$lib/look/look.svelte';
import { pageStands } from '$lib/shell/window';
import { speak, type Language } from '$lib/words/words.svelte';
import { sayFailure } from './failures';

let status = $state.raw<BookStatus | null>(null);

/** The books of this machine as last heard. */
export function bookStatus(): BookStatus | null {
  return status;
}

/** The open book; screens inside it may count on it. */
export function openBook(): OpenBook {
  const open = status?.open;
  if (!open) throw new Error('no book is open');
  return open;
}

/** Asks again which book is open, and takes over its language, formats and look. */
export async function lookAgain(): Promise<BookStatus> {
  const heard = await api.book.status();
  const open = heard.open;
  if (open) {
    const { language, country, currency, timezone } = open.business;
    useBookLocale(language, country, currency, timezone);
    setLook({
      theme: open.habits.theme as Theme,
      size: open.habits.text_percent,
      language: language as Language,
    });
    await speak(language as Language, `${language}-${country}`);
  } else {
    const { language } = currentLook();
    await speak(language, language === 'es' ? 'es-ES' : 'en-GB');
  }
  status = heard;
  canvas = getComputedStyle(document.documentElement).getPropertyValue('--canvas').trim();
  if (stands) followLook();
  return heard;
}

let stands = $state(false);
/** The page's own colour, read before there is a page: asking later makes the webview lay all of it out first. */
let canvas = '';

/**
 * What one starts with is drawn: the shell shows the window, and from now on follows the look. Windows take a while to come, in
 * which what was left for later is drawn.
 */
export function showPage() {
  followLook();
  setTimeout(() => (stands = true));
}

/** Whether the first screen was handed over: what only serves it from then on, or lies beside, does not hold it up. */
export function screenStands(): boolean {
  return stands;
}

function followLook() {
  pageStands(currentLook().language, canvas).catch(() => {
    // Outside the shell there is no window to show.
  });
}

/** Where one goes with a damaged book; `why` is the failure, when it does not open at all. */
export function damaged(path: string, why?: string): string {
  return `/salvage?${new URLSearchParams({ path, ...(why ? { why } : {}) })}`;
}

/** Goes into the book that was just opened or made; with a damaged one first to where one can save it. */
export async function enter() {
  const { open } = await lookAgain();
  if (open?.damaged) {
    await goto(damaged(open.path), { replaceState: true });
    return;
  }
  await goto('/today', { replaceState: true });
}

/** Locks the book; its passphrase opens it again. */
export async function lock() {
  try {
    await api.backups.if_due({ closing: true }).catch(() => null);
    await api.book.lock();
    await lookAgain();
    await goto('/locked', { replaceState: true });
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}

/** Closes the book and goes to where one chooses another. */
export async function leave() {
  try {
    await api.backups.if_due({ closing: true }).catch(() => null);
    await api.book.close();
    await lookAgain();
    await goto('/welcome', { replaceState: true });
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}

/** Locks after the minutes the owner chose without a key or a touch. Returns the way to stop watching. */
export function lockWhenIdle(): () => void {
  let last = Date.now();
  const touch = () => (last = Date.now());
  const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
  for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
  const timer = setInterval(() => {
    const minutes = status?.open?.encrypted ? status.open.habits.lock_after_minutes : 0;
    if (minutes > 0 && Date.now() - last > minutes * 60_000) void lock();
  }, 5000);
  return () => {
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, touch, { capture: true });
  };
}
