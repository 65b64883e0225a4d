/**
 * The keyboard. A screen binds keys while it is shown; the shell listens once and the `?` sheet lists what is bound now.
 * Matched by `event.key`, so `?` is `?` on any keyboard; Ctrl+Alt is AltGr on Spanish ones and never a command.
 */
import { untrack } from 'svelte';

export interface Binding {
  /** `c`, `?`, `shift+x`, `mod+k` (Ctrl or ⌘), `Escape`, or two keys after one another: `g t`. */
  keys: string;
  /** What it does, in words, for the sheet; without it the sheet stays silent. */
  says?: () => string;
  /** Heading in the sheet. */
  group?: () => string;
  /** Without it a control does it by itself, and the sheet only tells. */
  run?: (event: KeyboardEvent) => void;
  /** Also while a field has the focus. */
  typing?: boolean;
}

// Binding happens inside effects: the list itself must not be a dependency of the one that adds to it.
const bound: { list: Binding[][] } = { list: [] };
let version = $state(0);
let first: { key: string; at: number } | null = null;
/** How long the second key of a pair may take, in milliseconds. */
const patience = 1200;

/**
 * Adds bindings until the returned function is called; later ones win over earlier ones. Those that work `everywhere` lose
 * to a screen's own, also when the frame stands after its first screen, as it does when the page is loaded there.
 */
export function bind(list: Binding[], everywhere = false): () => void {
  if (everywhere) bound.list.unshift(list);
  else bound.list.push(list);
  untrack(() => (version += 1));
  return () => {
    bound.list = bound.list.filter((one) => one !== list);
    untrack(() => (version += 1));
  };
}

/** All bindings with words, newest first, for the sheet. */
export function allBindings(): Binding[] {
  return version < 0 ? [] : bound.list.toReversed().flat();
}

/** The name of what was pressed: `mod+k`, `shift+x`, `?`; null for what can never be a command. */
export function pressed(event: KeyboardEvent): string | null {
  if (event.isComposing || event.key === 'Dead' || event.key === 'Unidentified') return null;
  const mod = event.ctrlKey || event.metaKey;
  if ((event.ctrlKey && event.altKey) || event.getModifierState?.('AltGraph') || event.altKey)
    return null;
  const letter = /^\p{L}$/u.test(event.key);
  const name = letter ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (letter || event.key.length > 1) ? 'shift+' : '';
  return `${mod ? 'mod+' : ''}${shift}${name}`;
}

/** Whether a text field has the focus, so that letters are text and not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(target.type)
  );
}

/** Runs what is bound to the pressed key. Bind this to the window's `keydown` once. */
export function onkeydown(event: KeyboardEvent) {
  if (event.defaultPrevented) return;
  const name = pressed(event);
  if (!name || ['Control', 'Shift', 'Meta', 'Alt'].includes(event.key)) return;
  const typing = isTyping(event.target);
  const modal = document.querySelector('dialog[open]:modal');
  const pair = first && event.timeStamp - first.at < patience ? `${first.key} ${name}` : null;
  first = null;
  const candidates = allBindings().filter(
    (one) => one.run && (one.typing || !typing) && (!modal || one.typing),
  );
  const hit =
    (pair && candidates.find((one) => one.keys === pair)) ||
    candidates.find((one) => one.keys === name);
  if (hit) {
    event.preventDefault();
    hit.run?.(event);
  } else if (!typing && candidates.some((one) => one.keys.startsWith(`${name} `)))
    first = { key: name, at: event.timeStamp };
}

/** The parts of a binding as one would print them on key caps, in the language of the screen. */
export function caps(keys: string, word: (key: string) => string): string[][] {
  return keys
    .split(' ')
    .map((stroke) =>
      stroke.split(/\+(?=.)/).map((part) => (part.length === 1 ? part.toUpperCase() : word(part))),
    );
}
