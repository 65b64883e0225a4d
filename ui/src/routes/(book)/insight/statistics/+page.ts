import { api } from '$lib/api';
import { asked } from './asked';

export async function load({ url, parent, depends }) {
  await parent();
  depends('statistics:views');
  const shown = asked(url.searchParams);
  const { of, open } = shown;
  const [table, page, views] = await Promise.all([
    api.statistics.pivot(of),
    open
      ? api.statistics.rows({
          of,
          ...(open.row === null ? {} : { row: open.row }),
          ...(open.column === null ? {} : { column: open.column }),
        })
      : null,
    api.views.all(),
  ]);
  return { shown, table, page, views: views.filter((view) => view.screen === 'statistics') };
}
