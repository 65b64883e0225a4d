/**
 * The one way out of the page: every function of `api.ts` comes through here. What a command did to the book is told to
 * everyone who listens, so that screens show it and a toast offers the way back.
 */
import { invoke } from '@tauri-apps/api/core';
import type { Answer, Happening, Progress } from './api';
import { hear } from './shell/window';

/** For long work: hears how far it has come, and stops it. */
export interface Watching {
  told?: (step: Progress) => void;
  stop?: AbortSignal;
}

type Listener = (happened: Happening) => void;
const listeners = new Set<Listener>();

/** Hears what every later command does to the book, until the returned function is called. */
export function onHappening(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answer that was asked for before there was a page, once. */
function askedBefore(name: string, input: unknown): Promise<Answer> | undefined {
  const key = name + JSON.stringify(input);
  const answer = window.asked?.get(key);
  window.asked?.delete(key);
  return answer as Promise<Answer> | undefined;
}

/** Runs a command of the catalogue. Throws the door's error as it came: `{ kind, field, params }`. */
export async function call<T>(name: string, input: unknown, watching?: Watching): Promise<T> {
  const task = watching ? `${name}-${crypto.randomUUID()}` : undefined;
  const deaf =
    watching?.told &&
    hear<{ task: string; step: Progress }>('progress', (heard) => {
      if (heard.task === task) watching.told?.(heard.step);
    });
  const stop = () => void invoke('call', { name: 'window.cancel', input: { task } });
  watching?.stop?.addEventListener('abort', stop, { once: true });
  try {
    const answer = await (askedBefore(name, input) ??
      invoke<Answer>('call', { name, input, task }));
    if (answer.happened) for (const listener of listeners) listener(answer.happened);
    return answer.value as T;
  } finally {
    deaf?.();
    watching?.stop?.removeEventListener('abort', stop);
  }
}
