import { expect, test } from 'vitest';
import { asked, hasValues, spanOf } from './asked';

test('an address asks for a stage, a square, all, or the quiet ones', () => {
  const of = (text: string) => asked(new URLSearchParams(text)).request;
  expect(of('stage=at_risk')).toEqual({ stage: 'at_risk', by: 'loss' });
  expect(of('r=5&f=1')).toEqual({ recency: 5, frequency: 1, by: 'value' });
  expect(of('all')).toEqual({ by: 'value' });
  for (const odd of ['', 'stage=other', 'r=6&f=1', 'r=5', 'r=5&f=x']) {
    expect(of(odd)).toEqual({ quiet: true, by: 'loss' });
  }
});

test('groups lie between their cuts, the outer ones are open', () => {
  const cuts = [10, 20, 30, 40];
  expect(spanOf(cuts, 1)).toEqual({ from: null, to: 10 });
  expect(spanOf(cuts, 3)).toEqual({ from: 21, to: 30 });
  expect(spanOf(cuts, 5)).toEqual({ from: 41, to: null });
});

test('a group no value can be in is known by its cuts', () => {
  const groups = [1, 2, 3, 4, 5].map((group) => hasValues([0, 1, 1, 2], group));
  expect(groups).toEqual([true, true, false, true, true]);
});
