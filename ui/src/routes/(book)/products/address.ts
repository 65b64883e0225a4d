/** Which products the screen shows, as its address says it. */
import type { ProductsRequest } from '$lib/api';

export interface Shown {
  text: string;
  archived: boolean;
}

/** Reads an address. */
export function readShown(params: URLSearchParams): Shown {
  return { text: params.get('q') ?? '', archived: params.get('a') === '1' };
}

/** The address that shows exactly this. */
export function writeShown({ text, archived }: Shown): string {
  const params = new URLSearchParams();
  if (text.trim()) params.set('q', text);
  if (archived) params.set('a', '1');
  const query = params.toString();
  return `/products${query ? `?${query}` : ''}`;
}

/** The question for the engine. */
export function askFor({ text, archived }: Shown): ProductsRequest {
  return { ...(text.trim() ? { text: text.trim() } : {}), ...(archived ? { archived } : {}) };
}
