/** What happens to the book: every change is said in a toast with its way back, and the screens ask again. */
import { api, type Entry, type Happening } from '$lib/api';
import { onHappening } from '$lib/call';
import { toast } from '$lib/controls/toasts.svelte';
import { known, t } from '$lib/words/words.svelte';
import { sayFailure } from './failures';

let count = $state(0);

/** Grows with every change of the book; a screen that reads it in an effect asks again. */
export function changes(): number {
  return count;
}

/** The sentence of an action: `Añadió a José Muñoz`. */
export function sayAction(command: string, params: Record<string, string | number>): string {
  const key = `did-${command.replaceAll('.', '-').replaceAll('_', '-')}`;
  return known(key, params) ?? t('did-something', { command });
}

/** Commands whose effect is seen where it was made; a toast would only be in the way. */
const silent = new Set(['views.save', 'settings.set_habits']);

function told({ kind, entry }: Happening) {
  count += 1;
  const said = sayAction(entry.command, entry.params);
  if (kind === 'undo')
    toast(t('undone', { what: said }), { action: { label: t('redo'), run: redo } });
  else if (kind === 'redo')
    toast(t('redone', { what: said }), { action: { label: t('undo'), run: undo } });
  else if (!silent.has(entry.command))
    toast(said, {
      action: entry.undoable ? { label: t('undo'), run: () => undoAction(entry) } : undefined,
    });
}

/** Starts telling; called once by the frame of an open book. */
export function tellChanges(): () => void {
  return onHappening(told);
}

/** Runs something and says in a toast what went wrong, if anything. Returns null then. */
export async function attempt<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
    return null;
  }
}

/** Takes the last action back, as Ctrl+Z does. */
export async function undo() {
  try {
    if ((await api.history.undo()) === null) toast(t('undo-nothing'));
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}

/** Repeats what was taken back, as Ctrl+Shift+Z does. */
export async function redo() {
  try {
    if ((await api.history.redo()) === null) toast(t('redo-nothing'));
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}

/** Takes one action back, also when others came after it. */
export async function undoAction(entry: Pick<Entry, 'transaction'>) {
  await attempt(api.history.undo_action({ transaction: entry.transaction }));
}
