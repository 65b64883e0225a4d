/**
 * Every sentence on the screen comes from here, out of assets/words. `t` is typed: a key that does not exist, or one said
 * without its values, does not compile.
 */
import { FluentBundle, FluentNumber } from '@fluent/bundle';
import first from 'words:first';
import type { Said, Words } from './keys';

export type Language = 'es' | 'en';
export type Key = keyof Words;
/** Keys that need no value. */
export type PlainKey = { [K in Key]: Words[K] extends null ? K : never }[Key];

const sources = { es: () => import('words:es'), en: () => import('words:en') };

let bundle = $state.raw<FluentBundle | null>(null);
let spoken = $state<Language>('es');
let speaking = 'es-ES';
/** Under way or done: learning what the first screens do not say. */
let learning: Promise<void> | null = null;

/** Says everything from now on in `language`, with the numbers of `locale`, such as `es-MX`. */
export async function speak(language: Language, locale: string) {
  speaking = locale;
  const made = new FluentBundle([locale, language], { useIsolating: false });
  made.addResource({ body: learning ? (await sources[language]()).default : first[language] });
  bundle = made;
  spoken = language;
  document.documentElement.lang = language;
}

/** Learns the words of all other screens: what the first ones do not say is not waited for at the start. */
export function speakOfAll(): Promise<void> {
  // What the program lacks cannot be learnt: the keys are shown, and another screen tries again.
  return (learning ??= Promise.resolve()
    .then(() => speak(spoken, speaking))
    .catch(() => void (learning = null)));
}

/** The language of the screen now. */
export function language(): Language {
  return spoken;
}

function say(key: string, values?: Record<string, Said>): string | null {
  const pattern = bundle?.getMessage(key)?.value;
  if (!bundle || !pattern) return null;
  const named: Record<string, string | FluentNumber> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    // Spanish leaves 1234 ungrouped by default; a list of thousands reads better when all are grouped.
    named[name] =
      typeof value === 'number'
        ? new FluentNumber(value, { useGrouping: 'always' } as Intl.NumberFormatOptions)
        : value;
  }
  return bundle.formatPattern(pattern, named, []);
}

/** The sentence `key` in the language of the screen. */
export function t<K extends Key>(
  key: K,
  ...values: Words[K] extends null ? [] : [Words[K]]
): string {
  return say(key, values[0] as Record<string, Said> | undefined) ?? key;
}

/**
 * The sentence of a key that is only known when the program runs (`error-not-found`, `command-clients-create`), or null when
 * nobody has written it.
 */
export function known(key: string, values?: Record<string, Said>): string | null {
  return say(key, values);
}

/** All sentences whose key begins with `prefix` and that need no value, by key; for what is written into files. */
export function sayAll(prefix: string): Record<string, string> {
  const keys = [...(bundle?._messages.keys() ?? [])].filter((key) => key.startsWith(prefix));
  return Object.fromEntries(keys.flatMap((key) => [[key, say(key) ?? key]]));
}
