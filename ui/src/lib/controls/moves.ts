/** The keys of a list: what each means, and what the sheet of keys says of them. */
import type { Binding } from '$lib/keys/keys.svelte';
import { t } from '$lib/words/words.svelte';

/** What a list can do by key; what is not done gives the key back. */
export interface Moves {
  step: (by: number, extend: boolean) => void;
  /** Rows of a page. */
  page: () => number;
  first: () => void;
  last: () => void;
  peek: () => boolean;
  open: () => boolean;
  choose: (extend: boolean) => boolean;
  all: () => boolean;
  letGo: () => boolean;
}

/** Does what a key means; a key that means nothing here goes on to the screen. */
export function move(event: KeyboardEvent, moves: Moves) {
  if (event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const does = event.ctrlKey || event.metaKey ? withControl[key] : alone[key];
  if (!does || does(moves, event.shiftKey) === false) return;
  event.preventDefault();
  event.stopPropagation();
}

type Does = (moves: Moves, shift: boolean) => boolean | void;
const withControl: Record<string, Does> = { a: (moves) => moves.all() };
const down: Does = (moves, shift) => moves.step(1, shift);
const up: Does = (moves, shift) => moves.step(-1, shift);
const alone: Record<string, Does> = {
  ArrowDown: down,
  j: down,
  ArrowUp: up,
  k: up,
  PageDown: (moves) => moves.step(moves.page(), false),
  PageUp: (moves) => moves.step(-moves.page(), false),
  Home: (moves) => moves.first(),
  End: (moves) => moves.last(),
  ' ': (moves) => moves.peek(),
  Enter: (moves) => moves.open(),
  x: (moves, shift) => moves.choose(shift),
  Escape: (moves) => moves.letGo(),
};

/** What the sheet of keys says of a list that does these things. */
export function told(does: { peeks: boolean; opens: boolean; chooses: boolean }): Binding[] {
  const group = () => t('keys-list');
  return [
    { keys: 'ArrowDown', says: () => t('keys-list-move'), group },
    { keys: 'Home', says: () => t('keys-list-ends'), group },
    ...(does.peeks ? [{ keys: 'Space', says: () => t('keys-list-peek'), group }] : []),
    ...(does.opens ? [{ keys: 'Enter', says: () => t('keys-list-open'), group }] : []),
    ...(does.chooses
      ? [
          { keys: 'x', says: () => t('keys-list-choose'), group },
          { keys: 'mod+a', says: () => t('keys-list-all'), group },
        ]
      : []),
  ];
}
