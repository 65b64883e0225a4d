/**
 * How the open book writes numbers, money and dates. Always the book's own locale and zone, never the machine's: under
 * `LANG=C` a webview calls its language "C", and a shop in Mexico may run a laptop bought in Spain.
 */
interface BookLocale {
  /** BCP 47, such as `es-ES`. */
  locale: string;
  /** ISO 4217, such as `EUR`. */
  currency: string;
  /** Where its days begin, such as `Europe/Madrid`; the machine's own while no book is open. */
  zone: string | undefined;
}

let current = $state<BookLocale>({ locale: 'es-ES', currency: 'EUR', zone: undefined });

/** The locale all formats use now. */
export function bookLocale(): Readonly<BookLocale> {
  return current;
}

/** Called once a book is open, and again when its business settings change. */
export function useBookLocale(language: string, country: string, currency: string, zone?: string) {
  current = { locale: `${language}-${country}`, currency, zone };
}
