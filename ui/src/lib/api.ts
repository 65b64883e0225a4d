// Written by `clientela commands --typescript` from the catalogue. Do not edit.
/* eslint-disable */
import { call, type Watching } from './call';

export type Answer = { 
/**
 * The command's output.
 */
value: unknown, 
/**
 * The line it left in the history.
 */
happened: Happening | null, };
export type BookStatus = { 
/**
 * The open book.
 */
open: OpenBook | null, 
/**
 * The file of a book that is locked and waits for its passphrase.
 */
locked: string | null, 
/**
 * Books opened before, newest first.
 */
known: Array<KnownBook>, 
/**
 * Where a new book goes when nobody chooses.
 */
folder: string, 
/**
 * The version of this program.
 */
version: string, };
export type Business = { 
/**
 * Its name.
 */
name: string, 
/**
 * ISO 3166 alpha-2: decides phones, tax ids, postcodes, number and date formats.
 */
country: string, 
/**
 * `es` or `en`: the language of screens and documents.
 */
language: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * IANA name of its time zone.
 */
timezone: string, };
export type ColumnChange = { 
/**
 * The column.
 */
column: string, 
/**
 * Its value before.
 */
before: string | number | null, 
/**
 * Its value after.
 */
after: string | number | null, };
export type CreateBook = { 
/**
 * The file; when absent it is named after the business, in the usual folder.
 */
path?: string, 
/**
 * The business.
 */
name: string, 
/**
 * ISO 3166 alpha-2.
 */
country: string, 
/**
 * `es` or `en`.
 */
language: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * IANA zone; that of the country when absent.
 */
timezone?: string, 
/**
 * Who will use it.
 */
user?: string, 
/**
 * No passphrase, no encryption.
 */
passphrase?: string, };
export type DoorError = { 
/**
 * A stable code.
 */
kind: string, 
/**
 * The input's field, when it is about one.
 */
field: string | null, 
/**
 * What completes the sentence.
 */
params: { [key in string]: string }, };
export type Entry = { 
/**
 * Its number in this book.
 */
transaction: number, 
/**
 * The command; its sentence is the word `did-<command>`.
 */
command: string, 
/**
 * What completes the sentence.
 */
params: Record<string, string | number>, 
/**
 * Rows touched.
 */
changed: number, 
/**
 * Whether it can be taken back.
 */
undoable: boolean, };
export type Habits = { 
/**
 * Minutes without a key before the book locks itself; 0 never.
 */
lock_after_minutes: number, 
/**
 * Days after which an action can no longer be undone and its old values are let go; 0 never.
 */
undo_days: number, 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * Size of the text, percent: 100 to 200.
 */
text_percent: number, 
/**
 * Days after which a client without contact counts as forgotten on the home page.
 */
quiet_days: number, };
export type Happening = { 
/**
 * `do`, `undo` or `redo`.
 */
kind: string, 
/**
 * The line in the history.
 */
entry: Entry, };
export type HistoryLine = { 
/**
 * Its number in this book; lines come newest first.
 */
transaction: number, 
/**
 * Milliseconds UTC.
 */
at: number, 
/**
 * Who, by name.
 */
user: string | null, 
/**
 * Where, by the name of the machine.
 */
device: string, 
/**
 * `do`, `undo` or `redo`.
 */
kind: string, 
/**
 * The command; its sentence is the word `did-<command>`.
 */
command: string, 
/**
 * What completes the sentence.
 */
params: Record<string, string | number>, 
/**
 * Rows touched.
 */
changed: number, 
/**
 * Whether it was taken back.
 */
undone: boolean, 
/**
 * Whether it can be taken back (as far as this line knows: a later change may stand in the way).
 */
undoable: boolean, };
export type HistoryRequest = { 
/**
 * Lines older than this transaction; nothing for the newest.
 */
before?: number | null, 
/**
 * How many lines at most; 50 when absent, never over 500.
 */
limit?: number, };
export type Id = string;
export type KnownBook = { 
/**
 * Its file.
 */
path: string, 
/**
 * The business.
 */
name: string, 
/**
 * When it was opened last, milliseconds UTC.
 */
opened_at: number, 
/**
 * Whether the file is still there.
 */
present: boolean, 
/**
 * Whether it asks for a passphrase.
 */
encrypted: boolean, };
export type OpenBook = { 
/**
 * Its file.
 */
path: string, 
/**
 * The business.
 */
business: Business, 
/**
 * The habits.
 */
habits: Habits, 
/**
 * Whether it is encrypted.
 */
encrypted: boolean, 
/**
 * Whether it can only be read, and nothing said will be kept.
 */
read_only: boolean, 
/**
 * Whether it is the demo business.
 */
demo: boolean, };
export type OpenRequest = { 
/**
 * The file.
 */
path: string, 
/**
 * What the owner typed.
 */
passphrase?: string, };
export type Progress = { 
/**
 * What is being done, as a word key: `reading`, `writing`, `searching`, `checking`…
 */
stage: string, 
/**
 * Units done.
 */
done: number, 
/**
 * Units in all, 0 while unknown.
 */
total: number, };
export type PruneRequest = { 
/**
 * Actions older than this many days lose what undo needs.
 */
days: number, };
export type PutBack = { 
/**
 * The change, from [`of_client`].
 */
change: number, 
/**
 * The column whose value before that change comes back.
 */
column: string, };
export type RecordChange = { 
/**
 * The journal row, for [`put_back`].
 */
change: number, 
/**
 * The action it was part of.
 */
line: HistoryLine, 
/**
 * The kind of row, by its table: `clients`, `contact_points`…
 */
table: string, 
/**
 * `inserted`, `updated` or `deleted`.
 */
what: string, 
/**
 * Column, before, after.
 */
columns: Array<ColumnChange>, };
export type RecordHistoryRequest = { 
/**
 * The client.
 */
client: Id, 
/**
 * Changes older than this one; nothing for the newest.
 */
before?: number | null, };
export type UndoState = { 
/**
 * What an undo would take back.
 */
undo: Entry | null, 
/**
 * What a redo would repeat.
 */
redo: Entry | null, };
export type WhichAction = { 
/**
 * Its number in the history.
 */
transaction: number, };
export type WhichFile = { 
/**
 * Its path.
 */
path: string, };

