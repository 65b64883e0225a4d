/** Countries a book can be made for, with the money usual there. The first ones speak Spanish. */
export const currencyOf: Record<string, string> = {
  ES: 'EUR',
  MX: 'MXN',
  AR: 'ARS',
  BO: 'BOB',
  CL: 'CLP',
  CO: 'COP',
  CR: 'CRC',
  DO: 'DOP',
  EC: 'USD',
  GT: 'GTQ',
  HN: 'HNL',
  NI: 'NIO',
  PA: 'USD',
  PE: 'PEN',
  PR: 'USD',
  PY: 'PYG',
  SV: 'USD',
  UY: 'UYU',
  VE: 'VES',
  US: 'USD',
  PT: 'EUR',
  FR: 'EUR',
  GB: 'GBP',
};

/** The country's name in `language`. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

/** The currency as `EUR · euro`. */
export function currencyName(code: string, language: string): string {
  return `${code} · ${new Intl.DisplayNames([language], { type: 'currency' }).of(code) ?? ''}`;
}

/** Country choices in the order of their names, for a select. */
export function countryOptions(language: string): { value: string; label: string }[] {
  return Object.keys(currencyOf)
    .map((value) => ({ value, label: countryName(value, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

/** Currency choices, each once. */
export function currencyOptions(language: string): { value: string; label: string }[] {
  return [...new Set(Object.values(currencyOf))]
    .sort()
    .map((value) => ({ value, label: currencyName(value, language) }));
}
