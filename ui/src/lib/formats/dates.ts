/** Dates as people write and read them. A day is `YYYY-MM-DD`; a moment is what the engine sends, RFC 3339 or milliseconds. */
import { dateFormatter, distanceFormatter } from './formatters';
import { bookLocale } from './locale.svelte';

const months: Record<string, number> = {};
const spanish =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre';
const english =
  'january february march april may june july august september october november december';
for (const names of [spanish, english])
  names.split(' ').forEach((name, at) => {
    months[name] = at + 1;
    months[name.slice(0, 3)] ??= at + 1;
  });
const weekdays: Record<string, number> = {};
for (const names of [
  'domingo lunes martes miercoles jueves viernes sabado',
  'sunday monday tuesday wednesday thursday friday saturday',
])
  names.split(' ').forEach((name, at) => {
    weekdays[name] = at;
    weekdays[name.slice(0, 3)] ??= at;
  });
const offsets: Record<string, number> = {
  hoy: 0,
  today: 0,
  manana: 1,
  tomorrow: 1,
  'pasado manana': 2,
  pasado: 2,
  ayer: -1,
  yesterday: -1,
  anteayer: -2,
};

const DAY = 86_400_000;
const pad = (value: number) => String(value).padStart(2, '0');

function iso(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`;
}

/** What calendar and clock show at a moment where the business is; the clock in minutes since midnight. */
function onTheWall(moment: Date): { day: string; minutes: number } {
  const parts = dateFormatter('en', {
    timeZone: bookLocale().zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return {
    day: iso(part('year'), part('month'), part('day')),
    minutes: part('hour') * 60 + part('minute'),
  };
}

/** The day of a moment where the business is. */
export function dayOf(moment: Date): string {
  return onTheWall(moment).day;
}

/** Today where the business is. */
export function today(): string {
  return dayOf(new Date());
}

/** The moment of this time of day on another `day`, where the business is: what is written down late keeps its hour. */
export function nowOn(day: string, now = new Date()): Date {
  const wanted = onTheWall(now);
  const moved = new Date(now.getTime() + daysBetween(wanted.day, day) * DAY);
  // Between both the clocks may have been changed: the shorter way around the dial takes it back.
  const off = ((wanted.minutes - onTheWall(moved).minutes + 2160) % 1440) - 720;
  return new Date(moved.getTime() + off * 60_000);
}

/** A day as a moment that has this date in universal time, for the counting and the writing of days, which have no zone. */
function noon(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const made = new Date(Date.UTC(2000, 0, 1, 12));
  made.setUTCFullYear(year, month - 1, date);
  return made;
}

/** `day` moved by whole days. */
export function plusDays(day: string, days: number): string {
  const moved = noon(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return iso(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / DAY);
}

function real(year: number, month: number, date: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || date < 1) return null;
  if (date > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()) return null;
  return iso(year, month, date);
}

/** The year a short or absent one stands for; without a year the nearest day to come, at most half a year back. */
function guessYear(written: string | undefined, month: number, date: number, now: string): number {
  const thisYear = Number(now.slice(0, 4));
  if (written) {
    const year = Number(written);
    return written.length > 2 ? year : year + (year > (thisYear % 100) + 20 ? 1900 : 2000);
  }
  const day = real(thisYear, month, date);
  return day && daysBetween(now, day) < -182 ? thisYear + 1 : thisYear;
}

/**
 * The day a person typed, or null: `mañana`, `+7`, `+2s`, `lunes`, `15/3`, `15/3/26`, `15 marzo`, `2026-03-15`, and the same
 * in English. `locale` decides whether the day or the month comes first.
 */
export function readDay(text: string, now = today(), locale = bookLocale().locale): string | null {
  const said = text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ');
  if (!said) return null;
  const offset = offsets[said];
  if (offset !== undefined) return plusDays(now, offset);

  const step = said.match(
    /^(?:en |in )?([+-]?) ?(\d{1,4}) ?(d|s|w|m|dias?|days?|semanas?|weeks?|mes|meses|months?)?$/,
  );
  if (step && (step[1] || step[3])) {
    const count = Number(step[2]) * (step[1] === '-' ? -1 : 1);
    const unit = step[3]?.[0] ?? 'd';
    if (unit !== 'm') return plusDays(now, count * (unit === 'd' ? 1 : 7));
    const [year = 0, month = 1, date = 1] = now.split('-').map(Number);
    const all = year * 12 + (month - 1) + count;
    for (let day = date; day > 27; day--) {
      const found = real(Math.floor(all / 12), (all % 12) + 1, day);
      if (found) return found;
    }
    return real(Math.floor(all / 12), (all % 12) + 1, date);
  }

  const weekday = weekdays[said.replace(/^(el |proximo |next |this )/, '')];
  if (weekday !== undefined) {
    const ahead = (weekday - noon(now).getUTCDay() + 7) % 7;
    return plusDays(now, ahead || 7);
  }

  const iso = said.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const figures = said.match(/^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/);
  if (figures) {
    const first = Number(figures[1]);
    const second = Number(figures[2]);
    const [date, month] = locale === 'en-US' ? [second, first] : [first, second];
    return real(guessYear(figures[3], month, date, now), month, date);
  }

  const named = said.match(/^(\d{1,2}) (?:de )?([a-z]+)\.?(?: (?:de |del )?(\d{4}|\d{2}))?$/);
  const month = named && months[named[2] ?? ''];
  if (named && month)
    return real(guessYear(named[3], month, Number(named[1]), now), month, Number(named[1]));
  return null;
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormatter(bookLocale().locale, { ...options, timeZone: 'UTC' }).format(noon(day));
}

/** A day in short words: `15 mar`, with the year when it is not this one. */
export function shortDay(day: string, now = today()): string {
  const year = day.slice(0, 4) === now.slice(0, 4) ? undefined : 'numeric';
  return format(day, { day: 'numeric', month: 'short', year });
}

/** A day in full: `domingo, 15 de marzo de 2026`. */
export function longDay(day: string): string {
  return format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** The month of a day: `marzo de 2026`. */
export function monthName(day: string): string {
  return format(day, { month: 'long', year: 'numeric' });
}

/** The month of a day where there is little room: `mar 26`. */
export function shortMonth(day: string): string {
  return format(day, { month: 'short', year: '2-digit' });
}

/**
 * A day in figures, as one types it back: `15/3/2026`. In the order `readDay` reads it, which is not everywhere the one the
 * locale would choose: an English page of a business in Spain must not take the month for the day.
 */
export function dayToType(day: string, locale = bookLocale().locale): string {
  const [year, month, date] = day.split('-').map(Number);
  return (locale === 'en-US' ? [month, date, year] : [date, month, year]).join('/');
}

/** The day of the week: `lunes`. */
export function weekdayName(day: string, width: 'long' | 'short' | 'narrow' = 'long'): string {
  return format(day, { weekday: width });
}

/** Hours and minutes of a moment where the business is: `10:05`. */
export function clock(moment: number | string): string {
  return dateFormatter(bookLocale().locale, {
    timeZone: bookLocale().zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(moment));
}

/** A moment in full: `15 mar 2026, 10:05`. */
export function dayAndClock(moment: number | string): string {
  const date = new Date(moment);
  return `${shortDay(dayOf(date))}, ${clock(moment)}`;
}

/** How far a day is, in words: `hoy`, `ayer`, `hace 3 días`, `dentro de 2 semanas`. */
export function distance(day: string, now = today()): string {
  const days = daysBetween(now, day);
  const words = distanceFormatter(bookLocale().locale);
  const far = Math.abs(days);
  if (far < 14) return words.format(days, 'day');
  if (far < 60) return words.format(Math.round(days / 7), 'week');
  if (far < 730) return words.format(Math.round(days / 30.4), 'month');
  return words.format(Math.round(days / 365.25), 'year');
}
