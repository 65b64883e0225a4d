/** A rule as it is chosen from lists, and the rule the engine takes. */
import type {
  LoyaltyCondition,
  LoyaltyEvery,
  LoyaltyFilter,
  LoyaltyMetric,
  LoyaltyOn,
  LoyaltyOp,
  LoyaltyPer,
  LoyaltyReward,
  LoyaltyRule,
  LoyaltyWindow,
} from '$lib/api';
import { toDecimal, toTyped } from '$lib/sales/edit/writing.svelte';

export type WindowKind = 'months' | 'days' | 'month' | 'quarter' | 'year' | 'since_join' | 'all';
export const windowKinds: WindowKind[] = [
  'months',
  'days',
  'month',
  'quarter',
  'year',
  'since_join',
  'all',
];
export const ons: LoyaltyOn[] = ['invoice_issued', 'invoice_paid', 'scheduled', 'birthday'];
export const everies: LoyaltyEvery[] = ['day', 'week', 'month', 'quarter', 'year'];
export const pers: LoyaltyPer[] = ['day', 'month', 'quarter', 'year', 'ever'];
/** What the book can tell. */
export const metrics: LoyaltyMetric[] = [
  'net_paid',
  'net_invoiced',
  'gross_margin',
  'margin_pct',
  'invoice_count',
  'units',
  'avg_ticket',
  'recency_days',
  'tenure_days',
  'overdue_days_max',
  'paid_on_time_pct',
  'open_balance',
  'credit_used_pct',
  'return_rate_pct',
  'tag',
];
const windowless = ['recency_days', 'tenure_days', 'open_balance', 'credit_used_pct', 'tag'];
const ofProducts = [
  'net_paid',
  'net_invoiced',
  'gross_margin',
  'margin_pct',
  'invoice_count',
  'units',
  'avg_ticket',
  'return_rate_pct',
];
const money = ['net_paid', 'net_invoiced', 'gross_margin', 'avg_ticket', 'open_balance'];
export const hasWindow = (metric: LoyaltyMetric) => !windowless.includes(metric);
export const hasProducts = (metric: LoyaltyMetric) => ofProducts.includes(metric);
export const isMoney = (metric: LoyaltyMetric) => money.includes(metric);

export type OpName = 'at-least' | 'over' | 'at-most' | 'under' | 'is' | 'is-not';
const signs: Record<OpName, LoyaltyOp> = {
  'at-least': '>=',
  over: '>',
  'at-most': '<=',
  under: '<',
  is: '=',
  'is-not': '!=',
};
export const opNames = Object.keys(signs) as OpName[];
export const opName = (op: LoyaltyOp): OpName => opNames.find((name) => signs[name] === op) ?? 'is';

export interface Clause {
  key: number;
  negated: boolean;
  metric: LoyaltyMetric;
  window: WindowKind;
  count: string;
  filter: LoyaltyFilter | null;
  op: OpName;
  value: string;
}

export type RewardType = LoyaltyReward['type'];
type Kind = 'decimal' | 'whole' | 'text' | 'product';
export type FieldName =
  | 'percent'
  | 'cap'
  | 'amount'
  | 'valid_days'
  | 'per'
  | 'units'
  | 'card'
  | 'worth'
  | 'product'
  | 'quantity'
  | 'what'
  | 'cost'
  | 'recovered'
  | 'due_days'
  | 'for_days'
  | 'by';
/** What each reward asks for; a cap may stay empty. */
export const rewardFields: Record<Exclude<RewardType, 'tier'>, [FieldName, Kind, string][]> = {
  discount_pct: [
    ['percent', 'decimal', '5'],
    ['cap', 'decimal', ''],
  ],
  discount_amount: [['amount', 'decimal', '10']],
  coupon: [
    ['amount', 'decimal', '10'],
    ['valid_days', 'whole', '60'],
  ],
  points: [
    ['units', 'whole', '1'],
    ['per', 'decimal', '1'],
  ],
  stamps: [
    ['units', 'whole', '1'],
    ['card', 'whole', '10'],
    ['worth', 'decimal', '10'],
  ],
  cashback: [
    ['percent', 'decimal', '2'],
    ['cap', 'decimal', ''],
  ],
  free_item: [
    ['product', 'product', ''],
    ['quantity', 'decimal', '1'],
  ],
  gift: [
    ['what', 'text', ''],
    ['cost', 'decimal', ''],
  ],
  exchange: [
    ['product', 'product', ''],
    ['recovered', 'decimal', '0'],
  ],
  payment_terms: [
    ['due_days', 'whole', '45'],
    ['for_days', 'whole', '180'],
  ],
  credit_limit: [
    ['by', 'decimal', '500'],
    ['for_days', 'whole', '365'],
  ],
};
export const rewardTypes = Object.keys(rewardFields) as Exclude<RewardType, 'tier'>[];
export const fieldsOf = (type: RewardType) => (type === 'tier' ? [] : rewardFields[type]);

