/**
 * What is being typed and not yet saved. It is kept in the book itself, so that it survives a power cut and is as secret as
 * everything else; saving or leaving it for good lets it go.
 */
import { api } from '$lib/api';
import { untrack } from 'svelte';

/** How long typing must rest before the draft is kept, in milliseconds. */
const rest = 400;

/** A form kept under `name`, beginning as `empty` or as it was left. Call it while a component starts. */
export function draft<T extends Record<string, string>>(name: string, empty: T) {
  const value = $state({ ...empty });
  let read = false;
  let gone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  api.drafts.get({ name }).then(
    (found) => {
      read = true;
      if (!found || gone) return;
      // Only into what nobody has touched since.
      const kept = found.body as Partial<T>;
      for (const key of Object.keys(empty) as (keyof T)[])
        if (value[key] === empty[key] && typeof kept[key] === 'string')
          (value as T)[key] = kept[key] as T[keyof T];
    },
    () => (read = true),
  );

  $effect(() => {
    const body = $state.snapshot(value);
    untrack(() => {
      clearTimeout(timer);
      if (!read || gone) return;
      const untouched = JSON.stringify(body) === JSON.stringify(empty);
      timer = setTimeout(() => {
        if (gone) return;
        const kept = untouched ? api.drafts.discard({ name }) : api.drafts.keep({ name, body });
        kept.catch(() => {
          // A draft that cannot be kept must not stop the hand that types.
        });
      }, rest);
    });
  });

  return {
    value,
    /** The draft was saved, or is not wanted. */
    forget() {
      gone = true;
      clearTimeout(timer);
      api.drafts.discard({ name }).catch(() => {
        // It will be offered once more, no worse.
      });
    },
  };
}
