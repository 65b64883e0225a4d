/** What one can do from anywhere: in the palette, and from the native menu. */
import {
  CopyCheck,
  DatabaseBackup,
  DoorOpen,
  EyeOff,
  FilePlus2,
  Keyboard,
  ListTodo,
  Lock,
  MapPin,
  Phone,
  Redo2,
  Sparkles,
  Table2,
  Undo2,
  UserPlus,
} from '@lucide/svelte';
import type { Component } from 'svelte';
import { goto } from '$app/navigation';
import { redo, undo } from '$lib/book/changes.svelte';
import { leave, lock, openBook } from '$lib/book/session.svelte';
import { currentLook, hideAmounts } from '$lib/look/look.svelte';
import { newSale } from '$lib/sales/begin';
import type { Action } from '$lib/shell/actions.svelte';
import { openOverlay } from '$lib/shell/overlay.svelte';
import { places } from '$lib/shell/places';
import { t } from '$lib/words/words.svelte';
import { exportClients } from './clients/export';

const icon = (one: unknown) => one as Component;

/** The actions every screen offers. */
export function everywhere(): Action[] {
  return [
    {
      id: 'new-client',
      label: () => t('new-client'),
      also: () => t('new-client-also'),
      icon: icon(UserPlus),
      keys: 'c',
      run: () => openOverlay('new-client'),
    },
    {
      id: 'log-visit',
      label: () => t('log-visit'),
      icon: icon(MapPin),
      keys: 'v',
      run: () => openOverlay('log', { kind: 'visit' }),
    },
    {
      id: 'log-call',
      label: () => t('log-call'),
      icon: icon(Phone),
      run: () => openOverlay('log', { kind: 'call' }),
    },
    {
      id: 'new-task',
      label: () => t('new-task'),
      also: () => t('new-task-also'),
      icon: icon(ListTodo),
      keys: 't',
      run: () => openOverlay('new-task'),
    },
    ...(['quote', 'order', 'delivery', 'invoice', 'simplified'] as const).map((kind) => ({
      id: `new-${kind}`,
      label: () => t(`new-${kind}`),
      ...(kind === 'quote'
        ? { also: () => t('new-quote-also'), keys: 'q' }
        : kind === 'invoice'
          ? { also: () => t('new-invoice-also'), keys: 'f' }
          : kind === 'simplified'
            ? { also: () => t('new-simplified-also') }
            : {}),
      icon: icon(FilePlus2),
      run: () => void goto(newSale(kind)),
    })),
    ...places.map((place) => ({
      id: place.href,
      label: () => t('go-to', { place: t(place.word) }),
      icon: place.icon,
      keys: `g ${place.letter}`,
      run: () => void goto(place.href),
    })),
    {
      id: 'statistics',
      label: () => t('place-statistics'),
      icon: icon(Table2),
      run: () => void goto('/insight/statistics'),
    },
    {
      id: 'duplicates',
      label: () => t('duplicates-search'),
      icon: icon(CopyCheck),
      run: () => void goto('/clients/duplicates'),
    },
    {
      id: 'quality',
      label: () => t('quality-review'),
      icon: icon(Sparkles),
      run: () => void goto('/clients/quality'),
    },
    {
      id: 'undo',
      label: () => t('undo'),
      icon: icon(Undo2),
      keys: 'mod+z',
      run: () => void undo(),
    },
    {
      id: 'redo',
      label: () => t('redo'),
      icon: icon(Redo2),
      keys: 'mod+shift+z',
      run: () => void redo(),
    },
    {
      id: 'backups',
      label: () => t('settings-backups'),
      icon: icon(DatabaseBackup),
      run: () => void goto('/settings/backups'),
    },
    {
      id: 'amounts',
      label: () => (currentLook().hidden ? t('amounts-show') : t('amounts-hide')),
      also: () => t('amounts-also'),
      icon: icon(EyeOff),
      keys: '$',
      run: () => hideAmounts(),
    },
    {
      id: 'keys',
      label: () => t('keys-sheet'),
      icon: icon(Keyboard),
      keys: '?',
      run: () => openOverlay('keys'),
    },
    ...(openBook().encrypted
      ? [{ id: 'lock', label: () => t('lock-now'), icon: icon(Lock), run: () => void lock() }]
      : []),
    { id: 'leave', label: () => t('leave-book'), icon: icon(DoorOpen), run: () => void leave() },
  ];
}

/** Does what was chosen in the window's own menu. */
export function fromMenu(choice: string) {
  const does: Record<string, () => unknown> = {
    'book.new': leave,
    'book.open': leave,
    'book.lock': lock,
    'book.backup': () => goto('/settings/backups'),
    import: () => goto('/import'),
    export: () =>
      exportClients({ all: true, ids: [], filter: undefined, archived: false, sort: undefined }),
    undo,
    redo,
    search: () => openOverlay('palette'),
    history: () => goto('/history'),
    'help.keys': () => openOverlay('keys'),
    'help.about': () => goto('/settings/about'),
  };
  const go = choice.match(/^go\.(\w+)$/);
  if (go) void goto(`/${go[1]}`);
  else void does[choice]?.();
}
