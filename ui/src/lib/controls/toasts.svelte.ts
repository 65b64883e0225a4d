/** Short messages at the foot of the window, said aloud politely; the ones about a change carry its Undo. */
export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'wrong';
  action?: { label: string; run: () => void };
}

const shown = $state<Toast[]>([]);
let count = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** The toasts now on the screen, oldest first. */
export function toasts(): Toast[] {
  return shown;
}

/** Shows a toast for `seconds`; what went wrong stays longer. Returns its id. */
export function toast(
  text: string,
  more: Partial<Omit<Toast, 'id' | 'text'>> = {},
  seconds = 8,
): number {
  const made: Toast = { id: ++count, text, kind: 'done', ...more };
  shown.push(made);
  while (shown.length > 3) dismiss(shown[0]!.id);
  timers.set(
    made.id,
    setTimeout(() => dismiss(made.id), 1000 * (made.kind === 'wrong' ? seconds * 2 : seconds)),
  );
  return made.id;
}

/** Takes a toast away. */
export function dismiss(id: number) {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const at = shown.findIndex((one) => one.id === id);
  if (at >= 0) shown.splice(at, 1);
}
