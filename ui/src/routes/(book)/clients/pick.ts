/** Finding a client to speak of, for every picker. */
import { api } from '$lib/api';

export interface Picked {
  id: string;
  label: string;
  detail?: string | null;
}

/** The clients that fit the typed words, best first; without words those one dealt with last. */
export async function findClients(text: string, except?: string): Promise<Picked[]> {
  const { hits } = await api.search.find({ words: text, limit: 8, only: 'clients' });
  return hits
    .filter((hit) => hit.id !== except)
    .map((hit) => ({ id: hit.id, label: hit.title, detail: hit.subtitle || hit.snippet }));
}
