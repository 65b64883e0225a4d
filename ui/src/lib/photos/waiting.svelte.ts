/**
 * Files that wait to go into the book together with what is being written down. They wait in the book itself, as its drafts do: a
 * picture that was pasted is nowhere else, and the power may go.
 */
import { api, type FileToTake } from '$lib/api';
import { base64Of, bytesOf } from './photos';

interface One {
  name: string;
  /** Bytes; unknown for a file that is only named. */
  size?: number;
  /** For looking at it while it waits. */
  address?: string;
  blob?: Blob;
  path?: string;
  /** The draft that holds its bytes. */
  draft?: string;
}
/** As the list is kept: what is needed to show it again. */
type Kept = Pick<One, 'name' | 'path' | 'draft'> & { type?: string };

export class Waiting {
  list = $state.raw<One[]>([]);
  #name: string;
  #gone = false;

  /** Those kept under `name`, with what was left there before. */
  constructor(name: string) {
    this.#name = `${name}:files`;
    void this.#restore();
  }

  async #restore() {
    const found = await api.drafts.get({ name: this.#name }).catch(() => null);
    for (const { name, path, draft, type } of (found?.body ?? []) as Kept[]) {
      if (path) this.#add({ name, path });
      if (!draft) continue;
      const bytes = await api.drafts.get({ name: draft }).catch(() => null);
      if (typeof bytes?.body !== 'string') continue;
      this.#addBlob(new Blob([bytesOf(bytes.body)], { type: type ?? '' }), name, draft);
    }
  }
  #add(one: One) {
    if (!this.#gone) this.list = [...this.list, one];
  }
  #addBlob(blob: Blob, name: string, draft: string) {
    const address = blob.type.startsWith('image/') ? URL.createObjectURL(blob) : undefined;
    this.#add({ name, size: blob.size, blob, draft, ...(address ? { address } : {}) });
  }
  /** Notes what waits; that it cannot be noted must not stop the hand that works. */
  async #keep() {
    const name = this.#name;
    const body: Kept[] = this.list.map(({ name, path, draft, blob }) => ({
      name,
      ...(path ? { path } : {}),
      ...(draft ? { draft, type: blob?.type ?? '' } : {}),
    }));
    const kept = body.length ? api.drafts.keep({ name, body }) : api.drafts.discard({ name });
    await kept.catch(() => null);
  }

  /** A file of the disk. */
  addPath(path: string) {
    this.#add({ name: path.split(/[\\/]/).pop() ?? path, path });
    void this.#keep();
  }

  /** What was pasted or dropped, called as `called` says when it has no name of its own. */
  async addBlob(blob: File, called: string) {
    const ending =
      blob.type.split('/')[1]?.replace('jpeg', 'jpg').replace('svg+xml', 'svg') ?? 'png';
    // A clipboard calls every picture the same.
    const name = blob.name && !/^image\.\w+$/.test(blob.name) ? blob.name : `${called}.${ending}`;
    const draft = `${this.#name}:${crypto.randomUUID()}`;
    this.#addBlob(blob, name, draft);
    // The bytes before the list that names them.
    await api.drafts.keep({ name: draft, body: await base64Of(blob) }).catch(() => null);
    if (this.list.some((one) => one.draft === draft)) await this.#keep();
    else this.#discard(draft);
  }

  /** Takes the pictures and files of a paste; tells whether there were any. */
  paste(event: ClipboardEvent, called: string): boolean {
    const files = [...(event.clipboardData?.files ?? [])];
    for (const file of files) void this.addBlob(file, called);
    if (files.length) event.preventDefault();
    return files.length > 0;
  }

  #discard(draft: string | undefined) {
    // What stays behind is offered to nobody.
    if (draft) void api.drafts.discard({ name: draft }).catch(() => null);
  }
  remove(place: number) {
    const gone = this.list[place];
    if (gone?.address) URL.revokeObjectURL(gone.address);
    this.list = this.list.filter((_, at) => at !== place);
    this.#discard(gone?.draft);
    void this.#keep();
  }

  /** They are in the book, or are not wanted. */
  forget() {
    while (this.list.length) this.remove(0);
    this.#gone = true;
  }
  /** The form is closed; they wait for it in the book. */
  leave() {
    this.#gone = true;
    for (const { address } of this.list) if (address) URL.revokeObjectURL(address);
    this.list = [];
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
