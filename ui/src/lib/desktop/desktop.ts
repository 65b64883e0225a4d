/**
 * What the page may ask of its window, and what the window tells the page. The calls are answered by
 * `src-tauri/src/door.rs`; everything about the book goes through the catalogue instead.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

/** What a native file dialog is asked for; every text in the person's language. */
export interface Asked {
  title?: string;
  /** Suggested file name, for saving. */
  name?: string;
  /** What such files are called in the dialog's filter. */
  kind?: string;
  /** Extensions without the dot. */
  extensions?: string[];
}

function ask<T>(name: string, input: unknown = null): Promise<T> {
  return invoke<T>('call', { name: `window.${name}`, input });
}

/** Shows the window, which stays hidden until then. Call it again when the language or the colours change. */
export function ready(language: string): Promise<null> {
  return ask('ready', {
    language,
    background: colourOf(getComputedStyle(document.body).backgroundColor),
  });
}

/** Path of a file the person chose to open, or null when she turned away. */
export const openFile = (asked: Asked = {}) => ask<string | null>('open', asked);

/** Path the person chose to save to, or null when she turned away. */
export const saveFile = (asked: Asked = {}) => ask<string | null>('save', asked);

/** Path of a folder the person chose, or null when she turned away. */
export const chooseFolder = (asked: Asked = {}) => ask<string | null>('folder', asked);

/** Path of the file the program was opened with, once; ask at the start and at every `onOpened`. */
export const openedWith = () => ask<string | null>('opened');

/** Asks a long call to stop; tells whether it was still under way. */
export const cancel = (task: string) => ask<boolean>('cancel', { task });

/** Ends the program; the book is closed first. */
export const quit = () => ask<null>('quit');

/** Hears each choice in the native menu by its action's name, such as `go.today` or `undo`. Returns a way to stop. */
export const onMenu = (heard: (action: string) => void) => hear<string>('menu', heard);

/** Hears that another file waits for `openedWith`. Returns a way to stop. */
export const onOpened = (heard: () => void) => hear<null>('opened', heard);

/** Hears the paths of files dropped on the window. Returns a way to stop. */
export const onDropped = (heard: (paths: string[]) => void) =>
  hear<{ paths: string[] }>('tauri://drag-drop', (dropped) => heard(dropped.paths));

/** Hears how far the call named `task` has come. Returns a way to stop. */
export const onProgress = <T>(task: string, heard: (step: T) => void) =>
  hear<{ task: string; step: T }>('progress', (told) => {
    if (told.task === task) heard(told.step);
  });

function hear<T>(event: string, heard: (payload: T) => void): () => void {
  const stopping = listen<T>(event, (told) => heard(told.payload));
  return () => void stopping.then((stop) => stop());
}

/** `rgb(1, 2, 3)` as `#010203`; null when it is no plain colour. */
export function colourOf(css: string): string | null {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(css);
  return parts
    ? `#${parts
        .slice(1, 4)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`
    : null;
}
