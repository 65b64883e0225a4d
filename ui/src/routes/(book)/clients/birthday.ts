/** Birthdays, of which the year may be unknown (`0000-MM-DD`). */
import { readDay, shortDay, today } from '$lib/formats/dates';
import { t } from '$lib/words/words.svelte';

/** `15 mar 1980 · 46 años`, or the day alone when the year is unknown. */
export function sayBirthday(birthday: string, now = today()): string {
  if (birthday.startsWith('0000')) return shortDay(`${now.slice(0, 4)}${birthday.slice(4)}`);
  const had = now.slice(5) >= birthday.slice(5) ? 0 : 1;
  const years = Number(now.slice(0, 4)) - Number(birthday.slice(0, 4)) - had;
  const day = shortDay(birthday);
  return years >= 0 && years < 130 ? `${day} · ${t('client-years', { count: years })}` : day;
}

/** What a person typed as the engine takes it: without its year as `0000-MM-DD`; what cannot be read stays, to be refused. */
export function readBirthday(text: string): string {
  const day = text && readDay(text);
  if (!day) return text;
  return /^\d{1,2}[/.\- ]\d{1,2}$/.test(text.trim()) ? `0000${day.slice(4)}` : day;
}
