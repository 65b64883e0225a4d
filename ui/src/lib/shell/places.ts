/** The places of the rail, with the letter that goes there after `g`. */
import {
  CalendarCheck,
  ChartNoAxesCombined,
  FileInput,
  FolderOutput,
  Gift,
  History,
  MessagesSquare,
  Package,
  ReceiptText,
  Settings,
  Users,
  Wallet,
} from '@lucide/svelte';
import type { Component } from 'svelte';
import type { PlainKey } from '$lib/words/words.svelte';

interface Place {
  href: string;
  word: PlainKey;
  letter: string;
  icon: Component;
}

export const places: Place[] = [
  { href: '/today', word: 'place-today', letter: 'h', icon: CalendarCheck as unknown as Component },
  { href: '/clients', word: 'place-clients', letter: 'c', icon: Users as unknown as Component },
  {
    href: '/interactions',
    word: 'place-interactions',
    letter: 'i',
    icon: MessagesSquare as unknown as Component,
  },
  { href: '/sales', word: 'place-sales', letter: 'v', icon: ReceiptText as unknown as Component },
  {
    href: '/payments',
    word: 'place-payments',
    letter: 'b',
    icon: Wallet as unknown as Component,
  },
  {
    href: '/products',
    word: 'place-products',
    letter: 'p',
    icon: Package as unknown as Component,
  },
  {
    href: '/insight',
    word: 'place-insight',
    letter: 'n',
    icon: ChartNoAxesCombined as unknown as Component,
  },
  {
    href: '/loyalty',
    word: 'place-loyalty',
    letter: 'f',
    icon: Gift as unknown as Component,
  },
  {
    href: '/accountant',
    word: 'place-accountant',
    letter: 'e',
    icon: FolderOutput as unknown as Component,
  },
  { href: '/import', word: 'place-import', letter: 'm', icon: FileInput as unknown as Component },
  { href: '/history', word: 'place-history', letter: 's', icon: History as unknown as Component },
  {
    href: '/settings',
    word: 'place-settings',
    letter: 'a',
    icon: Settings as unknown as Component,
  },
];
