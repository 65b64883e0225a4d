/** Writes the chosen clients to a file a spreadsheet opens. */
import { api, type Filter, type ProfileInfo, type Seen, type Sort } from '$lib/api';
import { sayFailure } from '$lib/book/failures';
import { toast } from '$lib/controls/toasts.svelte';
import { number } from '$lib/formats/numbers';
import { chooseTarget } from '$lib/shell/window';
import { sayAll, t } from '$lib/words/words.svelte';

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
 * Asks where, then writes the chosen clients in the order of the list: with the `columns` it shows, or, without them, with
 * all there are, as they come back in; or as a `profile` says.
 */
export async function exportClients(meant: Meant, columns?: string[], profile?: ProfileInfo) {
  try {
    // One that cannot be read says its line and its reason.
    if (profile?.refused) throw profile.refused;
    const to = await chooseTarget({
      title: t('bulk-export'),
      name: `${t('place-clients')}.${profile?.ending ?? 'xlsx'}`,
      kind: t('import-sheets'),
      extensions: profile ? [profile.ending] : ['xlsx', 'csv', 'vcf'],
    });
    if (!to) return;
    const words = { ...sayAll('column-'), ...sayAll('listed-'), ...sayAll('value-') };
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
      const done = await api.export.write({ kind: 'clients', to, words, seen });
      toast(t('export-done', { count: done.rows, said: number(done.rows), path: done.path }));
      return;
    }
    // The archived ones stay out of a list that does not show them.
    const clients = meant.all ? await matching(meant) : meant.ids;
    const done = await api.export.write({
      kind: 'clients',
      to,
      words,
      ...(clients ? { clients } : {}),
      ...(profile ? { profile: profile.profile } : {}),
    });
    toast(t('export-done', { count: done.rows, said: number(done.rows), path: done.path }));
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}
