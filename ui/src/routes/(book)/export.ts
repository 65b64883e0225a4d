/** Writes rows of a kind to a file a spreadsheet opens, which comes back in. */
import { api, type ExportRequest, type ProfileInfo } from '$lib/api';
import { sayFailure } from '$lib/book/failures';
import { toast } from '$lib/controls/toasts.svelte';
import { number } from '$lib/formats/numbers';
import { chooseTarget } from '$lib/shell/window';
import { sayAll, t, type PlainKey } from '$lib/words/words.svelte';

export type Exported = 'clients' | 'interactions' | 'products' | 'sales' | 'payments';

/** What a kind is called, in the menu and as a file. */
export const named: Record<Exported, PlainKey> = {
  clients: 'place-clients',
  interactions: 'place-interactions',
  products: 'place-products',
  sales: 'place-sales',
  payments: 'sale-payments',
};

/**
 * Asks where and writes all rows of a `kind`, as a `profile` says when one is chosen; `narrow` says which of them once the file is
 * known.
 */
export async function exportRows(
  kind: Exported,
  profile?: ProfileInfo,
  narrow: (to: string) => Promise<Partial<ExportRequest>> = async () => ({}),
) {
  try {
    // One that cannot be read says its line and its reason.
    if (profile?.refused) throw profile.refused;
    const to = await chooseTarget({
      title: t('bulk-export'),
      name: `${t(named[kind])}.${profile?.ending ?? 'xlsx'}`,
      kind: t('import-sheets'),
      extensions: profile
        ? [profile.ending]
        : ['xlsx', 'csv', ...(kind === 'clients' ? ['vcf'] : [])],
    });
    if (!to) return;
    const families = ['column-', 'life-stage-', 'listed-', 'value-'] as const;
    const words = Object.assign({}, ...families.map(sayAll));
    const asked = { kind, to, words, ...(profile ? { profile: profile.profile } : {}) };
    const done = await api.export.write({ ...asked, ...(await narrow(to)) });
    toast(t('export-done', { count: done.rows, said: number(done.rows), path: done.path }));
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}
