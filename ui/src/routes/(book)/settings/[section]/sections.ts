/** The parts of the settings, in the order of the list on their left. */
import type { PlainKey } from '$lib/words/words.svelte';

export const sections = [
  { name: 'business', word: 'settings-business' },
  { name: 'invoicing', word: 'settings-invoicing' },
  { name: 'documents', word: 'settings-documents' },
  { name: 'accountant', word: 'settings-accountant' },
  { name: 'people', word: 'settings-people' },
  { name: 'fields', word: 'settings-fields' },
  { name: 'lists', word: 'settings-lists' },
  { name: 'look', word: 'settings-look' },
  { name: 'security', word: 'settings-security' },
  { name: 'backups', word: 'settings-backups' },
  { name: 'keys', word: 'settings-keys' },
  { name: 'about', word: 'settings-about' },
] as const satisfies { name: string; word: PlainKey }[];
