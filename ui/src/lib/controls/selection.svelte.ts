/** Which rows of a list are meant: some by id, or all that match the filter except some. */
export class Selection {
  /** Every matching row, also those never shown; `ids` are then the exceptions. */
  all = $state(false);
  #ids = $state.raw<ReadonlySet<string>>(new Set());

  get ids(): string[] {
    return [...this.#ids];
  }
  has(id: string): boolean {
    return this.#ids.has(id) !== this.all;
  }
  /** How many rows are meant when `total` match. */
  count(total: number): number {
    return this.all ? total - this.#ids.size : this.#ids.size;
  }
  get empty(): boolean {
    return !this.all && this.#ids.size === 0;
  }
  set(ids: string[], chosen: boolean) {
    const next = new Set(this.#ids);
    for (const id of ids)
      if (chosen !== this.all) next.add(id);
      else next.delete(id);
    this.#ids = next;
  }
  toggle(id: string) {
    this.set([id], !this.has(id));
  }
  everything() {
    this.all = true;
    this.#ids = new Set();
  }
  clear() {
    this.all = false;
    this.#ids = new Set();
  }
}