export const api = {
  book: {
    status: (watching?: Watching): Promise<BookStatus> => call('book.status', null, watching),
    create: (input: CreateBook, watching?: Watching): Promise<OpenBook> => call('book.create', input, watching),
    open: (input: OpenRequest, watching?: Watching): Promise<OpenBook> => call('book.open', input, watching),
    close: (watching?: Watching): Promise<null> => call('book.close', null, watching),
    lock: (watching?: Watching): Promise<null> => call('book.lock', null, watching),
    forget: (input: WhichFile, watching?: Watching): Promise<null> => call('book.forget', input, watching),
  },
  history: {
    page: (input: HistoryRequest, watching?: Watching): Promise<Array<HistoryLine>> => call('history.page', input, watching),
    of_client: (input: RecordHistoryRequest, watching?: Watching): Promise<Array<RecordChange>> => call('history.of_client', input, watching),
    put_back: (input: PutBack, watching?: Watching): Promise<null> => call('history.put_back', input, watching),
    undo_state: (watching?: Watching): Promise<UndoState> => call('history.undo_state', null, watching),
    undo: (watching?: Watching): Promise<Entry | null> => call('history.undo', null, watching),
    redo: (watching?: Watching): Promise<Entry | null> => call('history.redo', null, watching),
    undo_action: (input: WhichAction, watching?: Watching): Promise<Entry | null> => call('history.undo_action', input, watching),
    prune: (input: PruneRequest, watching?: Watching): Promise<number> => call('history.prune', input, watching),
  },
  settings: {
    business: (watching?: Watching): Promise<Business> => call('settings.business', null, watching),
    set_business: (input: Business, watching?: Watching): Promise<Business> => call('settings.set_business', input, watching),
    habits: (watching?: Watching): Promise<Habits> => call('settings.habits', null, watching),
    set_habits: (input: Habits, watching?: Watching): Promise<Habits> => call('settings.set_habits', input, watching),
  },
} as const;

/** Every command of the catalogue. */
export type CommandName =
  | 'book.status'
  | 'book.create'
  | 'book.open'
  | 'book.close'
  | 'book.lock'
  | 'book.forget'
  | 'settings.business'
  | 'settings.set_business'
  | 'settings.habits'
  | 'settings.set_habits'
  | 'history.page'
  | 'history.of_client'
  | 'history.put_back'
  | 'history.undo_state'
  | 'history.undo'
  | 'history.redo'
  | 'history.undo_action'
  | 'history.prune'
;
