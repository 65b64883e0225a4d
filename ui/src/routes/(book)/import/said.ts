/** The sentences of what an import found, by their codes. */
import type { Said } from '$lib/api';
import { known } from '$lib/words/words.svelte';

/** A code with its values as a sentence; the code itself where nobody wrote one. */
export function saySaid(said: Said): string {
  const values = said.params as Record<string, string>;
  if (said.code === 'suggested') return '';
  const rest = Object.values(values).filter(Boolean).join(' · ');
  const sentence =
    known(`reason-${said.code}`, values) ??
    known(`import-${said.code}`, values) ??
    (said.code.startsWith('same-') ? known(said.code, values) : null);
  return sentence ?? `${said.code}${rest ? `: ${rest}` : ''}`;
}

/** What a field of the mapping is called. */
export function sayField(field: string, name?: string | null): string {
  if (name) return name;
  const own = field.match(/^own:new:(\w+)$/);
  if (own) return known('import-own-new', { kind: known(`field-kind-${own[1]}`) ?? '' }) ?? field;
  return known(`column-${field.replaceAll('_', '-')}`) ?? field;
}

/** What a column is called: by its title, or in words where its title is a code such as `phones 2` of a contact card. */
export function sayColumn(name: string, format: string): string {
  if (format !== 'cards') return name;
  const [, code = name, nth, label] = name.match(/^(\w+)(?: (\d+))?( - label)?$/) ?? [];
  const said = sayField(code) + (nth ? ` ${nth}` : '');
  return label ? `${said} - ${sayField('label')}` : said;
}
