/** Writes all products, sales or payments to a file a spreadsheet opens and the import knows. */
import { api } from '$lib/api';
import { sayFailure } from '$lib/book/failures';
import { toast } from '$lib/controls/toasts.svelte';
import { number } from '$lib/formats/numbers';
import { chooseTarget } from '$lib/shell/window';
import { sayAll, t } from '$lib/words/words.svelte';

export async function exportSold(kind: 'products' | 'sales' | 'payments') {
  const names = {
    products: t('place-products'),
    sales: t('place-sales'),
    payments: t('sale-payments'),
  };
  try {
    const to = await chooseTarget({
      title: t('bulk-export'),
      name: `${names[kind]}.xlsx`,
      kind: t('import-sheets'),
      extensions: ['xlsx', 'csv'],
    });
    if (!to) return;
    const words = { ...sayAll('column-'), ...sayAll('value-') };
    const done = await api.export.write({ kind, to, words });
    toast(t('export-done', { count: done.rows, said: number(done.rows), path: done.path }));
  } catch (failure) {
    toast(sayFailure(failure), { kind: 'wrong' });
  }
}