export interface Form {
  name: string;
  on: LoyaltyOn;
  every: LoyaltyEvery;
  join: 'all' | 'any';
  /** Nothing: conditions within conditions, kept as they are. */
  clauses: Clause[] | null;
  reward: RewardType;
  fields: Partial<Record<FieldName, string>>;
  times: string;
  timesPer: LoyaltyPer;
  budget: string;
  budgetPer: LoyaltyPer;
  noOverdue: boolean;
  margin: string;
  share: string;
  exposure: string;
  approval: string;
  /** The rule it comes from, for what is not chosen here. */
  kept: LoyaltyRule | null;
}

let keys = 0;
export const newClause = (): Clause => ({
  key: ++keys,
  negated: false,
  metric: 'net_paid',
  window: 'months',
  count: '12',
  filter: null,
  op: 'at-least',
  value: '1000',
});

/** What a new reward begins with. */
export function fieldsFor(type: RewardType): Partial<Record<FieldName, string>> {
  return Object.fromEntries(fieldsOf(type).map(([field, , value]) => [field, value]));
}

export const newForm = (name: string): Form => ({
  name,
  on: 'invoice_paid',
  every: 'month',
  join: 'all',
  clauses: [newClause()],
  reward: 'discount_pct',
  fields: fieldsFor('discount_pct'),
  times: '1',
  timesPer: 'year',
  budget: '',
  budgetPer: 'year',
  noOverdue: true,
  margin: '',
  share: '',
  exposure: '',
  approval: '',
  kept: null,
});

export function kindOf(window: LoyaltyWindow | undefined): { kind: WindowKind; count: number } {
  if (!window || window === 'all') return { kind: 'all', count: 0 };
  if (window === 'since_join') return { kind: window, count: 0 };
  if ('last_months' in window) return { kind: 'months', count: window.last_months };
  if ('last_days' in window) return { kind: 'days', count: window.last_days };
  return { kind: window.calendar, count: 0 };
}

function windowOf({ window, count }: Clause): LoyaltyWindow {
  const many = Math.max(0, Math.trunc(Number(count) || 0));
  if (window === 'months') return { last_months: many };
  if (window === 'days') return { last_days: many };
  return window === 'since_join' || window === 'all' ? window : { calendar: window };
}

function clauseOf(condition: LoyaltyCondition): Clause | null {
  const negated = !!condition.not;
  const test = condition.not ?? condition;
  if (!test.metric || !test.op || test.value === undefined) return null;
  const { kind, count } = kindOf(test.window);
  return {
    key: ++keys,
    negated,
    metric: test.metric,
    window: kind,
    count: count ? String(count) : '12',
    filter: test.filter ?? null,
    op: opName(test.op),
    value: test.metric === 'tag' || test.metric === 'tier' ? test.value : toTyped(test.value),
  };
}

/** The clauses of a rule, or nothing where some stand within others. */
function clausesOf(rule: LoyaltyRule): { join: 'all' | 'any'; clauses: Clause[] | null } {
  const when = rule.when;
  if (!when) return { join: 'all', clauses: [] };
  const parts = when.all ?? when.any ?? [when];
  const clauses = parts.map(clauseOf);
  const whole = clauses.filter((clause) => clause !== null);
  return {
    join: when.any ? 'any' : 'all',
    clauses: whole.length === clauses.length ? whole : null,
  };
}

const typed = (text: string | undefined) => (text ? toTyped(text) : '');

