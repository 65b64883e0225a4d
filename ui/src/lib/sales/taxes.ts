/** Taxes in words: `IVA 21 %`, `IVA 21 % + recargo 5,2 %`, `Exenta (E5)`. */
import { known, t } from '$lib/words/words.svelte';
import { decimal } from './say';

const named = (kind: string) => known(`tax-${kind}`) ?? kind.toUpperCase();

/** A tax by its parts, as the engine tells them. */
export function sayTax(one: {
  kind: string;
  percent: string | null;
  surcharge: string | null;
  treatment?: string;
}): string {
  const name = named(one.kind);
  if (one.treatment && one.treatment !== 'S1')
    return `${name} · ${known(`treatment-${one.treatment}`) ?? one.treatment}`;
  if (one.percent === null) return name;
  const rate = t('sale-tax-rate', { rate: decimal(one.percent) });
  return one.surcharge
    ? t('tax-with-surcharge', { tax: `${name} ${rate}`, rate: decimal(one.surcharge) })
    : `${name} ${rate}`;
}

/** The same of a code: `iva:21`, `iva:21:5.2`, `iva:E5`. */
export function sayCode(code: string): string {
  const [kind = '', rate = '', surcharge = null] = code.split(':');
  const free = !/^\d/.test(rate);
  return sayTax({
    kind,
    percent: free ? null : rate,
    surcharge,
    ...(free ? { treatment: rate } : {}),
  });
}
