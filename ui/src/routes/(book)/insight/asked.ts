/** The group of clients an address asks for: a stage, a square of the matrix, all, or the quiet ones. */
import type { InsightRequest, Stage } from '$lib/api';
import type { Condition } from '$lib/filters/filter';
import type { PlainKey } from '$lib/words/words.svelte';

/** Clients asked for at a time. */
export const _STEP = 50;

export const stageWords: Record<Stage, PlainKey> = {
  growing: 'life-stage-growing',
  loyal: 'life-stage-loyal',
  new: 'life-stage-new',
  occasional: 'life-stage-occasional',
  falling: 'life-stage-falling',
  once: 'life-stage-once',
  at_risk: 'life-stage-at-risk',
  lost: 'life-stage-lost',
};

export interface Group {
  request: InsightRequest;
  stage?: Stage;
  cell?: { recency: number; frequency: number };
  all?: boolean;
}

/** Whatever stands in the address; the quiet ones when nothing that is understood does. */
export function asked(params: URLSearchParams): Group {
  const stage = params.get('stage');
  if (stage && stage in stageWords) {
    const of = stage as Stage;
    return {
      stage: of,
      request: { stage: of, by: of === 'lost' || of === 'at_risk' ? 'loss' : 'value' },
    };
  }
  const [recency, frequency] = [score(params.get('r')), score(params.get('f'))];
  if (recency && frequency) {
    return { cell: { recency, frequency }, request: { recency, frequency, by: 'value' } };
  }
  if (params.has('all')) return { all: true, request: { by: 'value' } };
  return { request: { quiet: true, by: 'loss' } };
}

/** What a client has to fulfil to be of the group, as conditions of the list of clients. */
export function conditionsOf(group: Group): Condition[] {
  if (group.stage) return [{ field: 'stage', op: 'is', value: group.stage }];
  if (group.cell) {
    const is = (field: 'recency' | 'frequency', value: number): Condition => ({
      field,
      op: 'is',
      value,
    });
    return [is('recency', group.cell.recency), is('frequency', group.cell.frequency)];
  }
  return group.all
    ? [{ field: 'purchases', op: 'more', value: 0 }]
    : [{ field: 'quiet', op: 'yes' }];
}

function score(text: string | null): number | null {
  return text && /^[1-5]$/.test(text) ? Number(text) : null;
}

/** Whether any value can be in the `group`-th group (from 1) of four cuts, of which some may be equal. */
export function hasValues(cuts: number[], group: number): boolean {
  const { from, to } = spanOf(cuts, group);
  return from === null || to === null || from <= to;
}

/** The first and the last value of the `group`-th group (from 1) of four rising cuts; nothing where it is open. */
export function spanOf(cuts: number[], group: number): { from: number | null; to: number | null } {
  return {
    from: group === 1 ? null : (cuts[group - 2] ?? 0) + 1,
    to: group === 5 ? null : (cuts[group - 1] ?? 0),
  };
}
