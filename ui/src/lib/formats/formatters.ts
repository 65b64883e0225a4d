/** The machine's formatters, each made once: making one takes longer than a hundred uses of it, and a list has a thousand. */
const made = new Map<string, object>();

function once<T extends object>(name: string, locale: string, options: object, make: () => T): T {
  const key = `${name} ${locale} ${JSON.stringify(options)}`;
  let found = made.get(key) as T | undefined;
  if (!found) made.set(key, (found = make()));
  return found;
}

/** Writes days and hours as `locale` does. */
export function dateFormatter(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return once('date', locale, options, () => new Intl.DateTimeFormat(locale, options));
}

/** Writes numbers as `locale` does; thousands are grouped as `grouping` says. */
export function numberFormatter(
  locale: string,
  options: Intl.NumberFormatOptions = {},
  grouping: 'always' | 'auto' | false = 'auto',
): Intl.NumberFormat {
  // The type of `useGrouping` is older than what it may be.
  const all = { useGrouping: grouping, ...options } as Intl.NumberFormatOptions;
  return once('number', locale, all, () => new Intl.NumberFormat(locale, all));
}

/** Says how far a day is as `locale` does. */
export function distanceFormatter(locale: string): Intl.RelativeTimeFormat {
  const options = { numeric: 'auto' } as const;
  return once('distance', locale, options, () => new Intl.RelativeTimeFormat(locale, options));
}
