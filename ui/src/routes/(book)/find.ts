/** The search of the palette: every kind of record, in the order of the engine. */
import { Building2, ListTodo, Package, ReceiptText, Tag, UserRound } from '@lucide/svelte';
import type { Component } from 'svelte';
import { goto } from '$app/navigation';
import { api, type Hit } from '$lib/api';
import { dayOf, distance, shortDay } from '$lib/formats/dates';
import { iconOf, sayKind } from '$lib/interactions/kinds';
import type { Found } from '$lib/shell/Palette.svelte';
import { toAddress } from '$lib/filters/filter';
import { money } from '$lib/formats/money';
import { saySaleKind } from '$lib/sales/say';
import { known, t } from '$lib/words/words.svelte';

const icon = (one: unknown) => one as Component;

function detail(hit: Hit): string {
  const when = hit.due
    ? shortDay(hit.due)
    : hit.at && hit.group === 'interactions'
      ? distance(dayOf(new Date(hit.at)))
      : '';
  return [
    hit.interaction ? sayKind(hit.interaction) : '',
    hit.sale ? saySaleKind(hit.sale.kind) : '',
    hit.subtitle,
    hit.snippet,
    when,
    ...(hit.sale ? [shortDay(hit.sale.day), money(hit.sale.total_minor, hit.sale.currency)] : []),
    hit.archived ? t('archived') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function open(hit: Hit) {
  if (hit.group === 'clients') return goto(`/clients/${hit.id}`);
  if (hit.group === 'tags') {
    const filter = toAddress({
      join: 'all',
      items: [{ field: 'tag', op: 'is', value: hit.title }],
    });
    return goto(`/clients?f=${encodeURIComponent(filter)}`);
  }
  if (hit.group === 'products') return goto(`/products/${hit.id}`);
  if (hit.group === 'sales') return goto(`/sales/${hit.id}`);
  return goto(hit.client ? `/clients/${hit.client}` : '/today');
}

function iconFor(hit: Hit): Component {
  if (hit.kind === 'company') return icon(Building2);
  if (hit.kind === 'person') return icon(UserRound);
  if (hit.kind === 'tag') return icon(Tag);
  if (hit.kind === 'product') return icon(Package);
  if (hit.kind === 'sale') return icon(ReceiptText);
  return hit.kind === 'task' ? icon(ListTodo) : iconOf(hit.interaction);
}

/** Everything that fits `text`; a misspelt word is read as the nearest one, and the group says so. */
export async function findAnything(text: string): Promise<Found[]> {
  const { hits, approximate, corrected } = await api.search.find({ words: text, limit: 6 });
  const like = corrected.map((one) => one.taken[0] ?? one.typed).join(' ');
  return hits.map((hit) => ({
    id: hit.id,
    group: approximate
      ? t('search-like', { words: like })
      : (known(`search-${hit.group}`) ?? hit.group),
    label: hit.title,
    detail: detail(hit),
    icon: iconFor(hit),
    open: () => void open(hit),
  }));
}
