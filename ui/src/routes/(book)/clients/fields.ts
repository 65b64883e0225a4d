/** Values of the owner's own fields: kept in one canonical text, shown and typed as the book's locale writes. */
import type { Field } from '$lib/api';
import { dayToType, shortDay } from '$lib/formats/dates';
import { numberFormatter } from '$lib/formats/formatters';
import { money, moneyToType } from '$lib/formats/money';
import { bookLocale } from '$lib/formats/locale.svelte';
import { t } from '$lib/words/words.svelte';

function decimal(text: string, grouped: boolean): string {
  const written = numberFormatter(
    bookLocale().locale,
    { maximumFractionDigits: 6 },
    grouped ? 'always' : false,
  );
  return written.format(text as unknown as number);
}

/** The value as one reads it. */
export function showField(field: Pick<Field, 'kind'>, text: string): string {
  if (!text) return '';
  switch (field.kind) {
    case 'money':
      return money(Number(text));
    case 'number':
      return decimal(text, true);
    case 'date':
      return shortDay(text);
    case 'boolean':
      return text === '1' ? t('yes') : t('no');
    default:
      return text;
  }
}

/** The value as one types it. */
export function fieldToType(field: Pick<Field, 'kind'>, text: string): string {
  if (!text) return '';
  switch (field.kind) {
    case 'money':
      return moneyToType(Number(text));
    case 'number':
      return decimal(text, false);
    case 'date':
      return dayToType(text);
    default:
      return text;
  }
}
