/** Which interactions the screen shows, as its address says it. */
import type { InteractionKind, InteractionsRequest } from '$lib/api';
import { kinds } from '$lib/interactions/kinds';
import { dayIn } from '$lib/shell/showing';

export interface Shown {
  kind: InteractionKind | null;
  outcome: string | null;
  user: string | null;
  from: string | null;
  to: string | null;
  text: string;
}

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readShown(params: URLSearchParams): Shown {
  return {
    kind: kinds.find((one) => one.kind === params.get('k'))?.kind ?? null,
    outcome: params.get('o'),
    user: params.get('u'),
    from: dayIn(params, 'd'),
    to: dayIn(params, 'h'),
    text: params.get('q') ?? '',
  };
}

/** The address that shows exactly this. */
export function writeShown(shown: Shown): string {
  const params = new URLSearchParams();
  const names = { k: 'kind', o: 'outcome', u: 'user', d: 'from', h: 'to', q: 'text' } as const;
  for (const [short, name] of Object.entries(names)) {
    const value = shown[name];
    if (value) params.set(short, value);
  }
  const text = params.toString();
  return `/interactions${text ? `?${text}` : ''}`;
}

/** The question for the engine. */
export function askFor(shown: Shown): InteractionsRequest {
  return Object.fromEntries(
    Object.entries({ ...shown, text: shown.text.trim() }).filter(([, value]) => value),
  ) as InteractionsRequest;
}