export function formOf(name: string, rule: LoyaltyRule): Form {
  const told = rule.reward as unknown as Record<string, string | number | undefined>;
  const fields = fieldsOf(rule.reward.type).map(([field, kind]) => {
    const value = told[field];
    return [field, kind === 'decimal' ? typed(value as string | undefined) : String(value ?? '')];
  });
  const { limits, guard } = rule;
  return {
    name,
    on: rule.trigger.on,
    every: rule.trigger.every ?? 'month',
    ...clausesOf(rule),
    reward: rule.reward.type,
    fields: Object.fromEntries(fields),
    times: limits.per_customer ? String(limits.per_customer.count) : '',
    timesPer: limits.per_customer?.per ?? 'year',
    budget: typed(limits.budget?.amount),
    budgetPer: limits.budget?.per ?? 'year',
    noOverdue: guard.requires_no_overdue ?? false,
    margin: typed(guard.min_margin_pct),
    share: typed(guard.max_cost_pct_of_margin),
    exposure: typed(guard.max_exposure),
    approval: typed(guard.approval_over),
    kept: rule,
  };
}

function conditionOf(clause: Clause): LoyaltyCondition {
  const isName = clause.metric === 'tag';
  const test: LoyaltyCondition = {
    metric: clause.metric,
    op: signs[isName && clause.op !== 'is-not' ? 'is' : clause.op],
    value: isName ? clause.value : toDecimal(clause.value),
    ...(hasWindow(clause.metric) ? { window: windowOf(clause) } : {}),
    ...(hasProducts(clause.metric) && clause.filter ? { filter: clause.filter } : {}),
  };
  return clause.negated ? { not: test } : test;
}

/** A name for programs: letters, figures and dashes. */
const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/[^a-zA-Z0-9-]/g, '')
    .toLowerCase() || 'r';

export function ruleOf(form: Form): LoyaltyRule {
  const { kept, clauses } = form;
  const amount = (text: string) => (text.trim() ? toDecimal(text.replace('%', '')) : undefined);
  const fields = fieldsOf(form.reward).flatMap(([field, kind]): [FieldName, string | number][] => {
    const value = form.fields[field]?.trim() ?? '';
    if (field === 'cap' && !value) return [];
    if (kind === 'whole') return [[field, Math.max(0, Math.trunc(Number(value) || 0))]];
    return [[field, kind === 'decimal' ? toDecimal(value || '0') : value]];
  });
  const reward =
    form.reward === 'tier' && kept
      ? kept.reward
      : ({ type: form.reward, ...Object.fromEntries(fields) } as LoyaltyReward);
  const parts = clauses?.map(conditionOf) ?? [];
  const when = clauses === null ? kept?.when : parts.length ? { [form.join]: parts } : undefined;
  const [margin, share, exposure, approval, budget] = [
    form.margin,
    form.share,
    form.exposure,
    form.approval,
    form.budget,
  ].map(amount);
  return {
    schema: 1,
    id: kept?.id ?? slug(form.name),
    priority: kept?.priority ?? 0,
    ...(kept?.exclusive_group ? { exclusive_group: kept.exclusive_group } : {}),
    trigger: { on: form.on, ...(form.on === 'scheduled' ? { every: form.every } : {}) },
    ...(when ? { when } : {}),
    reward,
    limits: {
      ...(form.times.trim()
        ? {
            per_customer: {
              count: Math.max(0, Math.trunc(Number(form.times) || 0)),
              per: form.timesPer,
            },
          }
        : {}),
      ...(budget ? { budget: { amount: budget, per: form.budgetPer } } : {}),
    },
    guard: {
      requires_no_overdue: form.noOverdue,
      ...(margin ? { min_margin_pct: margin } : {}),
      ...(share ? { max_cost_pct_of_margin: share } : {}),
      ...(exposure ? { max_exposure: exposure } : {}),
      ...(approval ? { approval_over: approval } : {}),
    },
  };
}

/** Puts a threshold where the first number of the conditions is. */
export function useThreshold(form: Form, threshold: string) {
  const first = form.clauses?.find((clause) => clause.metric !== 'tag');
  if (first) first.value = toTyped(threshold);
}
