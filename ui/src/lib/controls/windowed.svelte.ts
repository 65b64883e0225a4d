/**
 * The rows of an endless list, of which only a few pages are ever held. The engine gives pages by cursor; the cursors already
 * met are kept, so going back is one question and going far ahead walks once. Answers to an older question are dropped.
 */
export interface Page<T> {
  rows: T[];
  /** Where the next page begins; null when this was the last. */
  next: string | null;
}
export type LoadPage<T> = (cursor: string | null, limit: number) => Promise<Page<T>>;

/** Rows asked for at once. */
export const PAGE = 100;
/** Pages kept around the one in view. */
const KEPT = 6;

export class Windowed<T> {
  #load: LoadPage<T>;
  #cursors: (string | null)[] = [null];
  #pages = new Map<number, T[]>();
  #asking: Promise<void> | null = null;
  #wanted: [number, number] = [0, 0];
  #generation = 0;
  #version = $state(0);
  #counted = $state<number | null>(null);
  #known = $state(0);
  #ended = $state(false);
  /** The first page has come. */
  ready = $state(false);
  /** What the last question failed with. */
  failure = $state.raw<unknown>(null);

  constructor(load: LoadPage<T>) {
    this.#load = load;
  }

  /** Rows there are: counted by the engine when it has answered, until then those met and a page more. */
  get length(): number {
    if (this.#ended) return this.#known;
    return Math.max(this.#counted ?? 0, this.#known + (this.ready ? 1 : 0));
  }
  /** The count as told by the engine or known from having met the end; null until then. */
  get total(): number | null {
    return this.#ended ? this.#known : this.#counted;
  }
  set total(count: number | null) {
    this.#counted = count;
  }

  /** The row at `at`, or undefined while it is not here. */
  row(at: number): T | undefined {
    return this.#version < 0 ? undefined : this.#pages.get(Math.floor(at / PAGE))?.[at % PAGE];
  }

  /** All rows now held, with their places. */
  *held(): Generator<[number, T]> {
    for (const [page, rows] of this.#pages)
      for (const [at, row] of rows.entries()) yield [page * PAGE + at, row];
  }

  /** Sees to it that rows `from`–`to` come. */
  want(from: number, to: number): Promise<void> {
    this.#wanted = [Math.floor(from / PAGE), Math.floor(Math.max(from, to) / PAGE)];
    this.#asking ??= this.#ask().finally(() => (this.#asking = null));
    return this.#asking;
  }

  /** Asks again for what is in view, after something changed. What is shown stays until the answer is here. */
  async refresh(load?: LoadPage<T>): Promise<void> {
    if (load) this.#load = load;
    this.#generation += 1;
    this.#cursors = [null];
    this.#ended = false;
    const old = [...this.#pages.keys()];
    await this.#asking;
    const mine = this.#generation;
    const [from, to] = this.#wanted;
    try {
      for (let page = 0; page <= to; page++) await this.#fetch(page, mine, page >= from);
      for (const page of old) if (page < from || page > to) this.#pages.delete(page);
      if (mine === this.#generation) this.failure = null;
    } catch (failure) {
      if (mine === this.#generation) this.failure = failure;
    }
    this.#version += 1;
    this.ready = true;
  }

  async #ask() {
    const mine = this.#generation;
    try {
      for (let page = this.#missing(); page !== null; page = this.#missing()) {
        await this.#fetch(page, mine, page >= this.#wanted[0] && page <= this.#wanted[1]);
        if (mine !== this.#generation) return;
        this.failure = null;
        this.ready = true;
      }
    } catch (failure) {
      if (mine === this.#generation) {
        this.failure = failure;
        this.ready = true;
      }
    }
  }

  /** The next page to ask for on the way to what is wanted; null when all is here. */
  #missing(): number | null {
    const [from, to] = this.#wanted;
    for (let page = from; page <= to; page++) {
      if (this.#pages.has(page)) continue;
      const reached = this.#cursors.length - 1;
      if (page <= reached) return page;
      return this.#ended ? null : reached;
    }
    return null;
  }

  async #fetch(page: number, generation: number, keep: boolean) {
    const cursor = this.#cursors[page];
    if (cursor === undefined) return;
    // The engine looks at so many records and no more: a page of a rare kind comes in pieces, some of them empty.
    const rows: T[] = [];
    let next: string | null = cursor;
    do {
      const piece: Page<T> = await this.#load(next, PAGE - rows.length);
      if (generation !== this.#generation) return;
      rows.push(...piece.rows);
      next = piece.next;
    } while (next !== null && rows.length < PAGE);
    if (keep || page === 0) {
      this.#pages.set(page, rows);
      for (const other of this.#pages.keys())
        if (Math.abs(other - page) > KEPT) this.#pages.delete(other);
    }
    this.#known = Math.max(next === null ? 0 : this.#known, page * PAGE + rows.length);
    if (next === null) this.#ended = true;
    else this.#cursors[page + 1] = next;
    this.#version += 1;
  }
}
