/** What a person can do right now, for the palette. A screen adds its own while it is shown. */
import { untrack, type Component } from 'svelte';

export interface Action {
  id: string;
  label: () => string;
  /** Other words people use for it; searched, not shown. */
  also?: () => string;
  icon?: Component;
  /** Keys that do the same, shown beside it. */
  keys?: string;
  run: () => void;
}

let groups = $state.raw<Action[][]>([]);

/** Offers actions until the returned function is called. */
export function offer(actions: Action[]): () => void {
  untrack(() => (groups = [...groups, actions]));
  return () => untrack(() => (groups = groups.filter((one) => one !== actions)));
}

/** All actions offered now, those of the screen in front first. */
export function offered(): Action[] {
  return groups.toReversed().flat();
}

/** Text without accents or case, for comparing. */
export function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** The actions whose words begin with the typed words, in any order. */
export function matching(actions: Action[], typed: string): Action[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return actions.filter((action) => {
    const words = plain(`${action.label()} ${action.also?.() ?? ''}`).split(/\s+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
