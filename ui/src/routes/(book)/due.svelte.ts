/** How much is due, for the mark in the rail. */
import { api } from '$lib/api';
import { changes } from '$lib/book/changes.svelte';
import { today } from '$lib/formats/dates';

let state = $state({ count: 0, late: false });

export function due() {
  return state;
}

/** Keeps the mark up to date; call it inside an effect. */
export function followDue() {
  void changes();
  const now = today();
  api.tasks.page({ limit: 100 }).then(
    ({ rows }) => {
      const owed = rows.filter((task) => task.due && task.due <= now);
      state = { count: owed.length, late: owed.some((task) => task.due && task.due < now) };
    },
    () => {
      // The mark is a convenience; the home page tells of the trouble.
    },
  );
}
