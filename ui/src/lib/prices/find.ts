/** Finding a product to speak of, for every picker. */
import { api } from '$lib/api';
import type { What } from '$lib/sales/edit/writing.svelte';

/** The products that fit the typed words: by code, bars, name or category. */
export async function findProducts(text: string): Promise<What[]> {
  if (!text) return [];
  const { hits } = await api.search.find({ words: text, limit: 8, only: 'products' });
  return hits.map((hit) => ({
    id: hit.id,
    label: hit.title,
    detail: hit.subtitle || hit.snippet,
  }));
}
