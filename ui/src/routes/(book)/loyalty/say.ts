/** What a rule says, in a sentence; and its parts in words. */
import type {
  LoyaltyCondition,
  LoyaltyMetric,
  LoyaltyReward,
  LoyaltyRule,
  LoyaltyWindow,
} from '$lib/api';
import { decimal, price } from '$lib/sales/say';
import { t } from '$lib/words/words.svelte';
import { hasWindow, isMoney, kindOf, opName } from './form';

export const sayWindow = (window: LoyaltyWindow | undefined) => t('loyalty-window', kindOf(window));

/** A figure or what it is compared with: money as money, numbers as numbers, names as they are. */
export function sayValue(metric: LoyaltyMetric, value: string): string {
  if (metric === 'tag' || metric === 'tier') return value;
  return isMoney(metric) ? price(value) : decimal(value);
}

export function sayCondition(condition: LoyaltyCondition): string {
  const parts = condition.all ?? condition.any;
  if (parts) {
    const said = parts.map(sayCondition);
    const [first = '', ...rest] = said;
    return rest.reduce(
      (before, second) =>
        t(condition.any ? 'loyalty-or' : 'loyalty-and', { first: before, second }),
      first,
    );
  }
  if (condition.not) return t('loyalty-not', { clause: sayCondition(condition.not) });
  if (!condition.metric || !condition.op) return '';
  const op = opName(condition.op);
  const names = [...(condition.filter?.product_tag ?? [])].join(', ');
  const figure = [
    t('loyalty-metric', { metric: condition.metric }),
    names ? t('loyalty-products', { names }) : '',
  ];
  return t('loyalty-clause', {
    figure: figure.filter(Boolean).join(' '),
    window: hasWindow(condition.metric) ? sayWindow(condition.window) : '',
    compared: t('loyalty-compared', {
      op,
      said: t('loyalty-op', { op }),
      value: sayValue(condition.metric, condition.value ?? ''),
    }),
  }).replace(/ {2,}/g, ' ');
}

export function sayReward(reward: LoyaltyReward): string {
  const say = (a: string, b: string | number = '') =>
    t('loyalty-gives', { type: reward.type, a, b });
  switch (reward.type) {
    case 'discount_pct':
    case 'cashback':
      return say(decimal(reward.percent));
    case 'discount_amount':
    case 'coupon':
      return say(price(reward.amount));
    case 'points':
      return say(price(reward.per), reward.units);
    case 'stamps':
      return say('', reward.units);
    case 'free_item':
      return say(decimal(reward.quantity));
    case 'gift':
      return say(reward.what);
    case 'payment_terms':
      return say(String(reward.due_days));
    case 'credit_limit':
      return say(price(reward.by));
    case 'tier':
      return say(reward.name);
    default:
      return say('');
  }
}

export function sayRule(rule: LoyaltyRule): string {
  const reward = sayReward(rule.reward);
  return rule.when
    ? t('loyalty-sentence', { when: sayCondition(rule.when), reward })
    : t('loyalty-sentence-always', { reward });
}
