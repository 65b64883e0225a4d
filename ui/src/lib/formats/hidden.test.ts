// @vitest-environment happy-dom
import { hideAmounts } from '$lib/look/look.svelte';
import { expect, test } from 'vitest';
import { money, moneyInFull } from './money';

test('a hidden amount tells nothing, not even its length', () => {
  hideAmounts(true);
  expect(money(5)).toBe(money(123456789));
  expect(money(5)).not.toMatch(/\d/);
  expect(moneyInFull(500)).toContain('5,00');
  hideAmounts(false);
  expect(money(500)).toContain('5,00');
});
