/** What the bank says, in words. */
import type { BankLine, Candidate, StatementFile } from '$lib/api';
import { shortDay } from '$lib/formats/dates';
import { known, t } from '$lib/words/words.svelte';

type Said = Candidate['reasons'][number];

/** An IBAN in groups of four; another account as the bank calls it. */
export function sayAccount(number: string): string {
  if (!number) return t('bank-account-unnamed');
  return /^[A-Z]{2}\d{2}/.test(number) ? (number.match(/.{1,4}/g) ?? []).join(' ') : number;
}

/** What a candidate would be: the documents it pays, or what it is called. */
export function sayWhat(one: Candidate): string {
  const numbers = one.parts.map((part) => part.number).join(', ');
  const kind = t(`bank-choice-${one.choice.kind}`);
  return one.choice.kind === 'invoices' && numbers
    ? numbers
    : [kind, numbers].filter(Boolean).join(' ');
}

/** Values of a reason as its sentence wants them: days in the order of the reader, counts as numbers. */
function values(said: Said): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(said.params).map(([name, value = '']) => {
      if (name === 'day') return [name, shortDay(value)];
      return [
        name,
        /^\d{1,9}$/.test(value) && name !== 'value' && name !== 'number' ? Number(value) : value,
      ];
    }),
  );
}

/** What speaks for a candidate, in one line. */
export function sayWhy(one: Candidate): string {
  return one.reasons
    .map((said) => known(`bank-why-${said.code}`, values(said)) ?? said.code)
    .join(' · ');
}

/** Why a file does not come in. */
export function sayRefused(file: StatementFile): string {
  const said = file.refused;
  if (!said) return '';
  return (
    known(`reason-${said.code}`, values(said)) ??
    known(`error-${said.code}`, values(said)) ??
    said.code
  );
}

/** What a line says besides its text. */
export function sayMore(line: BankLine): string {
  const all = [
    sayAccount(line.account),
    line.value_day && line.value_day !== line.day
      ? t('bank-value-day', { day: shortDay(line.value_day) })
      : '',
    line.reference ? t('bank-reference', { reference: line.reference }) : '',
  ];
  return all.filter(Boolean).join(' · ');
}
