/** Clients' figures in words. */
import type { ClientInsight } from '$lib/api';
import { t } from '$lib/words/words.svelte';
import { spanOf } from './asked';

/** `Compra cada 30 días y lleva 95 sin comprar` */
export function sayRhythm(known: Pick<ClientInsight, 'every' | 'silence'>): string {
  return known.every === null
    ? t('insight-once-only', { silence: known.silence })
    : t('insight-rhythm', { every: Math.max(1, Math.round(known.every)), silence: known.silence });
}

/** A whole percentage; above none and below all it says so. */
export function percent(part: number): number {
  return Math.round(part * 100);
}

/** `31–60`, `hasta 30`, `más de 240`: the values of a group, from 1. */
export function saySpan(cuts: number[], group: number): string {
  const { from, to } = spanOf(cuts, group);
  if (from === null) return to ? t('insight-to', { to }) : '0';
  if (to === null) return t('insight-over', { from: from - 1 });
  return from === to ? String(to) : t('insight-between', { from, to });
}
