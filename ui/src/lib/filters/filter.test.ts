import { expect, test } from 'vitest';
import { conditions, finished, fromAddress, toAddress, toEngine, type Group } from './filter';

const filter: Group = {
  join: 'all',
  items: [
    { field: 'city', op: 'is', value: 'Sevilla' },
    {
      join: 'any',
      items: [
        { field: 'tag', op: 'empty' },
        { field: 'last_contact', op: 'before-days', value: 60 },
      ],
    },
  ],
};

test('the address restores a filter exactly', () => {
  expect(fromAddress(toAddress(filter))).toEqual(filter);
  expect(conditions(filter)).toBe(3);
});

test('an address somebody broke is no filter', () => {
  for (const text of [null, '', '{', '[]', '{"a":3}', '["x"]', '{"a":[[1,2]]}'])
    expect(fromAddress(text)).toBeNull();
});

test('a condition without its value is not asked yet', () => {
  const half: Group = { join: 'any', items: [{ field: 'city', op: 'contains', value: '' }] };
  expect(finished(half)).toBeNull();
  half.items.push({ field: 'city', op: 'empty' });
  expect(finished(half)?.items.length).toBe(1);
});

test('days and groups become what the engine takes', () => {
  expect(toEngine(filter)).toEqual({
    all: [
      { test: { field: 'city', operator: 'is', value: 'Sevilla' } },
      {
        any: [
          { test: { field: 'tag', operator: 'empty' } },
          { test: { field: 'last_contact', operator: 'less', value: '-60' } },
        ],
      },
    ],
  });
  expect(
    toEngine({ join: 'all', items: [{ field: 'created', op: 'from', value: '2026-03-01' }] }),
  ).toEqual({
    all: [{ test: { field: 'created', operator: 'more', value: '2026-02-28' } }],
  });
});
