/** Several files at once: what each is, and how far it has come. Each comes in by itself and is undone in one step. */
import { api, type FoundFile, type ImportDone, type Progress } from '$lib/api';
import { isFailure } from '$lib/book/failures';

export interface Item {
  found: FoundFile;
  state: FoundFile['state'] | 'done' | 'running';
  done: ImportDone | null;
  failure: unknown;
}

export class Batch {
  items = $state<Item[]>([]);
  leftOut = $state.raw<{ names: string[]; count: number }>({ names: [], count: 0 });
  looking = $state(false);
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<unknown>(null);
  /** The place of the one being reviewed. */
  open = $state<number | null>(null);
  #stop: AbortController | null = null;

  /** The names of the files that can come in now, without anything to decide. */
  ready = $derived(
    this.items.filter((item) => item.state === 'ready' && item.found.kind !== 'book'),
  );
  /** The place of the next one that waits for a person. */
  next = $derived(this.items.findIndex((item) => ['ready', 'review'].includes(item.state)));
  running = $derived(this.items.some((item) => item.state === 'running'));

  /** Looks at what was dropped or chosen. Says whether it found anything out. */
  async look(paths: string[]): Promise<boolean> {
    this.#stop = new AbortController();
    this.failure = null;
    this.progress = null;
    this.items = [];
    this.open = null;
    const late = setTimeout(() => (this.looking = true), 200);
    try {
      const found = await api.import.files(
        { paths },
        { told: (step) => (this.progress = step), stop: this.#stop.signal },
      );
      this.items = found.files.map((file) => ({
        found: file,
        state: file.state,
        done: null,
        failure: file.refused,
      }));
      this.leftOut = { names: found.left_out, count: found.left_out_count };
      return true;
    } catch (failure) {
      if (!(isFailure(failure) && failure.kind === 'cancelled')) this.failure = failure;
      return false;
    } finally {
      clearTimeout(late);
      this.looking = false;
      this.#stop = null;
    }
  }

  /** Brings those in that are ready, one after another; one that fails says so and does not keep the others out. */
  async runReady() {
    const stop = new AbortController();
    this.#stop = stop;
    for (const item of this.ready) {
      if (stop.signal.aborted) break;
      item.state = 'running';
      this.progress = null;
      try {
        const { path, kind, sheet } = item.found;
        const answers = sheet ? { sheet } : {};
        item.done = await api.import.run(
          { path, kind, answers },
          { told: (step) => (this.progress = step), stop: stop.signal },
        );
        item.state = 'done';
      } catch (failure) {
        const stopped = isFailure(failure) && failure.kind === 'cancelled';
        item.state = stopped ? 'ready' : 'refused';
        item.failure = stopped ? null : failure;
      }
    }
    this.#stop = null;
  }

  /** Notes what a person brought in after looking at it. */
  note(done: ImportDone | null) {
    const item = this.open === null ? undefined : this.items[this.open];
    if (!item) return;
    item.state = 'done';
    // A whole book has rows of many kinds, and no counts of its own.
    item.done = done;
  }

  cancel() {
    this.#stop?.abort();
  }
  restart() {
    this.items = [];
    this.open = null;
    this.failure = null;
  }
}
