/** Writes the chosen clients to a file a spreadsheet opens. */
import { api, type Filter, type ProfileInfo, type Seen, type Sort } from '$lib/api';
import { exportRows } from '../export';

/** What is meant: some ids, or all that match but a few. */
export interface Meant {
  all: boolean;
  ids: string[];
  filter: Filter | undefined;
  archived: boolean;
  sort: Sort | undefined;
}

/** The ids of all that match, asked page by page. */
async function matching({ filter, archived, sort, ids }: Meant): Promise<string[]> {
  const except = new Set(ids);
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await api.clients.page({
      ...(filter ? { filter } : {}),
      ...(sort ? { sort } : {}),
      ...(after ? { after } : {}),
      archived,
      limit: 500,
    });
    for (const row of page.rows) if (!except.has(row.id)) found.push(row.id);
    if (!page.next) return found;
    after = page.next;
  }
}

/**
 * Writes the chosen clients in the order of the list: with the `columns` it shows, or, without them, with all there are, as they come
 * back in; or as a `profile` says.
 */
export function exportClients(meant: Meant, columns?: string[], profile?: ProfileInfo) {
  return exportRows('clients', profile, async (to) => {
    // A contact card has no columns to choose.
    if (columns && !to.toLowerCase().endsWith('.vcf')) {
      const { all, ids, filter, archived, sort } = meant;
      const seen: Seen = {
        columns,
        archived,
        ...(all ? { except: ids } : { only: ids }),
        ...(filter ? { filter } : {}),
        ...(sort ? { sort } : {}),
      };
      return { seen };
    }
    // The archived ones stay out of a list that does not show them.
    return { clients: meant.all ? await matching(meant) : meant.ids };
  });
}
