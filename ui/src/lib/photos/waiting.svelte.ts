/** Files that wait to go into the book together with what is being written down. */
import type { FileToTake } from '$lib/api';
import { base64Of } from './photos';

interface One {
  name: string;
  /** Bytes; unknown for a file that is only named. */
  size?: number;
  /** For looking at it while it waits. */
  address?: string;
  blob?: Blob;
  path?: string;
}

export class Waiting {
  list = $state.raw<One[]>([]);

  /** A file of the disk. */
  addPath(path: string) {
    const name = path.split(/[\\/]/).pop() ?? path;
    this.list = [...this.list, { name, path }];
  }

  /** What was pasted or dropped, called as `called` says when it has no name of its own. */
  addBlob(blob: File, called: string) {
    const ending =
      blob.type.split('/')[1]?.replace('jpeg', 'jpg').replace('svg+xml', 'svg') ?? 'png';
    // A clipboard calls every picture the same.
    const name = blob.name && !/^image\.\w+$/.test(blob.name) ? blob.name : `${called}.${ending}`;
    const address = blob.type.startsWith('image/') ? URL.createObjectURL(blob) : undefined;
    this.list = [...this.list, { name, size: blob.size, blob, ...(address ? { address } : {}) }];
  }

  /** Takes the pictures and files of a paste; tells whether there were any. */
  paste(event: ClipboardEvent, called: string): boolean {
    const files = [...(event.clipboardData?.files ?? [])];
    for (const file of files) this.addBlob(file, called);
    if (files.length) event.preventDefault();
    return files.length > 0;
  }

  remove(place: number) {
    const gone = this.list[place];
    if (gone?.address) URL.revokeObjectURL(gone.address);
    this.list = this.list.filter((_, at) => at !== place);
  }

  clear() {
    while (this.list.length) this.remove(0);
  }

  /** As the engine takes them. */
  taken(): Promise<FileToTake[]> {
    return Promise.all(
      this.list.map(async ({ name, path, blob }) =>
        path ? { path } : { name, bytes: await base64Of(blob ?? new Blob()) },
      ),
    );
  }
}
