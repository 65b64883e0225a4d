/** The columns the list of clients can show and the fields it can be filtered by, built-in ones and the owner's own. */
import type { Field, ListItem, Tag, User } from '$lib/api';
import type { Column } from '$lib/controls/columns';
import type { FieldKind, FilterField } from '$lib/filters/filter';
import { known, t } from '$lib/words/words.svelte';
import { stageWords } from '../insight/asked';

const builtIn: Record<string, Omit<Column, 'key' | 'label'> & { reckoned?: boolean }> = {
  name: { min: 10.25, grow: 3, sortable: true },
  city: { min: 6, grow: 1, sortable: true, shed: 2 },
  phone: { min: 8, shed: 3 },
  mail: { min: 11, grow: 1 },
  tags: { min: 7, grow: 1.5, shed: 1 },
  last_contact: { min: 7.25, sortable: true, shed: 4 },
  next_step: { min: 7, sortable: true },
  first_contact: { min: 8, sortable: true },
  interactions: { min: 6, sortable: true, right: true },
  tax_id: { min: 7 },
  salesperson: { min: 8 },
  growth_potential: { min: 7 },
  birthday: { min: 8 },
  created: { min: 7, sortable: true },
  stage: { min: 7, reckoned: true },
  class: { min: 4, reckoned: true },
  last_purchase: { min: 7, reckoned: true },
  purchases_year: { min: 6, right: true, reckoned: true },
  sales_year: { min: 7, right: true, reckoned: true },
  value_year: { min: 7, right: true, reckoned: true },
};

/** Whether a column has to be reckoned from what clients bought. */
export function isReckoned(column: string): boolean {
  return !!builtIn[column]?.reckoned;
}

/** Shown until a person chooses others. */
export const usualColumns = ['name', 'city', 'phone', 'tags', 'last_contact', 'next_step'];

const word = (prefix: string, key: string) => known(`${prefix}-${key.replaceAll('_', '-')}`) ?? key;

/** Every column there is, in the order one meets them. */
export function allColumns(fields: Field[]): Column[] {
  return [
    ...Object.entries(builtIn).map(([key, one]) => ({ key, ...one, label: word('listed', key) })),
    ...fields.map((field) => ({
      key: `field:${field.id}`,
      label: field.name,
      min: 7,
      grow: 1,
      right: field.kind === 'number' || field.kind === 'money',
    })),
  ];
}

const kindOfOwn: Record<Field['kind'], FieldKind> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  choice: 'choice',
  boolean: 'boolean',
  client: 'client',
};

/** What the choices of the filter are drawn from. */
export interface FilterSources {
  fields: Field[];
  tags: Tag[];
  users: User[];
  lists: ListItem[];
}

const same = (values: string[]) => values.map((value) => ({ value, label: value }));
const said = (prefix: string, values: string[]) =>
  values.map((value) => ({ value, label: word(prefix, value) }));

/** Every field one can filter by. */
export function filterFields({ fields, tags, users, lists }: FilterSources): FilterField[] {
  const items = (name: string) =>
    same(lists.filter((one) => one.list === name).map((one) => one.name));
  const kinds: [string, FieldKind, FilterField['choices']?][] = [
    ['name', 'text'],
    ['tag', 'choice', same(tags.map((tag) => tag.name))],
    ['city', 'text'],
    ['last_contact', 'moment'],
    ['next_step', 'day'],
    ['kind', 'choice', said('client', ['person', 'company'])],
    ['salesperson', 'choice', same(users.map((user) => user.name))],
    ['phone', 'text'],
    ['mail', 'text'],
    ['tax_id', 'text'],
    ['region', 'text'],
    ['postcode', 'text'],
    ['first_contact', 'moment'],
    ['interactions', 'number'],
    ['growth_potential', 'choice', said('potential', ['low', 'medium', 'high'])],
    ['preferred_channel', 'choice', said('channel', ['phone', 'mail', 'message', 'visit', 'post'])],
    ['life_moment', 'choice', items('life_moment')],
    ['origin', 'choice', items('origin')],
    ['company', 'text'],
    ['preference', 'text'],
    ['notes', 'text'],
    ['created', 'moment'],
    ['stage', 'choice', said('life-stage', Object.keys(stageWords))],
    ['class', 'choice', same(['A', 'B', 'C'])],
    ['quiet', 'boolean'],
    ['last_purchase', 'day'],
    ['first_purchase', 'day'],
    ['purchases_year', 'number'],
    ['purchases', 'number'],
    ['sales_year', 'money'],
    ['sales', 'money'],
    ['value_year', 'money'],
    ['loss', 'money'],
    ['recency', 'number'],
    ['frequency', 'number'],
    ...['phone', 'mail', 'message', 'post'].map(
      (channel): [string, FieldKind, FilterField['choices']] => [
        `consent:${channel}`,
        'choice',
        said('consent', ['given', 'refused', 'withdrawn']),
      ],
    ),
  ];
  return [
    ...kinds.map(([key, kind, choices]) => ({
      key,
      kind,
      choices,
      label: key.startsWith('consent:')
        ? t('filter-consent', { channel: word('channel', key.slice(8)) })
        : word('listed', key),
    })),
    ...fields.map((field) => ({
      key: `field:${field.id}`,
      label: field.name,
      kind: kindOfOwn[field.kind],
      choices: same(field.choices),
    })),
  ];
}
