import { api } from '$lib/api';

export async function load({ params, parent }) {
  await parent();
  const [client, fields, lists, users] = await Promise.all([
    api.clients.get({ id: params.id }),
    api.fields.all(),
    api.lists.all({}),
    api.users.all(),
  ]);
  return { client, fields: fields.filter((field) => !field.archived), lists, users };
}
