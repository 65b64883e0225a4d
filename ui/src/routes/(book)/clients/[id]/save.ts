/** Keeping a change of a client: one call, one step of undo. */
import { api, type Client, type ClientDraft } from '$lib/api';

export type Keep = (changes: ClientDraft) => Promise<Client>;

/** The way to change the client of this page. */
export function keeper(id: string, kept: (client: Client) => void): Keep {
  return async (changes) => {
    const client = await api.clients.update({ id, changes });
    kept(client);
    return client;
  };
}
