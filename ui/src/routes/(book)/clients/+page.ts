import { api } from '$lib/api';
import { readShown } from './address';

export async function load({ url, parent, depends }) {
  await parent();
  depends('clients:sources');
  const [fields, tags, users, lists, views] = await Promise.all([
    api.fields.all(),
    api.tags.all(),
    api.users.all(),
    api.lists.all({}),
    api.views.all(),
  ]);
  return {
    shown: readShown(url.searchParams),
    sources: { fields: fields.filter((field) => !field.archived), tags, users, lists },
    views: views.filter((view) => view.screen === 'clients'),
  };
}
