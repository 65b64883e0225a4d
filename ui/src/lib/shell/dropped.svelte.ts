/** What was dropped on the window, until the import takes it. The shell tells the paths; the page itself never sees them. */
import { hear } from './window';

let paths = $state.raw<string[]>([]);
let over = $state(false);

/** Whether something is held over the window now. */
export function held(): boolean {
  return over;
}

/** What was dropped and not taken yet. */
export function dropped(): string[] {
  return paths;
}

/** Hands what was dropped on to the screen it is for. */
export function handOn(given: string[]) {
  paths = given;
}

/** Takes what was dropped, once. */
export function takeDropped(): string[] {
  const taken = paths;
  if (taken.length) paths = [];
  return taken;
}

/** Hears what is dropped anywhere on the window, until the returned function is called. */
export function hearDropped(then: () => void): () => void {
  const stops = [
    hear<{ paths: string[] }>('tauri://drag-enter', (held) => (over = held.paths.length > 0)),
    hear('tauri://drag-leave', () => (over = false)),
    hear<{ paths: string[] }>('tauri://drag-drop', (held) => {
      over = false;
      if (!held.paths.length) return;
      paths = held.paths;
      then();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
