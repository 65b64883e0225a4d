/** Long work from its start to its end: how far it is, what went wrong, and the way to stop it. */
import type { Progress } from '$lib/api';
import type { Watching } from '$lib/call';
import { isFailure } from './failures';

export class Work {
  running = $state(false);
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<unknown>(null);
  #stop: AbortController | null = null;

  /** Milliseconds before it shows as running: work that takes less shows no bar at all. */
  constructor(private readonly patience = 0) {}

  /** Does it. Gives nothing when it failed, or was stopped: then `stopped` is called. Work that other work took the place of says nothing
   * more. */
  async long<T>(work: (watching: Watching) => Promise<T>, stopped?: () => void): Promise<T | null> {
    const stop = new AbortController();
    this.#stop = stop;
    this.failure = null;
    this.progress = null;
    const isCurrent = () => this.#stop === stop;
    const late = this.patience
      ? setTimeout(() => {
          if (isCurrent()) this.running = true;
        }, this.patience)
      : null;
    this.running = late === null;
    try {
      return await work({
        told: (step) => {
          if (isCurrent()) this.progress = step;
        },
        stop: stop.signal,
      });
    } catch (failure) {
      if (!isCurrent()) return null;
      if (isFailure(failure) && failure.kind === 'cancelled') stopped?.();
      else this.failure = failure;
      return null;
    } finally {
      if (late !== null) clearTimeout(late);
      if (isCurrent()) {
        this.running = false;
        this.#stop = null;
      }
    }
  }

  cancel() {
    this.#stop?.abort();
  }
}
