/** What only the window's shell can do: native file dialogs, its menu, and showing the window itself. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

interface Asked {
  title?: string;
  /** Suggested file name, for saving. */
  name?: string;
  /** What the files are called in the filter. */
  kind?: string;
  /** Without the dot. */
  extensions?: string[];
}

const ask = <T>(name: string, input: unknown = null) => invoke<T>('call', { name, input });

/** A file that is there; null when the person turned away. */
export const chooseFile = (asked: Asked) => ask<string | null>('window.open', asked);
/** Files that are there; none when the person turned away. */
export const chooseFiles = (asked: Asked) => ask<string[]>('window.files', asked);
/** A folder that is there; null when the person turned away. */
export const chooseFolder = (asked: Asked) => ask<string | null>('window.folder', asked);
/** Where to save; null when the person turned away. */
export const chooseTarget = (asked: Asked) => ask<string | null>('window.save', asked);
/** Asks where to save and writes the bytes there; null when the person turned away. */
export const keepFile = (kept: Asked & { bytes: number[] }) =>
  ask<string | null>('window.keep', kept);
/** The file this or a second start was given, once. */
export const fileGiven = () => ask<string | null>('window.opened');
/** Tells the shell that the page stands, in which language and on which colour; the window is then shown. */
export const pageStands = (language: string, background: string) =>
  ask<null>('window.ready', { language, background });

/** Hears something from the shell until the returned function is called. */
export function hear<T>(event: string, heard: (payload: T) => void): () => void {
  const stop = listen<T>(event, ({ payload }) => heard(payload));
  return () => void stop.then((unlisten) => unlisten());
}
