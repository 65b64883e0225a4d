/** Which of the things that lie over the screen is open; at most one. */
type Overlay = 'palette' | 'keys' | 'new-client' | 'log' | 'new-task' | null;

let current = $state<Overlay>(null);
/** Text or record the overlay starts with. */
let start = $state.raw<{ text?: string; client?: { id: string; label: string }; kind?: string }>(
  {},
);

export function overlay(): Overlay {
  return current;
}
export function overlayStart() {
  return start;
}
export function openOverlay(which: Exclude<Overlay, null>, from: typeof start = {}) {
  start = from;
  current = which;
}
export function closeOverlay() {
  current = null;
}
