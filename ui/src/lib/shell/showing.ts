/** What a list shows stands in its address: changing one changes the other. */
import { goto } from '$app/navigation';

/** How long typing must rest before the list answers, in milliseconds. */
const rest = 200;

/** Changes of what is `shown`, at once or when typing rests; `write` says the address of a state. */
export function showing<S>(write: (shown: S) => string, shown: () => S) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function show(change: Partial<S>) {
    clearTimeout(timer);
    return goto(write({ ...shown(), ...change }), {
      keepFocus: true,
      noScroll: true,
      replaceState: true,
    });
  }
  function soon(change: () => Partial<S>) {
    clearTimeout(timer);
    timer = setTimeout(() => void show(change()), rest);
  }
  return { show, soon };
}

/** A day of an address; what is none is as if it were not there. */
export function dayIn(params: URLSearchParams, name: string): string | null {
  const text = params.get(name) ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}
