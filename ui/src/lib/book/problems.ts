/** What a check of the book found, in words. */
import type { Problem } from '$lib/api';
import { known } from '$lib/words/words.svelte';

/** A part of the book as people call it; its own name where nobody has written one. */
export function sayPart(table: string): string {
  return known(`part-${table.replaceAll('_', '-')}`) ?? table;
}

/** The sentence of one problem. */
export function sayProblem(problem: Problem): string {
  const place = sayPart(problem.place);
  return known(`problem-${problem.code}`, { place, count: problem.count }) ?? problem.code;
}
