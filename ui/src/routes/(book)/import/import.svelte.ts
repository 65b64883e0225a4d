/** One import from the file to its result: what was understood, what a person corrected, what would happen, what happened. */
import {
  api,
  type ColumnUse,
  type FileReport,
  type ImportAnswers,
  type ImportDone,
  type ImportPreview,
} from '$lib/api';
import { Work } from '$lib/book/work.svelte';

/** So many rows of a large file are worked out before all of them are, so that what becomes of it is seen growing: each ten times
 * and more what was seen before, which makes the whole a tenth longer. */
const FIRST = [300, 5_000, 60_000];

export class Import extends Work {
  step = $state<'choose' | 'columns' | 'preview' | 'done'>('choose');
  report = $state.raw<FileReport | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  done = $state.raw<ImportDone | null>(null);
  mapping = $state<ColumnUse[]>([]);
  answers = $state<ImportAnswers>({});
  kind = $state('');

  /** Only the beginning of the file was looked at yet, and the rest is. */
  partial = $state(false);
  /** What was asked last: answers to anything before come too late. */
  #asked = 0;

  constructor() {
    super(200);
  }

  /** Looks at a file, or again at the same one with what a person decided; of several sheets at the named one. What its beginning
   * says is shown at once, and replaced when all of it was read, but for what a person chose in between. */
  async inspect(path: string, again = false, sheet: string | null = null) {
    if (!again) this.answers = sheet ? { sheet } : {};
    const answers = $state.snapshot(this.answers);
    const request = again ? { path, kind: this.kind, answers } : { path, answers };
    const asked = this.#ask();
    const look = (head_only: boolean) =>
      this.long(
        (watching) => api.import.inspect({ ...request, head_only }, watching),
        () => {
          if (asked === this.#asked && this.partial) this.restart();
        },
      );
    const head = await look(true);
    if (asked !== this.#asked || !head) return;
    this.#show(head);
    if (head.whole) return;
    this.partial = true;
    const chosen = JSON.stringify(head.mapping);
    const report = await look(false);
    if (asked !== this.#asked) return;
    this.partial = false;
    if (!report) return;
    const isTouched = JSON.stringify(this.mapping) !== chosen && report.kind === this.kind;
    this.#show(report, isTouched);
  }

  /** Looks at another sheet of the same file; what was answered about the columns of this one no longer holds. */
  async turnTo(sheet: string) {
    await this.inspect(this.report?.path ?? '', false, sheet);
  }

  #show(report: FileReport, keepsMapping = false) {
    this.report = report;
    if (!keepsMapping) this.mapping = report.mapping;
    this.kind = report.kind;
    this.step = 'columns';
  }

  /** Something else is asked: what runs is stopped, and no longer waited for. */
  #ask(): number {
    this.cancel();
    this.partial = false;
    return ++this.#asked;
  }

  #request() {
    return {
      path: this.report?.path ?? '',
      kind: this.kind,
      mapping: $state.snapshot(this.mapping),
      answers: $state.snapshot(this.answers),
    };
  }

  /** Works the import out without writing anything: the first rows at once, then more, then all of them. */
  async look() {
    const asked = this.#ask();
    const rows = this.report?.rows ?? 0;
    for (const first of [...FIRST.filter((first) => first * 5 < rows), undefined]) {
      const request = { ...this.#request(), ...(first ? { first } : {}) };
      const preview = await this.long((watching) => api.import.preview(request, watching));
      if (asked !== this.#asked) return;
      this.partial = preview !== null && !preview.whole;
      if (!preview) {
        if (this.step === 'preview') this.step = 'columns';
        return;
      }
      this.preview = preview;
      this.step = 'preview';
      if (preview.whole) return;
    }
  }

  /** Does it, in one step of undo. */
  async run(rejects: string | null) {
    const request = { ...this.#request(), ...(rejects ? { rejects } : {}) };
    const done = await this.long((watching) => api.import.run(request, watching));
    if (!done) return;
    this.done = done;
    this.step = 'done';
  }

  restart() {
    this.#ask();
    this.step = 'choose';
    this.failure = null;
    this.report = this.preview = this.done = null;
    this.answers = {};
  }
}
