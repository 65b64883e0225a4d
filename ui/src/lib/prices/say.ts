/** Price lists in words: for whom, when, what an entry says, and why a price is what it is. */
import type { PriceEntry, PriceList, PriceWhy } from '$lib/api';
import { shortDay } from '$lib/formats/dates';
import { number } from '$lib/formats/numbers';
import { decimal, price } from '$lib/sales/say';
import { known, t } from '$lib/words/words.svelte';

/** `Para todos`, `Etiqueta Hostelería`, `Para 3 clientes`. */
export function sayWhom(list: PriceList): string {
  if (list.audience === 'tag')
    return list.tag ? t('prices-for-tag', { tag: list.tag.name }) : t('prices-for-nobody');
  if (list.audience === 'clients')
    return t('prices-for-clients', { count: list.clients.count, said: number(list.clients.count) });
  return t('prices-for-everybody');
}

/** `Desde el 1 ene`, `Del 24 nov al 30 nov`; empty for always. */
export function sayWhen(list: PriceList): string {
  const [from, until] = [list.valid_from, list.valid_until];
  if (from && until) return t('prices-between', { from: shortDay(from), until: shortDay(until) });
  if (from) return t('prices-from', { day: shortDay(from) });
  return until ? t('prices-until', { day: shortDay(until) }) : '';
}

export function sayState(list: PriceList): string {
  return known(`prices-state-${list.state.replaceAll('_', '-')}`) ?? list.state;
}

export function toneOf(list: PriceList): 'good' | 'accent' | 'plain' {
  return list.state === 'in_force' ? 'good' : list.state === 'later' ? 'accent' : 'plain';
}

/** `Cemento gris`, `Categoría Pintura`, `Todo`. */
export function sayWhat({ scope, name }: Pick<PriceEntry, 'scope' | 'name'>): string {
  if (scope === 'all') return t('prices-everything');
  if (scope === 'category') return t('prices-category', { name });
  return scope === 'line' ? t('prices-line', { name }) : name;
}

/** `12,50 €`, `−10 %`, `coste + 30 %`. */
export function sayWorth(one: Pick<PriceEntry, 'kind' | 'value'>, currency: string): string {
  if (one.kind === 'discount') return t('prices-less', { percent: decimal(one.value) });
  if (one.kind === 'markup') return t('prices-over-cost', { percent: decimal(one.value) });
  return price(one.value, currency);
}

/** `Profesionales, desde 6`. */
export function sayWhy(why: PriceWhy): string {
  return why.min_quantity === '0'
    ? t('prices-why', { name: why.list.name })
    : t('prices-why-step', { name: why.list.name, quantity: decimal(why.min_quantity) });
}
