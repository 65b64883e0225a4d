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

export class Import extends Work {
  step = $state<'choose' | 'columns' | 'preview' | 'done'>('choose');
  report = $state.raw<FileReport | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  done = $state.raw<ImportDone | null>(null);
  mapping = $state<ColumnUse[]>([]);
  answers = $state<ImportAnswers>({});
  kind = $state('');

  constructor() {
    super(200);
  }

  /** Looks at a file, or again at the same one with what a person decided; of several sheets at the named one. */
  async inspect(path: string, again = false, sheet: string | null = null) {
    if (!again) this.answers = sheet ? { sheet } : {};
    const answers = $state.snapshot(this.answers);
    const report = await this.long((watching) =>
      api.import.inspect(again ? { path, kind: this.kind, answers } : { path, answers }, watching),
    );
    if (!report) return;
    this.report = report;
    this.mapping = report.mapping;
    this.kind = report.kind;
    this.step = 'columns';
  }

  /** Looks at another sheet of the same file; what was answered about the columns of this one no longer holds. */
  async turnTo(sheet: string) {
    const report = await this.long((watching) =>
      api.import.inspect({ path: this.report?.path ?? '', answers: { sheet } }, watching),
    );
    if (!report) return;
    this.answers = { sheet };
    this.report = report;
    this.mapping = report.mapping;
    this.kind = report.kind;
  }

  #request() {
    return {
      path: this.report?.path ?? '',
      kind: this.kind,
      mapping: $state.snapshot(this.mapping),
      answers: $state.snapshot(this.answers),
    };
  }

  /** Works the whole import out without writing anything. */
  async look() {
    const preview = await this.long((watching) => api.import.preview(this.#request(), watching));
    if (!preview) return;
    this.preview = preview;
    this.step = 'preview';
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
    this.step = 'choose';
    this.failure = null;
    this.report = this.preview = this.done = null;
    this.answers = {};
  }
}
