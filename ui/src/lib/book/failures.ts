/** What the engine answers when it cannot do something, and the sentence for it. */
import { shortDay } from '$lib/formats/dates';
import { known, t } from '$lib/words/words.svelte';

/** The door's answer when a command fails. */
export interface Failure {
  kind: string;
  field: string | null;
  params: Record<string, string | number>;
}

/** Whether something thrown is the engine's own answer. */
export function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown;
}

/** Whether the file of the book, or a part of it, can no longer be read. */
export function isDamage(thrown: unknown): thrown is Failure {
  return (
    isFailure(thrown) &&
    ['book-damaged', 'book-truncated', 'backup-not-sound'].includes(thrown.kind)
  );
}

/** A day the engine names, as people write days; anything else as it is. */
const dayed = (value: string | number) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !isNaN(Date.parse(value))
    ? shortDay(value)
    : value;

/** A sentence saying what happened and what to do. */
export function sayFailure(thrown: unknown): string {
  if (isFailure(thrown)) {
    const params = Object.entries(thrown.params ?? {}).map(([name, value]) => [name, dayed(value)]);
    const said = known(`error-${thrown.kind}`, Object.fromEntries(params));
    if (said) return said;
    return t('failure-unnamed', { kind: thrown.kind });
  }
  return t('failure-unnamed', { kind: thrown instanceof Error ? thrown.message : String(thrown) });
}

/** The sentence when the failure is about this field of the input; null otherwise. */
export function failureAt(thrown: unknown, field: string): string | null {
  return isFailure(thrown) && thrown.field === field ? sayFailure(thrown) : null;
}
