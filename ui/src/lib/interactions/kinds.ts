/** What an interaction can be, with its picture and words, in the order they are offered. */
import { CalendarDays, Mail, MapPin, MessageCircle, Phone, StickyNote } from '@lucide/svelte';
import type { Component } from 'svelte';
import type { InteractionKind } from '$lib/api';
import { known } from '$lib/words/words.svelte';

const icon = (one: unknown) => one as Component;
export const kinds: { kind: InteractionKind; icon: Component }[] = [
  { kind: 'visit', icon: icon(MapPin) },
  { kind: 'call', icon: icon(Phone) },
  { kind: 'mail', icon: icon(Mail) },
  { kind: 'message', icon: icon(MessageCircle) },
  { kind: 'meeting', icon: icon(CalendarDays) },
  { kind: 'note', icon: icon(StickyNote) },
];

/** The picture of a kind. */
export function iconOf(kind: string | null): Component {
  return kinds.find((one) => one.kind === kind)?.icon ?? icon(StickyNote);
}

/** The kind in a word: `Visita`. */
export function sayKind(kind: string): string {
  return known(`contact-${kind}`) ?? kind;
}
