/** Ready segments: clients by what they buy, as filters of their list. */
import type { Stage } from '$lib/api';
import type { Condition } from '$lib/filters/filter';
import { t } from '$lib/words/words.svelte';
import { stageWords } from '../insight/asked';
import { writeShown } from './address';

/** What one wants to see of them. */
const columns = ['name', 'stage', 'last_purchase', 'sales_year', 'value_year', 'next_step'];

interface Segment {
  label: string;
  conditions: Condition[];
}

/** The segments one is offered, those to act upon first. */
export function ready(): Segment[] {
  const first: Stage[] = ['at_risk', 'falling', 'once', 'lost'];
  const then: Stage[] = ['growing', 'loyal', 'new', 'occasional'];
  const byStage = (stage: Stage): Segment => ({
    label: t(stageWords[stage]),
    conditions: [{ field: 'stage', op: 'is', value: stage }],
  });
  return [
    { label: t('segment-quiet'), conditions: [{ field: 'quiet', op: 'yes' }] },
    ...first.map(byStage),
    { label: t('segment-best'), conditions: [{ field: 'class', op: 'is', value: 'A' }] },
    ...then.map(byStage),
  ];
}

/** The address of the list of clients that fit all of the conditions. */
export function segmentAddress(conditions: Condition[]): string {
  return writeShown({
    filter: { join: 'all', items: conditions },
    sort: { key: 'name', down: false },
    columns,
    archived: false,
  });
}
