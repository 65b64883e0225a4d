/** The values that can be set in many clients at once. */
import type { ClientDraft } from '$lib/api';
import { known, t } from '$lib/words/words.svelte';
import type { FilterSources } from './columns';

export interface BulkField {
  key: string;
  label: string;
  choices?: { value: string; label: string }[];
  set: (text: string) => ClientDraft;
}

/** The built-in and own fields a bulk edit offers. */
export function bulkFields({ fields, users, lists }: FilterSources): BulkField[] {
  const said = (prefix: string, values: string[]) =>
    values.map((value) => ({ value, label: known(`${prefix}-${value}`) ?? value }));
  const items = (name: string) =>
    lists.filter((one) => one.list === name).map((one) => ({ value: one.name, label: one.name }));
  return [
    {
      key: 'salesperson',
      label: t('client-salesperson'),
      choices: users.map((user) => ({ value: user.id, label: user.name })),
      set: (salesperson) => ({ salesperson }),
    },
    {
      key: 'growth_potential',
      label: t('client-potential'),
      choices: said('potential', ['low', 'medium', 'high']),
      set: (growth_potential) => ({ growth_potential }),
    },
    {
      key: 'preferred_channel',
      label: t('client-channel'),
      choices: said('channel', ['phone', 'mail', 'message', 'visit', 'post']),
      set: (preferred_channel) => ({ preferred_channel }),
    },
    {
      key: 'life_moment',
      label: t('client-moment'),
      choices: items('life_moment'),
      set: (life_moment) => ({ life_moment }),
    },
    {
      key: 'origin',
      label: t('client-origin'),
      choices: items('origin'),
      set: (origin) => ({ origin }),
    },
    ...fields.map((field) => ({
      key: `field:${field.id}`,
      label: field.name,
      choices:
        field.kind === 'choice'
          ? field.choices.map((value) => ({ value, label: value }))
          : field.kind === 'boolean'
            ? [
                { value: '1', label: t('yes') },
                { value: '0', label: t('no') },
              ]
            : undefined,
      set: (text: string) => ({ fields: { [field.id]: text } }),
    })),
  ];
}
