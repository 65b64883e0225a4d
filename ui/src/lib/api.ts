// Written by `clientela commands --typescript` from the catalogue. Do not edit.
/* eslint-disable */
import { call, type Watching } from './call';

export type AcceptLine = { 
/**
 * The line.
 */
id: Id, 
/**
 * What it is; the likeliest candidate when absent, where one is likelier than all others.
 */
choice?: Choice, };
export type AcceptRequest = { 
/**
 * Whose.
 */
client: Id, 
/**
 * Its code: `no-mail`, `tax-id-wrong`…
 */
doubt: string, };
export type AccountEntry = { 
/**
 * `invoice`, `credit`, another kind of document of which something was paid, or `payment`.
 */
kind: string, 
/**
 * The document or payment.
 */
id: Id, 
/**
 * ISO day.
 */
day: string, 
/**
 * Until when an invoice is to be paid, ISO day.
 */
due: string | null, 
/**
 * Series and number of a document, the reference of a payment.
 */
number: string, 
/**
 * How a payment was given; empty of a document.
 */
method: string, 
/**
 * Of a payment: whether it takes another back.
 */
takes_back: boolean, 
/**
 * By how much it changes what is owed: what a document comes to (of one that its source calls settled, what the book knows to be paid
 * of it), less what a payment brings.
 */
change_minor: number, 
/**
 * What was owed after it.
 */
balance_minor: number, };
export type AccountRequest = { 
/**
 * Whose.
 */
client: Id, 
/**
 * ISO day: as the book stood at its end. As it stands when absent.
 */
as_of?: string, 
/**
 * Currency of the entries, ISO 4217; the first of the sums when absent.
 */
currency?: string, 
/**
 * Where the page of entries before ended.
 */
after?: string, 
/**
 * Most entries; 50 when absent, never over 200.
 */
limit?: number, };
export type AccountSums = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Invoices less credit notes and payments; below zero where the business owes.
 */
balance_minor: number, 
/**
 * Open invoices.
 */
owed_minor: number, 
/**
 * What of it is late.
 */
late_minor: number, 
/**
 * What is left of credit notes, above zero.
 */
credit_minor: number, 
/**
 * What was paid in advance.
 */
advance_minor: number, 
/**
 * What is delivered and not invoiced, as the book stands.
 */
delivered_minor: number, 
/**
 * What the business risks: open invoices and what is delivered and not invoiced.
 */
exposure_minor: number, 
/**
 * Open invoices by how late they are.
 */
aging: Aging, };
export type AccountantSettings = { 
/**
 * The form her office takes, besides the tables that always go: `journal`, `contasol`, `xero`, `quickbooks`; nothing when empty.
 */
office: string, 
/**
 * Of the Spanish register: kind of activity, `A` to `D`.
 */
activity_code: string, 
/**
 * Of the Spanish register: subkind of activity, `01` to `06`.
 */
activity_type: string, 
/**
 * Of the Spanish register: group or heading of the tax on economic activities.
 */
activity_group: string, 
/**
 * Customers.
 */
account_customers: string, 
/**
 * Sales.
 */
account_sales: string, 
/**
 * Sales that came back.
 */
account_returns: string, 
/**
 * Tax charged.
 */
account_output_tax: string, 
/**
 * What customers retained.
 */
account_retained: string, 
/**
 * Cash.
 */
account_cash: string, 
/**
 * The bank.
 */
account_bank: string, };
export type Activity = { 
/**
 * The day, ISO.
 */
day: string, 
/**
 * The kind.
 */
kind: InteractionKind, 
/**
 * How many.
 */
count: number, };
export type ActivityRequest = { 
/**
 * Days up to today, today included; 7 when absent, never over 31.
 */
days?: number, };
export type Address = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * What it is: `Casa`, `Envíos`…
 */
label: string, 
/**
 * Street, number, floor.
 */
street: string, 
/**
 * City.
 */
city: string, 
/**
 * Province, state, department.
 */
region: string, 
/**
 * Postcode, a text: zeros count.
 */
postcode: string, 
/**
 * ISO 3166 alpha-2.
 */
country: string, };
export type AddressDraft = { 
/**
 * Of one that is there already.
 */
id?: Id, 
/**
 * What it is.
 */
label?: string, 
/**
 * Street, number, floor.
 */
street?: string, 
/**
 * City.
 */
city?: string, 
/**
 * Province, state.
 */
region?: string, 
/**
 * Postcode.
 */
postcode?: string, 
/**
 * ISO 3166 alpha-2; the business's country when absent.
 */
country?: string, };
export type Again = { 
/**
 * The product.
 */
product: Named, 
/**
 * On how many days they bought it.
 */
times: number, 
/**
 * ISO day of the last.
 */
last: string, 
/**
 * Days between two purchases; nothing after a single one.
 */
every: number | null, 
/**
 * ISO day on which the next is due by that rhythm.
 */
due: string | null, };
export type Aging = { 
/**
 * To be paid that day or later.
 */
not_due_minor: number, 
/**
 * One to thirty days late.
 */
to_30_minor: number, 
/**
 * Thirty-one to sixty.
 */
to_60_minor: number, 
/**
 * Sixty-one to ninety.
 */
to_90_minor: number, 
/**
 * More than ninety.
 */
over_90_minor: number, };
export type AgingReport = { 
/**
 * ISO day that lateness is counted to.
 */
as_of: string, 
/**
 * For each currency, what is owed most first.
 */
sums: Array<AgingSums>, };
export type AgingRequest = { 
/**
 * ISO day: as the book stood at its end. As it stands when absent.
 */
as_of?: string, };
export type AgingSums = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Open invoices by how late they are.
 */
aging: Aging, 
/**
 * How many of them.
 */
invoices: number, 
/**
 * What is left of credit notes, above zero.
 */
credit_minor: number, 
/**
 * What was paid in advance.
 */
advance_minor: number, 
/**
 * What is owed in all: invoices less credit notes and advances.
 */
balance_minor: number, 
/**
 * Who owes.
 */
debtors: number, 
/**
 * The fifty who owe most, the most first.
 */
clients: Array<ClientDebt>, };
export type Alarm = { 
/**
 * The client it is about.
 */
client: Named, 
/**
 * Money at stake, minor units.
 */
at_stake_minor: number, 
/**
 * Why it is told.
 */
why: AlarmReason, };
export type AlarmAnswer = "done" | "later" | "never";
export type AlarmAnswered = { 
/**
 * The day from which it may be told again, ISO; nothing: never.
 */
until: string | null, };
export type AlarmKind = "late" | "falling" | "overdue" | "reward" | "next_purchase";
export type AlarmReason = { "kind": "late", 
/**
 * Days between two purchases until then.
 */
every: number, 
/**
 * Days since the last one.
 */
silence: number, } | { "kind": "falling", 
/**
 * Sales of the half year before the last.
 */
before_minor: number, 
/**
 * Sales of the last half year.
 */
now_minor: number, } | { "kind": "overdue", 
/**
 * What is past due.
 */
owed_minor: number, 
/**
 * Days since the oldest of it was due.
 */
days: number, 
/**
 * The day of the newest invoice.
 */
bought: string, } | { "kind": "reward", 
/**
 * The rule that gave it.
 */
rule: string, 
/**
 * What it takes off an invoice; 0 where it is a thing.
 */
left_minor: number, 
/**
 * Its last day.
 */
until: string, } | { "kind": "next_purchase", 
/**
 * Days between two purchases.
 */
every: number, 
/**
 * The day they are due again.
 */
day: string, };
export type Alarms = { 
/**
 * Where most is at stake first, of each kind two before others have their turn.
 */
rows: Array<Alarm>, 
/**
 * Whether there are more than are told.
 */
more: boolean, 
/**
 * ISO 4217 of the amounts.
 */
currency: string, };
export type AlarmsRequest = { 
/**
 * A hundred at most instead of the few of today.
 */
all?: boolean, };
export type AllocateRequest = { 
/**
 * A payment of which something is left.
 */
payment?: Id, 
/**
 * Or a credit note of which something is left.
 */
credit?: Id, 
/**
 * What it pays; what is due oldest first when absent.
 */
allocations?: Array<AllocationPart>, };
export type AllocatedPart = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * The document.
 */
sale: Id, 
/**
 * Its kind.
 */
kind: string, 
/**
 * Its series.
 */
series: string, 
/**
 * Its number.
 */
number: string, 
/**
 * From when it counts, ISO day.
 */
day: string, 
/**
 * Minor units; 0 where the document is in another currency.
 */
amount_minor: number, 
/**
 * Whether it stands: it neither takes another back nor was taken back.
 */
stands: boolean, };
export type AllocationPart = { 
/**
 * The document.
 */
sale: Id, 
/**
 * Above zero, minor units of its currency.
 */
amount_minor: number, };
export type Answer = { 
/**
 * The command's output.
 */
value: unknown, 
/**
 * The line it left in the history.
 */
happened: Happening | null, };
export type AnswerAlarm = { 
/**
 * The client it is about.
 */
client: Id, 
/**
 * What it is about.
 */
kind: AlarmKind, 
/**
 * What is said.
 */
answer: AlarmAnswer, };
export type ArchiveListItem = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Put it away, or offer it again.
 */
archived: boolean, };
export type ArchiveLoyalty = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Whether it is to be away.
 */
archived: boolean, };
export type ArchivePrices = { 
/**
 * Which list.
 */
id: Id, 
/**
 * Put away (true) or taken out.
 */
archived: boolean, };
export type ArchiveProduct = { 
/**
 * Which product.
 */
id: Id, 
/**
 * Whether it is no longer sold.
 */
archived: boolean, };
export type ArchiveUser = { 
/**
 * Who.
 */
id: Id, 
/**
 * Leaves, or comes back.
 */
archived: boolean, };
export type Attachment = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Whose it is.
 */
client: Id, 
/**
 * The interaction it hangs from.
 */
interaction: Id | null, 
/**
 * Its file name.
 */
name: string, 
/**
 * What it is: `image/jpeg`, `application/pdf`…
 */
mime: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * When it was added, milliseconds UTC.
 */
at: number, };
export type AttachmentContent = { 
/**
 * What it is.
 */
mime: string, 
/**
 * Its bytes in base64.
 */
base64: string, };
export type AttachmentsRequest = { 
/**
 * Of this client.
 */
client: Id, 
/**
 * Only those of this interaction.
 */
interaction?: Id, 
/**
 * Only those added before this one: where the two hundred before ended.
 */
before?: Id, };
export type BackedUp = { 
/**
 * The new backup.
 */
backup: Backup, 
/**
 * Files of older ones that were let go.
 */
let_go: Array<string>, };
export type Backup = { 
/**
 * The file.
 */
file: string, 
/**
 * When it was made, milliseconds UTC.
 */
at: number, 
/**
 * Why it was made.
 */
why: Why, 
/**
 * Bytes.
 */
size: number, 
/**
 * Whether a passphrase opens it: the one the book had then.
 */
encrypted: boolean, 
/**
 * Whether it was opened and checked after it was made; one that was not is never relied upon.
 */
verified: boolean, };
export type BankAccounts = { 
/**
 * Their numbers.
 */
accounts: Array<string>, 
/**
 * Whether any line waits.
 */
waiting: boolean, };
export type BankLine = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * IBAN without spaces, or as the bank calls the account.
 */
account: string, 
/**
 * When it was booked, ISO day.
 */
day: string, 
/**
 * From when it counts, ISO day.
 */
value_day: string | null, 
/**
 * Below zero: it went out.
 */
amount_minor: number, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * What it is, as far as the bank says.
 */
kind: MovementKind, 
/**
 * All the bank says of it.
 */
text: string, 
/**
 * The other side, where the bank names it.
 */
payer: string, 
/**
 * Its number.
 */
reference: string, 
/**
 * `open`, `matched` or `ignored`.
 */
state: string, 
/**
 * What it turned out to be.
 */
matched: BankMatch | null, 
/**
 * What it may be, the likeliest first; only of an open one.
 */
candidates: Array<Candidate>, };
export type BankMatch = { 
/**
 * The payment.
 */
payment: Id, 
/**
 * Whose.
 */
client: Named | null, 
/**
 * Its day, ISO.
 */
day: string, 
/**
 * Whether it was made from the line; else it had been recorded before.
 */
made: boolean, 
/**
 * Whether it was taken back since.
 */
reversed: boolean, 
/**
 * What it pays: series and number.
 */
pays: Array<string>, };
export type BankPage = { 
/**
 * The rows, open ones with their candidates; they may be few, even none, while there are more behind `next`.
 */
rows: Array<BankLine>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type BankReport = { 
/**
 * Each file, in the order in which they were named.
 */
files: Array<StatementFile>, 
/**
 * Lines that are new.
 */
new: number, 
/**
 * Lines the book has already.
 */
known: number, 
/**
 * New lines of a day and amount of which the book has a line that says something else: perhaps the same money told by another kind of
 * file.
 */
alike: number, 
/**
 * Lines that were accepted as sure; in a look, those that would be.
 */
accepted: number, 
/**
 * Of the accepted ones those that are payments recorded before.
 */
accepted_known: number, };
export type BankRequest = { 
/**
 * `open`, `matched` or `ignored`; all when absent.
 */
state?: string, 
/**
 * Of one account.
 */
account?: string, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 30 when absent, never over 100.
 */
limit?: number, };
export type BankTake = { 
/**
 * Files.
 */
paths: Array<string>, 
/**
 * The account of tables that do not name theirs.
 */
account?: string, 
/**
 * Also accept what is sure.
 */
accept_sure?: boolean, };
export type Birthday = { 
/**
 * Whose.
 */
client: Named, 
/**
 * The day it is kept this time, ISO.
 */
day: string, 
/**
 * The age reached, when the year of birth is known.
 */
age: number | null, 
/**
 * The first phone, as written locally.
 */
phone: string | null, };
export type Birthdays = { 
/**
 * The first twenty, by day.
 */
rows: Array<Birthday>, 
/**
 * Whether there are more.
 */
more: boolean, };
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
export type BulkChange = { 
/**
 * Tags to put, by name; new ones are made.
 */
add_tags?: Array<string>, 
/**
 * Tags to take away.
 */
remove_tags?: Array<string>, 
/**
 * Archive (`true`) or bring back (`false`).
 */
archive?: boolean, 
/**
 * Columns and own fields to set; names and lists of a client are its own and cannot be set in bulk.
 */
set?: ClientDraft, };
export type BulkRequest = { 
/**
 * Which clients.
 */
selection: Selection, 
/**
 * What to change.
 */
change: BulkChange, };
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
export type BusinessData = { 
/**
 * The business.
 */
issuer: Issuer, 
/**
 * ISO 3166 alpha-2, as in the settings.
 */
country: string, 
/**
 * The fiscal profiles it may choose from.
 */
profiles: Array<FiscalProfile>, 
/**
 * Fields without which nothing is issued under the profile chosen.
 */
missing: Array<string>, };
export type Candidate = { 
/**
 * What would be done.
 */
choice: Choice, 
/**
 * Whose it would be.
 */
client: Named | null, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * Whether the amount is explained to the cent.
 */
fits: boolean, 
/**
 * Whether it may be accepted without being looked at.
 */
sure: boolean, 
/**
 * What speaks for it and against; the sentence is `bank-why-<code>`.
 */
reasons: Array<Said>, 
/**
 * What would be paid.
 */
parts: Array<CandidatePart>, 
/**
 * What would be left: the client's advance.
 */
left_minor: number, 
/**
 * Day of the payment it is, ISO.
 */
payment_day: string | null, };
export type CandidatePart = { 
/**
 * The document.
 */
sale: Id, 
/**
 * Its series and number.
 */
number: string, 
/**
 * Until when it is to be paid, ISO day.
 */
due: string | null, 
/**
 * What is owed of it.
 */
owed_minor: number, 
/**
 * What it would get.
 */
amount_minor: number, };
export type Candidates = { 
/**
 * The likeliest first, nine at most.
 */
candidates: Array<Candidate>, };
export type Capped = { 
/**
 * How many were counted.
 */
count: number, 
/**
 * Whether there are more.
 */
more: boolean, };
export type Cell = { 
/**
 * How lately, 1 to 5.
 */
recency: number, 
/**
 * How often, 1 to 5.
 */
frequency: number, 
/**
 * How many clients.
 */
clients: number, 
/**
 * What they bought in the last twelve months.
 */
sales_minor: number, 
/**
 * What they will buy in the next twelve.
 */
value_minor: number, };
export type CheckReport = { 
/**
 * What is wrong; nothing in a sound book.
 */
problems: Array<Problem>, 
/**
 * Rows that were there to be checked.
 */
rows: number, };
export type Choice = { 
/**
 * What.
 */
kind: ChoiceKind, 
/**
 * Whose it is; of the documents or of the payment when absent.
 */
client?: Id, 
/**
 * The payment it is, or that came back.
 */
payment?: Id, 
/**
 * What it pays.
 */
parts?: Array<AllocationPart>, };
export type ChoiceKind = "invoices" | "client" | "payment" | "returned" | "refund";
export type Class = "A" | "B" | "C";
export type ClassSum = { 
/**
 * Which.
 */
class: Class, 
/**
 * How many.
 */
clients: number, 
/**
 * What they bought in the last twelve months.
 */
sales_minor: number, };
export type Client = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * Person or company.
 */
kind: ClientKind, 
/**
 * The whole name, as shown.
 */
name: string, 
/**
 * First names of a person.
 */
given_name: string | null, 
/**
 * First surname of a person.
 */
surname1: string | null, 
/**
 * Second surname of a person.
 */
surname2: string | null, 
/**
 * The name a company trades under, when it is another.
 */
trade_name: string | null, 
/**
 * The tax or identity number and what its check says.
 */
tax_id: TaxId | null, 
/**
 * `YYYY-MM-DD`; the year is `0000` where it is unknown.
 */
birthday: string | null, 
/**
 * Language the client prefers, ISO 639-1.
 */
language: string | null, 
/**
 * How the client wants to be reached: `phone`, `mail`, `message`, `visit`, `post`.
 */
preferred_channel: string | null, 
/**
 * What goes on in the client's life, from the list of life moments.
 */
life_moment: string | null, 
/**
 * `low`, `medium` or `high`.
 */
growth_potential: string | null, 
/**
 * How we met, from the list of origins.
 */
origin: string | null, 
/**
 * Who looks after the client.
 */
salesperson: Named | null, 
/**
 * Free text.
 */
notes: string, 
/**
 * Milliseconds UTC.
 */
created_at: number, 
/**
 * Milliseconds UTC; archived clients are out of the lists.
 */
archived_at: number | null, 
/**
 * Milliseconds UTC; when the person's data was erased on request.
 */
erased_at: number | null, 
/**
 * The client this one was merged into.
 */
merged_into: Named | null, 
/**
 * Phones, mails, links, in their order.
 */
contact_points: Array<ContactPoint>, 
/**
 * Addresses, in their order.
 */
addresses: Array<Address>, 
/**
 * Tags by name.
 */
tags: Array<Tag>, 
/**
 * Values of the fields a person added, in the fields' order.
 */
fields: Array<FieldValue>, 
/**
 * What the client likes, and whether it was said or inferred.
 */
preferences: Array<Preference>, 
/**
 * The consent in force for each channel.
 */
consents: Array<Consent>, 
/**
 * Of a company: its people.
 */
people: Array<Position>, 
/**
 * Of a person: the companies.
 */
companies: Array<Position>, 
/**
 * First contact, milliseconds UTC.
 */
first_contact: number | null, 
/**
 * Last contact, milliseconds UTC.
 */
last_contact: number | null, 
/**
 * Day of the earliest open task.
 */
next_step: string | null, 
/**
 * Interactions logged.
 */
interactions: number, };
export type ClientAccount = { 
/**
 * Whose.
 */
client: Named, 
/**
 * ISO day that lateness is counted to.
 */
as_of: string, 
/**
 * How much she may owe, minor units of the book's currency; nothing where there is no limit.
 */
credit_limit_minor: number | null, 
/**
 * Until when nobody reminds her, ISO day, included.
 */
reminders_paused_until: string | null, 
/**
 * For each currency, the book's first; the book's is always there.
 */
sums: Array<AccountSums>, 
/**
 * Invoices that wait for money and credit notes of which something is left: what is due oldest first, five hundred at most.
 */
open: Array<OpenSale>, 
/**
 * Whether there are more.
 */
more: boolean, 
/**
 * Currency of the entries.
 */
currency: string, 
/**
 * What changed the balance, the newest first.
 */
entries: Array<AccountEntry>, 
/**
 * Where the next page of entries begins; nothing when this is the last.
 */
next: string | null, 
/**
 * How she usually pays; nothing where no invoice of two years was paid.
 */
habit: PayingHabit | null, };
export type ClientChange = { 
/**
 * Which client.
 */
id: Id, 
/**
 * What changes.
 */
changes: ClientDraft, };
export type ClientDebt = { 
/**
 * Who; nobody for what was sold without asking.
 */
client: Named | null, 
/**
 * Open invoices by how late they are.
 */
aging: Aging, 
/**
 * Invoices less credit notes and advances; below zero where the business owes.
 */
balance_minor: number, };
export type ClientDraft = { 
/**
 * Person or company; guessed from the name of a new client when absent.
 */
kind?: ClientKind, 
/**
 * The whole name. Of a person it is put together from its parts when only they are given, and taken apart into them
 * when only it is.
 */
name?: string, 
/**
 * First names.
 */
given_name?: string, 
/**
 * First surname.
 */
surname1?: string, 
/**
 * Second surname.
 */
surname2?: string, 
/**
 * Trade name of a company.
 */
trade_name?: string, 
/**
 * Tax or identity number, as typed. A wrong one is kept.
 */
tax_id?: string, 
/**
 * ISO 3166 alpha-2; the business's country when absent.
 */
tax_country?: string, 
/**
 * `YYYY-MM-DD` or `0000-MM-DD`.
 */
birthday?: string, 
/**
 * ISO 639-1.
 */
language?: string, 
/**
 * `phone`, `mail`, `message`, `visit`, `post`.
 */
preferred_channel?: string, 
/**
 * From the list of life moments.
 */
life_moment?: string, 
/**
 * `low`, `medium`, `high`.
 */
growth_potential?: string, 
/**
 * From the list of origins.
 */
origin?: string, 
/**
 * Id of a user; empty for nobody.
 */
salesperson?: string, 
/**
 * Free text.
 */
notes?: string, 
/**
 * The whole list of phones, mails and links; those with an id are kept, the rest of the old ones go.
 */
contact_points?: Array<ContactPointDraft>, 
/**
 * The whole list of addresses.
 */
addresses?: Array<AddressDraft>, 
/**
 * The whole list of tags, by name; new ones are made.
 */
tags?: Array<string>, 
/**
 * Values of own fields by the field's id, as typed; an empty text empties.
 */
fields?: { [key in string]: string }, 
/**
 * The whole list of preferences.
 */
preferences?: Array<PreferenceDraft>, 
/**
 * Consents to note; they add to what was noted before.
 */
consents?: Array<ConsentDraft>, 
/**
 * Of a person: the whole list of companies.
 */
companies?: Array<PositionDraft>, };
export type ClientInsight = { 
/**
 * Whom.
 */
client: Named, 
/**
 * The phone to call.
 */
phone: string | null, 
/**
 * Where they stand.
 */
stage: Stage, 
/**
 * Their class by sales.
 */
class: Class, 
/**
 * The chance that they have not left, 0 to 1.
 */
alive: number, 
/**
 * Purchases to expect.
 */
purchases: number, 
/**
 * Mean amount of one.
 */
spend_minor: number, 
/**
 * What they will probably buy.
 */
value_minor: number, 
/**
 * What they would have bought had they not perhaps left.
 */
loss_minor: number, 
/**
 * What they ever bought.
 */
sales_minor: number, 
/**
 * What they bought in the last twelve months.
 */
year_minor: number, 
/**
 * On how many days they bought.
 */
orders: number, 
/**
 * ISO day of the first purchase.
 */
first: string, 
/**
 * ISO day of the last.
 */
last: string, 
/**
 * Days since.
 */
silence: number, 
/**
 * Days between two purchases; nothing after a single one.
 */
every: number | null, };
export type ClientKind = "person" | "company";
export type ClientMandates = { 
/**
 * Whether direct debits exist here.
 */
available: boolean, 
/**
 * The newest first.
 */
mandates: Array<Mandate>, 
/**
 * A reference no other mandate has, for a new one.
 */
reference: string, };
export type ClientOffers = { 
/**
 * ISO day of what was learned.
 */
as_of: string, 
/**
 * What they have not bought yet, the best first.
 */
new: Array<New>, 
/**
 * What they will buy again, the best first.
 */
again: Array<Again>, };
export type ClientPage = { 
/**
 * The clients, in order; they may be few, even none, while there are more behind `next`.
 */
rows: Array<ClientRow>, 
/**
 * What to ask `after` for the next page; nothing at the end.
 */
next: string | null, };
export type ClientPriceList = { 
/**
 * The list, in force or later.
 */
list: PriceList, 
/**
 * Whether it was chosen for her, is for a tag of hers, or for everybody: `clients`, `tag`, `everybody`.
 */
through: string, };
export type ClientRow = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * Person or company.
 */
kind: ClientKind, 
/**
 * The whole name.
 */
name: string, 
/**
 * City of the first address.
 */
city: string | null, 
/**
 * First phone, as shown here.
 */
phone: string | null, 
/**
 * First mail.
 */
mail: string | null, 
/**
 * Tax id as written locally.
 */
tax_id: string | null, 
/**
 * Tags by name.
 */
tags: Array<Tag>, 
/**
 * Who looks after the client.
 */
salesperson: string | null, 
/**
 * `low`, `medium` or `high`.
 */
growth_potential: string | null, 
/**
 * `YYYY-MM-DD`.
 */
birthday: string | null, 
/**
 * Milliseconds UTC.
 */
first_contact: number | null, 
/**
 * Milliseconds UTC.
 */
last_contact: number | null, 
/**
 * Day of the earliest open task.
 */
next_step: string | null, 
/**
 * Interactions logged.
 */
interactions: number, 
/**
 * Milliseconds UTC.
 */
created_at: number, 
/**
 * Values of own fields, by the field's id.
 */
fields: { [key in string]: string }, 
/**
 * What they buy and are worth, where asked; nothing of who never bought.
 */
figures: Figures | null, };
export type ClosePeriod = { 
/**
 * `2026-Q3`, `2026-07`, `2026` or `2026-07-01..2026-08-15`.
 */
period: string, 
/**
 * SHA-256 of the manifest of the folder that was handed over.
 */
manifest?: string, };
export type ClosedPeriod = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * `2026-Q3`.
 */
period: string, 
/**
 * When it was closed, milliseconds UTC.
 */
closed_at: number, 
/**
 * When it was opened again; nothing while it is closed.
 */
reopened_at: number | null, 
/**
 * Why it was opened again.
 */
reason: string, 
/**
 * Invoices and credit notes.
 */
documents: number, 
/**
 * Without taxes.
 */
net_minor: number, 
/**
 * Taxes.
 */
tax_minor: number, 
/**
 * Money that came.
 */
collected_minor: number, 
/**
 * SHA-256 of the manifest of the folder that was handed over; empty where there was none.
 */
manifest: string, };
export type CollectRemittance = { 
/**
 * Which one.
 */
id: Id, 
/**
 * ISO day, neither in the future nor before it was to be collected; the day of collection when absent.
 */
day?: string, };
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
export type ColumnReport = { 
/**
 * Place, from 0.
 */
column: number, 
/**
 * Its header, or its letter.
 */
name: string, 
/**
 * What its cells look like: `phone`, `tax-id`, `date`, `text`…
 */
content: string, 
/**
 * Cells with something in them.
 */
filled: number, 
/**
 * The first cells.
 */
samples: Array<string>, 
/**
 * How sure its proposed use is, 0 to 1; below 0.6 ask.
 */
confidence: number, 
/**
 * Why it is used so, how its dates and decimals are read, and what is odd in it.
 */
why: Array<Said>, };
export type ColumnUse = { 
/**
 * The column, from 0.
 */
column: number, 
/**
 * A field's code (`tax_id`), `own:ID` for a field the owner made, `own:new:KIND` to make one named as the column;
 * empty to leave the column out.
 */
field: string, 
/**
 * Which of several, from 1: the second phone, the parts of the first address.
 */
group?: number, 
/**
 * What kind of phone, mail or address it is.
 */
label?: string, 
/**
 * The column holds the label of the value beside it, not a value.
 */
is_label?: boolean, };
export type Compare = "before" | "year";
export type Consent = { 
/**
 * `phone`, `mail`, `message` or `post`.
 */
channel: string, 
/**
 * `given`, `refused` or `withdrawn`.
 */
state: string, 
/**
 * `YYYY-MM-DD`.
 */
day: string, 
/**
 * How it was given: a form, a mail, by word.
 */
how: string, };
export type ConsentDraft = { 
/**
 * `phone`, `mail`, `message` or `post`.
 */
channel: string, 
/**
 * `given`, `refused` or `withdrawn`.
 */
state: string, 
/**
 * `YYYY-MM-DD`; today when absent.
 */
day?: string, 
/**
 * How it was given.
 */
how?: string, };
export type ContactPoint = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * `phone`, `mail` or `link`.
 */
kind: string, 
/**
 * What is compared and dialled: E.164, lower-case mail. A phone that could not be read does not start with `+`.
 */
value: string, 
/**
 * As people write it here.
 */
shown: string, 
/**
 * What it is: `Casa`, `Trabajo`…
 */
label: string, };
export type ContactPointDraft = { 
/**
 * Of one that is there already.
 */
id?: Id, 
/**
 * `phone`, `mail` or `link`.
 */
kind: string, 
/**
 * As typed.
 */
value: string, 
/**
 * What it is.
 */
label?: string, };
export type ConvertSale = { 
/**
 * The document: a quote, proforma, order or delivery note.
 */
id: Id, 
/**
 * What it becomes: `order`, `delivery` or `invoice`.
 */
to: string, 
/**
 * Which part; all that is left when absent.
 */
lines?: Array<LinePart>, };
export type CopyPrices = { 
/**
 * Of which list.
 */
id: Id, 
/**
 * What the copy is called.
 */
name: string, 
/**
 * Percent more or less, a decimal with a point: `5`, `-2.5`; none when absent.
 */
percent?: string, };
export type Correction = { 
/**
 * As typed.
 */
typed: string, 
/**
 * Lower case, without accents.
 */
taken: Array<string>, };
export type CountRequest = { 
/**
 * Which clients; all when absent.
 */
filter?: Filter, 
/**
 * The archived ones instead of the others.
 */
archived?: boolean, };
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
export type CreateDemo = { 
/**
 * The file; when absent it is named after the demo, in the usual folder.
 */
path?: string, 
/**
 * `ES` or `MX`; Spain when absent.
 */
country?: string, 
/**
 * How many clients.
 */
clients: number, 
/**
 * Years of history.
 */
years: number, 
/**
 * The same seed on the same day gives the same business.
 */
seed: number, 
/**
 * No passphrase, no encryption.
 */
passphrase?: string, };
export type CreditLimit = { 
/**
 * Who.
 */
client: Id, 
/**
 * Minor units of the book's currency, not below zero; nothing for no limit.
 */
limit_minor: number | null, };
export type CreditSale = { 
/**
 * The invoice.
 */
id: Id, 
/**
 * Which part, quantities above zero; all that is left when absent.
 */
lines?: Array<LinePart>, 
/**
 * Why, as printed.
 */
reason: string, 
/**
 * `difference`: its lines are what changes. By substitution is not built.
 */
by?: string, 
/**
 * `R1` (returns, discounts, errors of law), `R2` insolvency, `R3` bad debt, `R4` any other; `R1` when absent. Of a simplified invoice it
 * is always `R5`.
 */
kind?: string, };
export type Creditor = { 
/**
 * Whether direct debits exist here: the country pays in euros.
 */
available: boolean, 
/**
 * The creditor identifier (AT-02): the owner's own, or the one worked out; empty while there is neither.
 */
identifier: string, 
/**
 * The identifier worked out from country and tax id; empty where that cannot be.
 */
suggested: string, 
/**
 * The name of the business.
 */
name: string, 
/**
 * The account that is paid to, as the data of the business say it.
 */
iban: string, 
/**
 * What is missing before anything is collected: `identifier`, `iban`.
 */
missing: Array<string>, };
export type Cuts = { 
/**
 * Days since the last purchase; the fewest are score 5.
 */
recency: number[], 
/**
 * Purchases of the last twelve months; the most are score 5.
 */
frequency: number[], 
/**
 * Minor units sold in the last twelve months; the most are score 5.
 */
money: number[], };
export type DayRequest = { 
/**
 * ISO day; today when absent.
 */
day?: string, };
export type DaySums = { 
/**
 * ISO day.
 */
day: string, 
/**
 * For each way of giving money and currency.
 */
methods: Array<MethodSum>, };
export type Debit = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Who pays.
 */
client: Named, 
/**
 * The invoice.
 */
sale: Id, 
/**
 * Its series and number.
 */
number: string, 
/**
 * Cents.
 */
amount_minor: number, 
/**
 * The reference of the mandate.
 */
reference: string, 
/**
 * The account that pays, as a reminder of which it is.
 */
masked: string, 
/**
 * How it stands.
 */
state: DebitState, 
/**
 * The payment it became.
 */
payment: Id | null, 
/**
 * When it came back, ISO day.
 */
returned_on: string | null, 
/**
 * Why, as an ISO 20022 code; empty where nobody said.
 */
reason: string, 
/**
 * What the bank charged for that, cents.
 */
fee_minor: number | null, };
export type DebitLeftOut = { 
/**
 * The invoice.
 */
sale: Id, 
/**
 * Series and number.
 */
number: string, 
/**
 * Whose it is.
 */
client: Named | null, 
/**
 * Until when it is to be paid, ISO day.
 */
due: string, 
/**
 * What is still owed of it, minor units.
 */
amount_minor: number, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Why.
 */
why: WhyNot, };
export type DebitReady = { 
/**
 * The invoice.
 */
sale: Id, 
/**
 * Series and number.
 */
number: string, 
/**
 * Who pays.
 */
client: Named, 
/**
 * Until when it is to be paid, ISO day.
 */
due: string, 
/**
 * All that is still owed of it, cents.
 */
amount_minor: number, 
/**
 * The account that pays, as a reminder of which it is.
 */
masked: string, 
/**
 * The reference of the mandate.
 */
reference: string, };
export type DebitState = "sent" | "collected" | "returned" | "withdrawn";
export type DecideLoyalty = { 
/**
 * The reward.
 */
id: Id, 
/**
 * Whether it is given.
 */
give: boolean, 
/**
 * Why.
 */
note?: string, };
export type DecideSale = { 
/**
 * The document: a quote, proforma, order or delivery note.
 */
id: Id, 
/**
 * `accepted` or `lost` of a quote, `cancelled` of any; `open` takes a decision back.
 */
decision: string, 
/**
 * Why.
 */
reason?: string, };
export type Dimension = "client" | "kind" | "city" | "region" | "country" | "tag" | "salesperson" | "origin" | "stage" | "class" | "cohort" | "product" | "category" | "line" | "document" | "series" | "day" | "month" | "quarter" | "year" | "weekday" | "hour";
export type Direction = "in" | "out";
export type DistinctRequest = { 
/**
 * One.
 */
client: Id, 
/**
 * The other.
 */
other: Id, };
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
export type Doubt = { 
/**
 * Its code; the sentence is the word `doubt-<code>`.
 */
code: string, 
/**
 * What stands there; nothing where something is missing.
 */
value: string | null, 
/**
 * What was probably meant.
 */
suggestion: string | null, };
export type Draft = { 
/**
 * Its name, given by the screen: `interaction:<client>`.
 */
name: string, 
/**
 * What was typed, as the screen keeps it.
 */
body: unknown, 
/**
 * When it was kept, milliseconds UTC.
 */
at: number, };
export type DuePage = { 
/**
 * The rows; they may be few, even none, while there are more behind `next`.
 */
rows: Array<DueReminder>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type DueReminder = { 
/**
 * Whom.
 */
client: Named, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * The highest level that is due, from 1.
 */
level: number, 
/**
 * Its tone: 1 friendly, 2 firm, 3 the last.
 */
tone: number, 
/**
 * What the letter asks for: what is due now and what was reminded of before and is still late, the longest late first.
 */
invoices: Array<LateInvoice>, 
/**
 * Their sum.
 */
owed_minor: number, 
/**
 * How late the oldest is.
 */
days_late: number, 
/**
 * What is hers: left of credit notes and paid in advance. Above zero, look before a letter goes.
 */
in_favour_minor: number, 
/**
 * Her first mail.
 */
mail: string | null, 
/**
 * When she was last reminded of any of these, ISO day.
 */
last: string | null, };
export type DueRequest = { 
/**
 * The book is about to be closed; otherwise it is the first use of the day.
 */
closing: boolean, };
export type DuplicatePage = { 
/**
 * The pairs not yet settled.
 */
pairs: Array<DuplicatePair>, 
/**
 * What to ask `after` for the next page; nothing at the end.
 */
next: number | null, 
/**
 * The search they are from; nothing when there was none yet.
 */
search: Search | null, };
export type DuplicatePair = { 
/**
 * The one to keep, as the program would: more interactions, then the older.
 */
client: Client, 
/**
 * The other.
 */
other: Client, 
/**
 * How sure it is that they are one, percent, rounded down.
 */
certainty: number, 
/**
 * Whether the program holds them for one.
 */
sure: boolean, 
/**
 * What else they may be: `household`, `namesakes`, `branch`, `neighbours`.
 */
kinship: string | null, 
/**
 * Why, the weightiest first.
 */
reasons: Array<Reason>, };
export type DuplicateRequest = { 
/**
 * What is typed.
 */
draft: ClientDraft, 
/**
 * The client being edited, who is not her own duplicate.
 */
own?: Id, };
export type DuplicatesRequest = { 
/**
 * Where the page before ended: its `next`.
 */
after?: number, 
/**
 * How many at most; 20 when absent, never over 100.
 */
limit?: number, };
export type Duty = { 
/**
 * ISO day.
 */
from: string, 
/**
 * Whom: `companies`, `others`.
 */
who: string, 
/**
 * The law.
 */
source: string, };
export type EditInteraction = { 
/**
 * Which one.
 */
id: Id, 
/**
 * With whom of the company.
 */
person?: Id | null, 
/**
 * What it was.
 */
kind?: InteractionKind, 
/**
 * Who began it.
 */
direction?: Direction | null, 
/**
 * When, milliseconds UTC.
 */
at?: number, 
/**
 * How it ended: an item of the list `outcome`.
 */
outcome?: Id | null, 
/**
 * How it ended in words; an item of that name is used or made.
 */
outcome_name?: string, 
/**
 * How long it took.
 */
minutes?: number | null, 
/**
 * What it cost, as typed; empty for nothing.
 */
cost?: string, 
/**
 * What was said.
 */
text?: string, };
export type EditSeries = { 
/**
 * `quote`, `proforma`, `order`, `delivery`, `invoice`, `simplified` or `credit`.
 */
kind: string, 
/**
 * The year.
 */
year: number, 
/**
 * What stands before each number.
 */
code?: string, 
/**
 * How many digits a number has at least, 1 to 12.
 */
digits?: number, 
/**
 * Its first number.
 */
first?: number, };
export type EditTask = { 
/**
 * Which one.
 */
id: Id, 
/**
 * For whom.
 */
client?: Id | null, 
/**
 * What to do.
 */
title?: string, 
/**
 * What it will be.
 */
kind?: InteractionKind | null, 
/**
 * The day as typed: `mañana`, `+7`, `15/3`, ISO; without a day there is no hour either.
 */
due?: string | null, 
/**
 * The hour, `HH:MM`.
 */
time?: string | null, 
/**
 * Whose task it is.
 */
user?: Id | null, };
export type Einvoice = { 
/**
 * `cfdi`, `facturae`, `ubl`, `cii` or `pdf`.
 */
format: string, 
/**
 * Folio fiscal of a CFDI; of others issuer, number and day.
 */
code: string, 
/**
 * SHA-256 of the file, hexadecimal.
 */
sha256: string, 
/**
 * Local time of its stamp, ISO 8601.
 */
stamped_at: string | null, };
export type EinvoicesFound = { 
/**
 * At least one file is an electronic invoice.
 */
einvoices: boolean, 
/**
 * At least one file may be a table.
 */
tables: boolean, };
export type EinvoicesReport = { 
/**
 * Electronic invoices met, whatever became of them.
 */
files: number, 
/**
 * How many of each format: `cfdi-4.0`, `cfdi-3.3`, `ubl`, `cii`, `pdf`, `facturae`.
 */
formats: Array<NamedCount>, 
/**
 * What comes in, by year.
 */
years: Array<YearOf>, 
/**
 * Whose invoices come in; nothing where no file names anybody.
 */
ours: Ours | null, 
/**
 * Others it could be, the likeliest first; for a person to choose from.
 */
others: Array<Ours>, 
/**
 * Documents that are made.
 */
invoices: number, 
/**
 * Credit notes that are made.
 */
credits: number, 
/**
 * Payments that are made.
 */
payments: number, 
/**
 * Documents of the book that turn out to be these invoices.
 */
linked: number, 
/**
 * Files that the book has already.
 */
known: number, 
/**
 * Clients that are made.
 */
clients: number, 
/**
 * Clients of the book that invoices are for.
 */
clients_known: number, 
/**
 * Products that are made.
 */
products: number, 
/**
 * Invoiced, credited and paid, by currency.
 */
sums: Array<SumOf>, 
/**
 * What is left out, with why: `received`, `payroll`, `transport`, `repeated`, `plain`, `other`.
 */
left_out: Array<NamedCount>, 
/**
 * What a person had better look at: `doubtful`, `unrelated`, `over`, `still-paid`.
 */
notices: Array<NamedCount>, 
/**
 * The first files that do not come in, with why: the sentence is `reason-<code>`.
 */
refused: Array<RefusedEinvoice>, 
/**
 * How many there are.
 */
refused_count: number, };
export type EinvoicesRequest = { 
/**
 * Files, folders and ZIPs.
 */
paths: Array<string>, 
/**
 * The tax id whose invoices they are; that of the business when absent, and where it has none the one most files name.
 */
tax_id?: string, 
/**
 * Words for what the book has no field for, with `{value}` where the value goes: `regime` and `use` of a client, `product` of a
 * product. Nothing is noted where words are missing.
 */
words?: { [key in string]: string }, };
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
export type ExchangeRate = { 
/**
 * Units of the book's currency, a decimal with a point.
 */
rate: string, 
/**
 * The day it was published, ISO.
 */
on: string, 
/**
 * Who published it.
 */
source: string, };
export type ExplainLoyalty = { 
/**
 * The rule, kept or not.
 */
rule: LoyaltyRule, 
/**
 * The client.
 */
client: Id, };
export type ExportDone = { 
/**
 * What the rows are.
 */
kind: string, 
/**
 * The file.
 */
path: string, 
/**
 * Rows without the header.
 */
rows: number, 
/**
 * Its length in bytes.
 */
bytes: number, };
export type ExportPivot = { 
/**
 * The table.
 */
of: PivotRequest, 
/**
 * The file; a workbook where it ends in `.xlsx`.
 */
to: string, 
/**
 * What the words of the program are called: `dimension-client`, `pivot-total`, `pivot-before`, `pivot-none`, `pivot-others`, and of
 * values `value-person`, `life-stage-new`, `weekday-1`.
 */
words?: { [key in string]: string }, };
export type ExportProfiles = { 
/**
 * The shipped ones, then a person's own.
 */
profiles: Array<ProfileInfo>, 
/**
 * Where a person's own are kept; it need not be there.
 */
folder: string, };
export type ExportRecords = { 
/**
 * The file to write; nothing that is there is replaced.
 */
to: string, 
/**
 * The row the file before ended with.
 */
after?: number, };
export type ExportRequest = { 
/**
 * `clients`, `people`, `interactions`, `tasks`, `products`, `sales`, `payments`.
 */
kind: string, 
/**
 * The file to write, a workbook when its name ends in `.xlsx`, else separated text; one that is there is replaced when the new one is whole.
 */
to: string, 
/**
 * `excel` (for the spreadsheets of the book's country) or `strict` (RFC 4180, ISO dates); `excel` when absent. Of separated text
 * only.
 */
layout?: string, 
/**
 * A profile: the name of a shipped one, or a file. It says columns, dialect and format; `layout`, the ending and `seen` are then not
 * asked.
 */
profile?: string, 
/**
 * Only these clients, or what belongs to them; all when absent.
 */
clients?: Array<Id>, 
/**
 * Of clients, the list as it is seen instead of every column; then `clients` is not asked.
 */
seen?: Seen, 
/**
 * Words: titles under `column-<field>` and `listed-<column>`, choices under `value-<code>`. Codes are written where words are missing; the
 * import knows both.
 */
words?: { [key in string]: string }, };
export type Field = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * Its name, as its owner calls it.
 */
name: string, 
/**
 * What it holds.
 */
kind: FieldKind, 
/**
 * Of a choice: what can be chosen.
 */
choices: Array<string>, 
/**
 * Archived fields keep their values and are not asked for.
 */
archived: boolean, };
export type FieldChange = { 
/**
 * Which field.
 */
id: Id, 
/**
 * Its new name.
 */
name?: string, 
/**
 * The new list of a choice.
 */
choices?: Array<string>, 
/**
 * Its new place among the fields, from 0.
 */
position?: number, };
export type FieldChoice = { 
/**
 * Its code, as [`ColumnUse::field`] takes it.
 */
field: string, 
/**
 * Of an own field: its name. Of a built-in one the word is `column-<field>`, its `_` written `-`.
 */
name: string | null, 
/**
 * `one`, `many` or `group`.
 */
arity: string, };
export type FieldDraft = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it holds.
 */
kind: FieldKind, 
/**
 * Of a choice: what can be chosen.
 */
choices?: Array<string>, };
export type FieldKind = "text" | "number" | "money" | "date" | "choice" | "boolean" | "client";
export type FieldValue = { 
/**
 * The field.
 */
field: Id, 
/**
 * Canonical: text; number with a point; ISO day; `1`/`0`; choice; the linked client's name. Money is in minor units.
 */
text: string, 
/**
 * Of a link: the client.
 */
linked: Id | null, };
export type Figures = { 
/**
 * Where the client stands.
 */
stage: string, 
/**
 * `A`, `B` or `C` by the sales of twelve months.
 */
class: string, 
/**
 * ISO day.
 */
last_purchase: string, 
/**
 * Purchases of the last twelve months.
 */
purchases_year: number, 
/**
 * Sales of the last twelve months, minor units of the book's currency.
 */
sales_year: number, 
/**
 * What the next twelve are expected to bring, minor units.
 */
value_year: number, };
export type FileRefusal = { 
/**
 * A stable code.
 */
kind: string, 
/**
 * What completes the sentence.
 */
params: { [key in string]: string }, };
export type FileReport = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name alone.
 */
name: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * What it is read as: `csv`, `sheets`, `cards`. Columns of cards are called by the codes of their fields.
 */
format: string, 
/**
 * The sheets of a workbook or the tables of a ZIP, when there are several; see [`Answers::sheet`].
 */
sheets: Array<string>, 
/**
 * The one looked at.
 */
sheet: string, 
/**
 * Whether the whole of it was looked at.
 */
whole: boolean, 
/**
 * Rows of data seen.
 */
rows: number, 
/**
 * What its rows most likely are.
 */
kind: string, 
/**
 * Every kind it could be, the likeliest first.
 */
kinds: Array<KindShare>, 
/**
 * Whether a file with these columns was imported before and its columns are used as then.
 */
remembered: boolean, 
/**
 * Encoding, separator, header and what is odd, each with its reason: codes `charset-…`, `separator-…`, `header-…`…
 */
evidence: Array<Said>, 
/**
 * Its columns.
 */
columns: Array<ColumnReport>, 
/**
 * The proposed use of every column.
 */
mapping: Array<ColumnUse>, 
/**
 * The fields a column of this kind can become, own fields included.
 */
fields: Array<FieldChoice>, 
/**
 * What only a person can tell.
 */
questions: Array<ImportQuestion>, 
/**
 * The first rows as they are, with their line.
 */
preview: Array<PreviewRow>, };
export type FileState = "ready" | "review" | "same" | "refused";
export type FileToTake = { 
/**
 * The file.
 */
path?: string, 
/**
 * Its name; that of the file when absent.
 */
name?: string, 
/**
 * Its bytes in base64, for what was pasted or photographed and is no file.
 */
bytes?: string, };
export type FilesRequest = { 
/**
 * Files and folders.
 */
paths: Array<string>, };
export type Filter = { "all": Array<Filter> } | { "any": Array<Filter> } | { "not": Filter } | { "test": Test };
export type FindSale = { 
/**
 * As it is printed: `A26/000001`; with or without its series, with or without a space between.
 */
number: string, };
export type Finding = { 
/**
 * `invoice-changed`: the frozen text is not the one that was hashed; `invoice-differs`: the document says something else than its
 * frozen text; `invoice-missing`: it was never frozen; `number-gap`; `chain-broken`; its sentence is the word `problem-<code>`.
 */
code: string, 
/**
 * Series and number, or the series where a number is missing, or the place in the chain.
 */
number: string, };
export type FindingPlace = { 
/**
 * Series and number.
 */
number: string, 
/**
 * The document; nothing where it is the document that is missing.
 */
sale: Id | null, };
export type Fiscal = { 
/**
 * SHA-256 of its frozen text, hexadecimal.
 */
sha256: string, 
/**
 * Its fingerprint in the chain, hexadecimal; nothing under a profile without a chain.
 */
fingerprint: string | null, 
/**
 * The fingerprint of the record before.
 */
previous: string | null, 
/**
 * Its place in the chain, from 1.
 */
position: number | null, 
/**
 * When it was recorded, ISO 8601 with offset.
 */
recorded_at: string | null, 
/**
 * `queued`, `sent`, `accepted` or `refused`.
 */
record_state: string | null, 
/**
 * The address of the code on the paper, where anybody can look the invoice up.
 */
address: string | null, };
export type FiscalProfile = { 
/**
 * `es_verifactu`, `es_registro`, `mx_cfdi` or `generic`.
 */
id: string, 
/**
 * For businesses in these countries, ISO 3166 alpha-2; any other where empty.
 */
countries: Array<string>, 
/**
 * The one a business there begins with.
 */
usual: boolean, 
/**
 * Whether invoices are issued here.
 */
issues: boolean, 
/**
 * Whether each invoice makes a record in a chain.
 */
chain: boolean, 
/**
 * Where documents round: `en16931`, `mx_cfdi` or `generic`.
 */
rounding: string, 
/**
 * Whether tax ids must be right.
 */
identifies: boolean, 
/**
 * The most a simplified invoice may come to, minor units with tax; nothing where it has no limit.
 */
simplified_limit_minor: number | null, 
/**
 * What must be known of the business before anything is issued: fields of its data.
 */
issuer_needs: Array<string>, 
/**
 * What must be known of the customer of an invoice that is not simplified: `tax_id`, `street`, `postcode`, `city`.
 */
customer_needs: Array<string>, 
/**
 * What it does.
 */
does: Array<string>, 
/**
 * What the law of its country asks for and is not built.
 */
lacks: Array<string>, 
/**
 * Since when whom the law obliges.
 */
duties: Array<Duty>, };
export type FiscalRecord = { 
/**
 * Its row: what the next page begins after.
 */
row: number, 
/**
 * The invoice.
 */
sale: Id, 
/**
 * Its series and number.
 */
number: string, 
/**
 * ISO day of the invoice.
 */
day: string, 
/**
 * `registration` or `annulment`.
 */
kind: string, 
/**
 * Its place in the chain of its machine.
 */
position: number, 
/**
 * Its fingerprint, hexadecimal.
 */
fingerprint: string, 
/**
 * When it was made, ISO 8601 with offset.
 */
at: string, 
/**
 * `queued`.
 */
state: string, 
/**
 * Whether it was made while it could not be sent.
 */
incident: boolean, };
export type FolderLook = { 
/**
 * The folder.
 */
path: string, 
/**
 * The business it came from.
 */
business: string, 
/**
 * When it was made, milliseconds UTC.
 */
made_at: number, 
/**
 * Tables that have rows, with how many.
 */
tables: Record<string, number>, 
/**
 * Contents of attachments.
 */
attachments: number, 
/**
 * Bytes of all files.
 */
bytes: number, 
/**
 * Whether every file was read and is what the manifest says.
 */
verified: boolean, };
export type FolderRead = { 
/**
 * The business it came from.
 */
business: string, 
/**
 * Tables that had rows, with how many.
 */
tables: Record<string, number>, 
/**
 * Rows of all tables.
 */
rows: number, };
export type FolderRequest = { 
/**
 * The folder to make; one that is there must be empty. Its parent must be there.
 */
to: string, 
/**
 * Words: the explanation that is written into the folder under `folder-readme`, its file name under
 * `folder-readme-name`. Without them there is none.
 */
words?: { [key in string]: string }, };
export type FolderWritten = { 
/**
 * The folder.
 */
path: string, 
/**
 * Rows of all tables.
 */
rows: number, 
/**
 * Files, the manifest included.
 */
files: number, 
/**
 * Bytes of all files.
 */
bytes: number, };
export type FoundFile = { 
/**
 * The file, or the folder of a whole book.
 */
path: string, 
/**
 * Its name, with the folders between it and what was named.
 */
name: string, 
/**
 * Of a workbook or ZIP with several tables: which.
 */
sheet: string | null, 
/**
 * Its length.
 */
bytes: number, 
/**
 * What it is read as: `csv`, `sheets`, `cards`; empty for what is not read.
 */
format: string, 
/**
 * What its rows most likely are; `book` for a whole book; empty for what is not read.
 */
kind: string, 
/**
 * Rows seen at its beginning.
 */
rows: number, 
/**
 * Whether those are all.
 */
whole: boolean, 
/**
 * Columns, and how many of them become something.
 */
columns: number, 
/**
 * Columns that become something.
 */
used: number, 
/**
 * Columns whose use is not sure, and questions only a person can answer.
 */
open: number, 
/**
 * How it was recognised; codes as of [`super::FileReport::evidence`].
 */
evidence: Array<Said>, 
/**
 * Whether a file with these columns was imported before.
 */
remembered: boolean, 
/**
 * What can be done with it.
 */
state: FileState, 
/**
 * Of one with the same bytes as another: the name of that.
 */
same_as: string | null, 
/**
 * Of one that cannot be read: why.
 */
refused: FileRefusal | null, };
export type FoundFiles = { 
/**
 * Each table, in the order in which they had better come in.
 */
files: Array<FoundFile>, 
/**
 * Names of files in folders that are no tables; the first of them.
 */
left_out: Array<string>, 
/**
 * How many there are.
 */
left_out_count: number, };
export type FoundSale = { 
/**
 * `order`, `invoice` or `credit`.
 */
kind: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Minor units.
 */
total_minor: number, };
export type Group = "clients" | "interactions" | "tasks" | "tags" | "products" | "sales";
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
export type Hit = { 
/**
 * The group it belongs to.
 */
group: Group, 
/**
 * What it is.
 */
kind: HitKind, 
/**
 * Its identity.
 */
id: Id, 
/**
 * The name, the task's title; of an interaction, whose it is.
 */
title: string, 
/**
 * Company and city of a client; whose a task is. May be empty.
 */
subtitle: string, 
/**
 * The piece of text around what matched, when it is not in the title. May be empty.
 */
snippet: string, 
/**
 * Where it matched.
 */
matched: Matched, 
/**
 * Shown apart: the client is archived, or the task is done.
 */
archived: boolean, 
/**
 * The client to open, for an interaction or a task that has one.
 */
client: Id | null, 
/**
 * `visit`, `call`… of an interaction.
 */
interaction: string | null, 
/**
 * When it was, or the last contact with the client: milliseconds UTC.
 */
at: number | null, 
/**
 * The day a task is due.
 */
due: string | null, 
/**
 * What a sale says of itself.
 */
sale: FoundSale | null, };
export type HitKind = "person" | "company" | "interaction" | "task" | "tag" | "product" | "sale";
export type How = "same" | "alike" | "differs";
export type HowSent = "letter" | "mail" | "message" | "call";
export type Id = string;
export type IgnoreLine = { 
/**
 * The line.
 */
id: Id, 
/**
 * Whether it is set aside.
 */
ignored: boolean, };
export type ImportAnswers = { 
/**
 * Encoding: `utf-8`, `windows-1252`…
 */
charset?: string, 
/**
 * The character between cells.
 */
separator?: string, 
/**
 * The sheet of a workbook, or the table of a ZIP, by name.
 */
sheet?: string, 
/**
 * The line of the header, from 1; 0 when there is none.
 */
header_row?: number, 
/**
 * Order of dates of a column: `dmy`, `mdy`, `ymd`, `serial`.
 */
dates?: { [key in number]: string }, 
/**
 * Decimal sign of a column: `comma`, `point`.
 */
decimals?: { [key in number]: string }, 
/**
 * Put names written all in capitals in proper case.
 */
proper_case?: boolean, 
/**
 * Use only the people, outcomes and tags the book knows: cells that name others are left out.
 */
known_only?: boolean, 
/**
 * Sorts of repairs that are not made: `letters`, `postcode`, `phone`, `mail`, `case`. Their cells come in as written.
 */
as_written?: Array<string>, 
/**
 * Single cells that come in as written.
 */
kept_cells?: Array<KeptCell>, 
/**
 * Lines of rows that are not whom they are like: they come in as somebody new, and the two are told apart for good.
 */
apart?: Array<number>, 
/**
 * No row joins a client it is only like: all such come in as somebody new and are kept to be looked at.
 */
alike_as_new?: boolean, };
export type ImportCounts = { 
/**
 * Rows of data in the file.
 */
rows: number, 
/**
 * Rows that became something new.
 */
created: number, 
/**
 * Rows that changed something.
 */
changed: number, 
/**
 * Rows whose every value is there already.
 */
unchanged: number, 
/**
 * Rows that could not be taken in.
 */
refused: number, };
export type ImportDone = { 
/**
 * What the rows were.
 */
kind: string, 
/**
 * The import's identity in the book; nothing when it changed nothing.
 */
batch: string | null, 
/**
 * Companies made because rows name them.
 */
companies: number, 
/**
 * Rows that join a client they are like, where nothing exact says so; among the changed and unchanged. Of sales, payments,
 * interactions and tasks: clients the rows name, each counted once.
 */
joined_alike: number, 
/**
 * Rows that come in as somebody new and are kept to be looked at beside whom they are like; among the created. Of sales and
 * payments: clients that are made for what the rows name, each counted once.
 */
doubtful: number, 
/**
 * Clients are too many to be compared with all they may be like while they are written; finding duplicates does it
 * afterwards.
 */
uncompared: boolean, 
/**
 * People, outcomes and tags that rows name and the book did not know.
 */
newcomers: Array<ImportNewcomers>, 
/**
 * What was put right.
 */
notices: Array<ImportNotice>, 
/**
 * The first rows that were refused.
 */
refusals: Array<RowSample>, 
/**
 * What the file could not tell and nobody answered: taken as was likely.
 */
assumed: Array<ImportQuestion>, 
/**
 * Where the refused rows were written.
 */
rejects: string | null, 
/**
 * Rows of data in the file.
 */
rows: number, 
/**
 * Rows that became something new.
 */
created: number, 
/**
 * Rows that changed something.
 */
changed: number, 
/**
 * Rows whose every value is there already.
 */
unchanged: number, 
/**
 * Rows that could not be taken in.
 */
refused: number, };
export type ImportNewcomers = { 
/**
 * `users`, `outcomes`, `tags`; of clients also `companies` (where people work) and `people` (who speak for a company); of sales
 * and payments `clients` and `products`.
 */
what: string, 
/**
 * How many.
 */
count: number, 
/**
 * The first fifty.
 */
names: Array<string>, 
/**
 * Whether they are added; else their cells are left out.
 */
added: boolean, };
export type ImportNotice = { 
/**
 * `repaired-postcode`, `repaired-letters`, `phone-unread`, `mail-unread`, `tax-id-wrong`, `left-out`…
 */
code: string, 
/**
 * How many cells.
 */
count: number, 
/**
 * The first of them: `row`, `column`, `value` and, where it was put right, `new`.
 */
samples: Array<Said>, };
export type ImportPreview = { 
/**
 * What the rows are.
 */
kind: string, 
/**
 * All rows of the file were looked at.
 */
whole: boolean, 
/**
 * How many rows would become what.
 */
counts: ImportCounts, 
/**
 * Companies that would be made because rows name them.
 */
companies: number, 
/**
 * Rows that join a client they are like, where nothing exact says so; among the changed and unchanged. Of sales, payments,
 * interactions and tasks: clients the rows name, each counted once.
 */
joined_alike: number, 
/**
 * Rows that come in as somebody new and are kept to be looked at beside whom they are like; among the created. Of sales and
 * payments: clients that are made for what the rows name, each counted once.
 */
doubtful: number, 
/**
 * Clients are too many to be compared with all they may be like while they are written; finding duplicates does it
 * afterwards.
 */
uncompared: boolean, 
/**
 * People, outcomes and tags that rows name and the book does not know.
 */
newcomers: Array<ImportNewcomers>, 
/**
 * The first rows of each verdict.
 */
samples: Array<RowSample>, 
/**
 * What would be put right.
 */
notices: Array<ImportNotice>, };
export type ImportQuestion = { 
/**
 * `date-order` or `decimal-sign`.
 */
code: string, 
/**
 * The column, from 0.
 */
column: number, 
/**
 * What the column is called.
 */
name: string, 
/**
 * What can be answered.
 */
choices: Array<string>, 
/**
 * What is likely.
 */
suggested: string, 
/**
 * Cells that can be read both ways.
 */
samples: Array<string>, };
export type ImportRequest = { 
/**
 * The file.
 */
path: string, 
/**
 * `clients`, `people`, `interactions`, `tasks`, `sales`, `products` or `payments`; found out when absent.
 */
kind?: string, 
/**
 * The use of the columns; as proposed by `import.inspect` when absent.
 */
mapping?: Array<ColumnUse>, 
/**
 * What a person decided.
 */
answers?: ImportAnswers, 
/**
 * Where the rows that were refused are written, in the layout of the file and with the reason; made only when there
 * are any.
 */
rejects?: string, 
/**
 * Words for the rejects file: the title of its last column under `reason-column`, and the sentence of every code under
 * `reason-<code>`, with `{name}` where a value goes. Codes are written where words are missing.
 */
words?: { [key in string]: string }, 
/**
 * Of a preview: how many rows of each verdict to show; 20 when absent.
 */
samples?: number, 
/**
 * Of a preview: only so many rows are looked at, so that something can be shown at once; all when absent.
 */
first?: number, };
export type Insight = { 
/**
 * ISO day of the figures.
 */
as_of: string, 
/**
 * ISO 4217 of the amounts.
 */
currency: string, 
/**
 * The figures; nothing of who never bought.
 */
known: ClientInsight | null, 
/**
 * Whether the parameters were fitted to this book's clients, and not assumed.
 */
learned: boolean, };
export type InsightOrder = "value" | "loss" | "sales" | "silence";
export type InsightOverview = { 
/**
 * ISO day of the figures.
 */
as_of: string, 
/**
 * When they were reckoned, milliseconds UTC.
 */
at: number, 
/**
 * ISO 4217 of the amounts.
 */
currency: string, 
/**
 * Who ever bought.
 */
clients: number, 
/**
 * Who is late by their own rhythm and may have left.
 */
quiet: number, 
/**
 * What those would have bought.
 */
quiet_loss_minor: number, 
/**
 * What all will buy in the next twelve months.
 */
value_minor: number, 
/**
 * What they bought in the last twelve.
 */
sales_minor: number, 
/**
 * By stage, from best to worst; all are there.
 */
stages: Array<StageSum>, 
/**
 * By class of sales.
 */
classes: Array<ClassSum>, 
/**
 * How lately by how often, the latest first.
 */
matrix: Array<Cell>, 
/**
 * Where its groups end.
 */
cuts: Cuts, 
/**
 * What it rests on.
 */
learning: Learning, };
export type InsightPage = { 
/**
 * ISO day of the figures.
 */
as_of: string, 
/**
 * ISO 4217 of the amounts.
 */
currency: string, 
/**
 * The clients.
 */
rows: Array<ClientInsight>, 
/**
 * How many match in all.
 */
count: number, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: Id | null, };
export type InsightRequest = { 
/**
 * Of a stage.
 */
stage?: Stage, 
/**
 * Of a class by sales.
 */
class?: Class, 
/**
 * Of a row of the matrix, 1 to 5.
 */
recency?: number, 
/**
 * Of a column of it, 1 to 5.
 */
frequency?: number, 
/**
 * Who is late by their own rhythm and may have left.
 */
quiet?: boolean, 
/**
 * The owner's own limits of the matrix.
 */
limits?: Limits, 
/**
 * What goes first; value when absent.
 */
by?: InsightOrder, 
/**
 * The last client of the page before.
 */
after?: Id, 
/**
 * How many at most; 50 when absent, never over 200.
 */
limit?: number, };
export type InspectRequest = { 
/**
 * The file.
 */
path: string, 
/**
 * `clients`, `people`, `interactions`, `tasks`, `sales`, `products` or `payments`; found out when absent.
 */
kind?: string, 
/**
 * What a person decided.
 */
answers?: ImportAnswers, 
/**
 * Only the beginning of the file, for a first screen at once.
 */
head_only?: boolean, };
export type Interaction = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * With whom.
 */
client: Named, 
/**
 * With whom of the company.
 */
person: Named | null, 
/**
 * What it was.
 */
kind: InteractionKind, 
/**
 * Who began it.
 */
direction: Direction | null, 
/**
 * When, milliseconds UTC.
 */
at: number, 
/**
 * How it ended: an item of the list `outcome`.
 */
outcome: Named | null, 
/**
 * How long it took.
 */
minutes: number | null, 
/**
 * What it cost, minor units of the book's currency.
 */
cost_minor: number | null, 
/**
 * What was said.
 */
text: string, 
/**
 * Who of the business.
 */
user: Named | null, 
/**
 * How many files hang from it.
 */
attachments: number, 
/**
 * The task that was agreed.
 */
next_step: Step | null, };
export type InteractionKind = "visit" | "call" | "mail" | "message" | "meeting" | "note";
export type InteractionsPage = { 
/**
 * The rows; they may be few, even none, while there are more behind `next`.
 */
rows: Array<Interaction>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type InteractionsRequest = { 
/**
 * Of one client.
 */
client?: Id, 
/**
 * Of one kind.
 */
kind?: InteractionKind, 
/**
 * Begun by one side.
 */
direction?: Direction, 
/**
 * With one outcome.
 */
outcome?: Id, 
/**
 * Of one user.
 */
user?: Id, 
/**
 * From this day on, ISO.
 */
from?: string, 
/**
 * Until this day, included, ISO.
 */
to?: string, 
/**
 * With words that begin so. Of more than 2,000 matches only those written down last are looked at.
 */
text?: string, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type IssueSale = { 
/**
 * The draft of an invoice or credit note.
 */
id: Id, 
/**
 * Its day, ISO; today when absent.
 */
day?: string, };
export type Issuer = { 
/**
 * Legal name; of a person, the whole name.
 */
legal_name: string, 
/**
 * The name it trades under.
 */
trade_name: string, 
/**
 * Whether it is a person rather than a company.
 */
person: boolean, 
/**
 * Tax id.
 */
tax_id: string, 
/**
 * Street, number, floor.
 */
street: string, 
/**
 * Postcode.
 */
postcode: string, 
/**
 * Town.
 */
city: string, 
/**
 * Province, state.
 */
region: string, 
/**
 * Phone.
 */
phone: string, 
/**
 * Mail.
 */
mail: string, 
/**
 * The account customers pay to: an IBAN, or what is usual in the country.
 */
iban: string, 
/**
 * Days until an invoice is to be paid.
 */
due_days: number, 
/**
 * Days a quote holds.
 */
quote_days: number, 
/**
 * The tax of a line that names none, as a code (`iva:21`); the general rate of the country when empty.
 */
tax: string, 
/**
 * What is kept back of a line that names nothing, as a code (`irpf:15`); empty: nothing.
 */
retention: string, 
/**
 * `without_tax` or `with_tax`.
 */
prices: string, 
/**
 * The fiscal profile.
 */
profile: string, };
export type KeepDraft = { 
/**
 * Its name, given by the screen.
 */
name: string, 
/**
 * What was typed.
 */
body: unknown, };
export type KeptCell = { 
/**
 * Its line, from 1.
 */
line: number, 
/**
 * Its column, from 0.
 */
column: number, };
export type KeychainState = { 
/**
 * Whether this system has a keychain.
 */
available: boolean, 
/**
 * Whether the key of the open book is in it.
 */
remembered: boolean, };
export type KindShare = { 
/**
 * `clients`, `people`, `interactions`, `tasks`.
 */
kind: string, 
/**
 * 0 to 1.
 */
share: number, };
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
encrypted: boolean, 
/**
 * Whether a person closed it; one that was open when the program ended opens again with it.
 */
closed: boolean, };
export type LateInvoice = { 
/**
 * The invoice.
 */
sale: Id, 
/**
 * Series and number.
 */
number: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * Until when it was to be paid, ISO day; its own day where it does not say.
 */
due: string, 
/**
 * Days since.
 */
days_late: number, 
/**
 * What it came to.
 */
payable_minor: number, 
/**
 * What is owed of it.
 */
owed_minor: number, 
/**
 * The level it is due for now; nothing where it only stands beside.
 */
level: number | null, 
/**
 * The last level that was sent.
 */
sent: number | null, };
export type LaterEntry = { 
/**
 * `invoice`, `credit` or `payment`.
 */
kind: string, 
/**
 * The document or payment.
 */
id: Id, 
/**
 * Its number or reference.
 */
number: string, 
/**
 * The client; empty where there is none.
 */
client: string, 
/**
 * Its day, ISO.
 */
day: string, 
/**
 * What it comes to, minor units of its currency.
 */
amount_minor: number, 
/**
 * ISO 4217.
 */
currency: string, };
export type Learning = { 
/**
 * Whether buying was fitted to this book's clients; assumed otherwise.
 */
learned: boolean, 
/**
 * Why it was not: `no_clients`, `no_time`, `no_repeats`, `few_clients`, `not_found`.
 */
reason: string | null, 
/**
 * Where the fit leans on a limit: `one_rhythm`, `few_buy`, `nobody_leaves`, `one_loyalty`, `one_spend`.
 */
edges: Array<string>, 
/**
 * Clients it was learned from.
 */
clients: number, 
/**
 * Documents they bought by.
 */
sales: number, 
/**
 * Shape of the rates of buying.
 */
r: number, 
/**
 * Their scale, days.
 */
alpha: number, 
/**
 * With `b`, the chance of leaving after a purchase.
 */
a: number, 
/**
 * See `a`.
 */
b: number, 
/**
 * Shape of a client's amounts.
 */
p: number, 
/**
 * Shape of the differences between clients.
 */
q: number, 
/**
 * Scale of amounts, minor units.
 */
v: number, };
export type Level = { 
/**
 * From how many days late on.
 */
days: number, 
/**
 * 1 friendly, 2 firm, 3 the last before other steps.
 */
tone: number, };
export type LikelyDuplicate = { 
/**
 * The client.
 */
id: Id, 
/**
 * Its name.
 */
name: string, 
/**
 * Its city, phone and mail, to tell it by.
 */
city: string | null, 
/**
 * First phone.
 */
phone: string | null, 
/**
 * First mail.
 */
mail: string | null, 
/**
 * Whether it is archived.
 */
archived: boolean, 
/**
 * What they share: `tax_id`, `phone`, `mail`, `name`.
 */
shared: Array<string>, 
/**
 * How sure, percent.
 */
certainty: number, };
export type Limits = { 
/**
 * Days since the last purchase.
 */
recency?: [number, number, number, number], 
/**
 * Purchases of the last twelve months.
 */
frequency?: [number, number, number, number], 
/**
 * Sales of the last twelve months, in minor units of the book's currency.
 */
money?: [number, number, number, number], };
export type LinePart = { 
/**
 * The line.
 */
line: Id, 
/**
 * How many of it, a decimal with a point, above zero.
 */
quantity: string, };
export type LineProgress = { 
/**
 * Ordered.
 */
ordered: string, 
/**
 * Delivered.
 */
delivered: string, 
/**
 * Invoiced, itself or what was delivered of it.
 */
invoiced: string, 
/**
 * Credited of an invoice, above zero.
 */
credited: string, };
export type LinkedSale = { 
/**
 * `from`: it was made of it; `into`: made of this one; `corrects`: the invoice this one corrects; `corrected`: a credit note for this.
 */
relation: string, 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its kind.
 */
kind: string, 
/**
 * Its series.
 */
series: string, 
/**
 * Its number; a draft has none.
 */
number: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Its sum.
 */
total_minor: number, 
/**
 * How it stands.
 */
state: string | null, };
export type ListItem = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its list: `outcome`, `life_moment`, `role`, `origin`.
 */
list: string, 
/**
 * As people read it.
 */
name: string, 
/**
 * Whether it is no longer offered.
 */
archived: boolean, };
export type ListsRequest = { 
/**
 * One list only.
 */
list?: string, 
/**
 * Also what is no longer offered.
 */
archived?: boolean, };
export type LogoInfo = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * The name of the file it came from.
 */
name: string, 
/**
 * Bytes.
 */
size: number, };
export type LookRequest = { 
/**
 * The folder.
 */
path: string, 
/**
 * Read every file and compare its hash; otherwise only the manifest is read.
 */
verify?: boolean, };
export type LoyaltyBudget = { 
/**
 * So much…
 */
amount: string, 
/**
 * …in each.
 */
per: LoyaltyPer, };
export type LoyaltyCalendar = "month" | "quarter" | "year";
export type LoyaltyCondition = { all?: Array<LoyaltyCondition>, any?: Array<LoyaltyCondition>, not?: LoyaltyCondition, metric?: LoyaltyMetric, window?: LoyaltyWindow, filter?: LoyaltyFilter, op?: LoyaltyOp, value?: string, };
export type LoyaltyDraft = { 
/**
 * Which one is said anew; a new one when absent.
 */
id?: Id, 
/**
 * Its name.
 */
name: string, 
/**
 * What it says.
 */
rule: LoyaltyRule, };
export type LoyaltyEarned = { 
/**
 * Its identity, made of what earned it.
 */
id: Id, 
/**
 * The rule that gave it.
 */
rule: Named, 
/**
 * In which version.
 */
version: number, 
/**
 * Whose it is.
 */
client: Named, 
/**
 * What the rule gives.
 */
gives: LoyaltyReward, 
/**
 * What that becomes.
 */
form: LoyaltyForm, 
/**
 * How it stands.
 */
state: LoyaltyState, 
/**
 * When it was earned, ISO day.
 */
day: string, 
/**
 * Until when it can be used or holds, ISO day; nothing where it does not end.
 */
until: string | null, 
/**
 * The sale that earned it; nothing where a day of the calendar did.
 */
sale: Id | null, 
/**
 * Its series and number.
 */
number: string | null, 
/**
 * Why a person has to decide.
 */
reason: LoyaltyReason | null, 
/**
 * Expected cost; nothing where it is not known.
 */
expected_minor: number | null, 
/**
 * Cost at worst.
 */
worst_minor: number | null, 
/**
 * What it still takes off an invoice.
 */
left_minor: number, 
/**
 * Points, stamps, or minor units of credit, less what returns took back.
 */
units: number, 
/**
 * What of it was redeemed.
 */
uses: Array<LoyaltyUse>, };
export type LoyaltyEvery = "day" | "week" | "month" | "quarter" | "year";
export type LoyaltyExplained = { 
/**
 * Who.
 */
client: Named, 
/**
 * ISO day.
 */
as_of: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * The occasion: the client's last invoice that could be one, by series and number.
 */
number: string | null, 
/**
 * What is decided.
 */
verdict: LoyaltyVerdict, 
/**
 * Why not, or why a person has to decide.
 */
reason: LoyaltyReason | null, 
/**
 * Each compared figure, in the order they are written.
 */
leaves: Array<LoyaltyLeaf>, 
/**
 * Expected cost, minor units; nothing where it was not reached or is not known.
 */
expected_minor: number | null, 
/**
 * The same at worst.
 */
worst_minor: number | null, 
/**
 * Points, stamps, or minor units of credit.
 */
units: number, };
export type LoyaltyFilter = { 
/**
 * Products, by identity.
 */
product?: Array<string>, 
/**
 * Categories or lines, by name.
 */
product_tag?: Array<string>, };
export type LoyaltyForm = "off" | "credit" | "points" | "stamps" | "thing" | "condition";
export type LoyaltyGuard = { 
/**
 * Nothing for who is late with a payment.
 */
requires_no_overdue?: boolean, 
/**
 * The margin that must be left after all rewards, percent.
 */
min_margin_pct?: string, 
/**
 * What all rewards of twelve months may take of the client's margin, percent.
 */
max_cost_pct_of_margin?: string, 
/**
 * What the client may owe, with what the reward adds.
 */
max_exposure?: string, 
/**
 * Above so much a person decides.
 */
approval_over?: string, };
export type LoyaltyKept = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its name.
 */
name: string, 
/**
 * The day from which on its version rewards, ISO; nothing while it rests.
 */
running_since: string | null, 
/**
 * Whether it was put away.
 */
archived: boolean, 
/**
 * Its version, from 1.
 */
version: number, };
export type LoyaltyLeaf = { 
/**
 * Which figure.
 */
metric: LoyaltyMetric, 
/**
 * Of when.
 */
window: LoyaltyWindow, 
/**
 * Of which products.
 */
filter: LoyaltyFilter | null, 
/**
 * How it is compared.
 */
op: LoyaltyOp, 
/**
 * With what: a decimal with a point, or a name.
 */
wanted: string, 
/**
 * Whether the opposite is meant.
 */
negated: boolean, 
/**
 * What it is; nothing where it is not known.
 */
figure: string | null, 
/**
 * Whether what the rule asks holds; nothing where it is not known.
 */
holds: boolean | null, };
export type LoyaltyLiability = { 
/**
 * ISO day.
 */
as_of: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * By month and kind, the soonest first, what does not end last.
 */
rows: Array<LoyaltyOwed>, 
/**
 * Of all rows with a known worth.
 */
worth_minor: number, 
/**
 * Of all rows with a known worth, less what is never asked for.
 */
expected_minor: number, 
/**
 * Whether points are owed and nobody said what one is worth.
 */
unvalued: boolean, };
export type LoyaltyLimits = { 
/**
 * For each client.
 */
per_customer?: LoyaltyPerCustomer, 
/**
 * For all of them.
 */
budget?: LoyaltyBudget, };
export type LoyaltyMetric = "net_invoiced" | "net_paid" | "gross_margin" | "margin_pct" | "invoice_count" | "units" | "avg_ticket" | "recency_days" | "tenure_days" | "overdue_days_max" | "paid_on_time_pct" | "open_balance" | "credit_used_pct" | "return_rate_pct" | "referrals" | "points_balance" | "tier" | "tag";
export type LoyaltyMonth = { 
/**
 * Its first day within the stretch, ISO.
 */
day: string, 
/**
 * What was given.
 */
grants: number, 
/**
 * Expected cost.
 */
expected_minor: number, 
/**
 * Cost at worst.
 */
worst_minor: number, };
export type LoyaltyOn = "invoice_issued" | "invoice_paid" | "scheduled" | "birthday" | "referral_converted" | "tier_changed" | "manual";
export type LoyaltyOp = ">=" | ">" | "<=" | "<" | "=" | "!=";
export type LoyaltyOwed = { 
/**
 * The first day of the month in which it can be used for the last time, ISO; nothing where it does not end.
 */
month: string | null, 
/**
 * What it is.
 */
form: LoyaltyForm, 
/**
 * Points or stamps; rewards where it is money.
 */
units: number, 
/**
 * What it is worth; nothing where nobody said what a point is worth.
 */
worth_minor: number | null, 
/**
 * The same, less what is never asked for.
 */
expected_minor: number | null, };
export type LoyaltyPage = { 
/**
 * The rows.
 */
rows: Array<LoyaltyRow>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type LoyaltyPer = "day" | "month" | "quarter" | "year" | "ever";
export type LoyaltyPerCustomer = { 
/**
 * So often…
 */
count: number, 
/**
 * …in each.
 */
per: LoyaltyPer, };
export type LoyaltyPoint = { 
/**
 * The threshold, a decimal with a point.
 */
threshold: string, 
/**
 * Clients.
 */
clients: number, 
/**
 * What was given.
 */
grants: number, 
/**
 * Expected cost.
 */
expected_minor: number, 
/**
 * Cost at worst.
 */
worst_minor: number, 
/**
 * Of the clients, those who met the conditions before.
 */
already: number, };
export type LoyaltyPoints = { 
/**
 * What can be spent today.
 */
points: number, 
/**
 * All that was added and taken away; below zero where a return took back what was spent.
 */
balance: number, 
/**
 * What they are worth; nothing where nobody said what a point is worth.
 */
worth_minor: number | null, 
/**
 * The next day on which some can be spent for the last time, ISO.
 */
until: string | null, 
/**
 * What was spent.
 */
uses: Array<LoyaltyUse>, };
export type LoyaltyReason = "condition" | "figure_unknown" | "group" | "limit" | "overdue" | "nothing_to_reward" | "exposure" | "margin" | "share" | "budget" | "cost_unknown" | "margin_unknown" | "approval" | "declined";
export type LoyaltyRefusal = { 
/**
 * Why.
 */
reason: LoyaltyReason, 
/**
 * Whether a person would have decided.
 */
proposed: boolean, 
/**
 * How often.
 */
count: number, };
export type LoyaltyReward = { "type": "discount_pct", 
/**
 * Percent.
 */
percent: string, 
/**
 * Never more than this.
 */
cap?: string, } | { "type": "discount_amount", 
/**
 * How much.
 */
amount: string, } | { "type": "coupon", 
/**
 * How much.
 */
amount: string, 
/**
 * For so many days.
 */
valid_days: number, } | { "type": "points", 
/**
 * For each so much…
 */
per: string, 
/**
 * …so many points.
 */
units: number, } | { "type": "stamps", 
/**
 * So many.
 */
units: number, 
/**
 * A full card has so many…
 */
card: number, 
/**
 * …and is worth so much.
 */
worth: string, } | { "type": "cashback", 
/**
 * Percent.
 */
percent: string, 
/**
 * Never more than this.
 */
cap?: string, } | { "type": "free_item", 
/**
 * Which, by identity.
 */
product: string, 
/**
 * How many.
 */
quantity: string, } | { "type": "gift", 
/**
 * What.
 */
what: string, 
/**
 * What it costs the business.
 */
cost: string, } | { "type": "exchange", 
/**
 * Which is given, by identity.
 */
product: string, 
/**
 * What the old one brings.
 */
recovered: string, } | { "type": "payment_terms", 
/**
 * Days to pay.
 */
due_days: number, 
/**
 * For so many days.
 */
for_days: number, } | { "type": "credit_limit", 
/**
 * So much more.
 */
by: string, 
/**
 * For so many days.
 */
for_days: number, } | { "type": "tier", 
/**
 * Which.
 */
name: string, 
/**
 * For so many days.
 */
for_days: number, };
export type LoyaltyRewarded = { 
/**
 * Who.
 */
client: Named, 
/**
 * How often.
 */
grants: number, 
/**
 * Expected cost.
 */
expected_minor: number, 
/**
 * Cost at worst.
 */
worst_minor: number, 
/**
 * Whether they met the conditions before the stretch began.
 */
already: boolean, };
export type LoyaltyRewardsPage = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * The rows.
 */
rows: Array<LoyaltyEarned>, 
/**
 * How many there are in all.
 */
count: number, 
/**
 * Of all of them, what was given, expected cost.
 */
expected_minor: number, 
/**
 * What this client's drafts say, also of rewards that are no more, as when what earned them was given back.
 */
on_drafts: Array<LoyaltyUse>, 
/**
 * What was taken off invoices, of this client, this rule, or all.
 */
used_minor: number, 
/**
 * The `after` of the next page; nothing when this is the last.
 */
next: Id | null, 
/**
 * The client's points; nothing where no client was asked for.
 */
points: LoyaltyPoints | null, 
/**
 * The client's cards of stamps.
 */
stamps: Array<LoyaltyStamps>, 
/**
 * How many rules run today.
 */
running: number, 
/**
 * Rules that cannot be asked any more, as when a category they speak of is gone.
 */
broken: Array<Named>, };
export type LoyaltyRewardsRequest = { 
/**
 * Of this client; then also with points and full cards of stamps.
 */
client?: Id, 
/**
 * Of this rule, whatever its version.
 */
rule?: Id, 
/**
 * In one of these states; in any when absent.
 */
states?: Array<LoyaltyState>, 
/**
 * The last reward of the page before.
 */
after?: Id, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type LoyaltyRow = { 
/**
 * As the list tells it.
 */
kept: LoyaltyKept, 
/**
 * What it says.
 */
rule: LoyaltyRule, 
/**
 * Its versions, the newest first; two hundred at most.
 */
versions: Array<LoyaltyVersion>, };
export type LoyaltyRule = { 
/**
 * The shape of the rule: 1.
 */
schema: number, 
/**
 * What it is called in programs.
 */
id: string, 
/**
 * Of rules in one group the highest goes first.
 */
priority: number, 
/**
 * Rules of one group never reward the same event.
 */
exclusive_group?: string, 
/**
 * When it is looked at.
 */
trigger: LoyaltyTrigger, 
/**
 * What must hold; nothing: it always does.
 */
when?: LoyaltyCondition, 
/**
 * What is given.
 */
reward: LoyaltyReward, 
/**
 * How often, and for how much.
 */
limits: LoyaltyLimits, 
/**
 * What must not happen.
 */
guard: LoyaltyGuard, };
export type LoyaltyRulesRequest = { 
/**
 * Those that were put away.
 */
archived?: boolean, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type LoyaltySimulation = { 
/**
 * First day, ISO.
 */
from: string, 
/**
 * Last day, ISO.
 */
to: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * How often the rule was asked.
 */
asked: number, 
/**
 * Clients rewarded.
 */
clients: number, 
/**
 * What was given.
 */
grants: number, 
/**
 * What would wait for a person.
 */
proposed: number, 
/**
 * What that is expected to cost, in no other sum.
 */
proposed_minor: number, 
/**
 * Expected cost of what was given.
 */
expected_minor: number, 
/**
 * The same at worst.
 */
worst_minor: number, 
/**
 * Of the expected cost, what returns took back.
 */
taken_back_minor: number, 
/**
 * By month.
 */
months: Array<LoyaltyMonth>, 
/**
 * What was earned with the rewarded; nothing where a cost is missing.
 */
margin_minor: number | null, 
/**
 * Of it, what the rewards take, percent with two decimals.
 */
cost_pct_of_margin: string | null, 
/**
 * Who was given most, twenty at most.
 */
top: Array<LoyaltyRewarded>, 
/**
 * Why nothing was given, the most frequent first.
 */
refusals: Array<LoyaltyRefusal>, 
/**
 * Of the rewarded, those who met the conditions before the stretch began.
 */
already: number, 
/**
 * What they were given, expected.
 */
already_minor: number, 
/**
 * The sales that must come on top for the rewards to pay for themselves; nothing where the margin is not known.
 */
break_even_minor: number | null, 
/**
 * The first threshold, if there is a number in the rule.
 */
threshold: LoyaltyThreshold | null, 
/**
 * The rule with its first threshold lower and higher, where it was asked for.
 */
curve: Array<LoyaltyPoint>, 
/**
 * Whether costs, tags and limits of credit are those of today, as they always are; true where the rule asks for one of them.
 */
uses_today: boolean, };
export type LoyaltyStamps = { 
/**
 * Of which rule.
 */
rule: Named, 
/**
 * On the card that is being filled.
 */
stamps: number, 
/**
 * That fill it.
 */
card: number, 
/**
 * Full cards that were redeemed.
 */
uses: Array<LoyaltyUse>, };
export type LoyaltyState = "waiting" | "refused" | "collected" | "ready" | "in_force" | "used" | "handed_over" | "expired" | "taken_back";
export type LoyaltyTerms = { 
/**
 * What money costs, percent a year.
 */
capital_pct: string, 
/**
 * Of what is lent, what is never paid, percent.
 */
default_pct: string, 
/**
 * What a point is worth, in units of the book's currency.
 */
unit_value: string, 
/**
 * Of points, stamps and credit, what is never asked for, percent.
 */
breakage_pct: string, 
/**
 * Of coupons, how many are brought, percent.
 */
redemption_pct: string, 
/**
 * Days to pay that everybody has.
 */
usual_days: number, 
/**
 * For how many days points can be used; 0 for always.
 */
points_days: number, };
export type LoyaltyThreshold = { 
/**
 * Of what.
 */
metric: LoyaltyMetric, 
/**
 * A decimal with a point.
 */
value: string, };
export type LoyaltyTrigger = { 
/**
 * On what.
 */
on: LoyaltyOn, 
/**
 * How often, of a schedule.
 */
every?: LoyaltyEvery, };
export type LoyaltyUse = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * The rule as its invoice names it; nothing of points.
 */
name: string | null, 
/**
 * The invoice it was taken off; nothing where it was handed over.
 */
sale: Id | null, 
/**
 * Its series and number; empty while it is a draft.
 */
number: string, 
/**
 * Whether that is a draft, so that it can be taken off again.
 */
draft: boolean, 
/**
 * ISO day.
 */
day: string, 
/**
 * Taken off.
 */
amount_minor: number, 
/**
 * Points or stamps.
 */
units: number, };
export type LoyaltyUsed = { 
/**
 * The use, by which it is taken back.
 */
id: Id, 
/**
 * Taken off, minor units of the book's currency.
 */
amount_minor: number, 
/**
 * Points or stamps.
 */
units: number, };
export type LoyaltyVerdict = "not_met" | "refused" | "proposed" | "granted";
export type LoyaltyVersion = { 
/**
 * From 1.
 */
version: number, 
/**
 * Of its text, hexadecimal.
 */
sha256: string, 
/**
 * When it was made.
 */
at: number, };
export type LoyaltyWindow = { "last_days": number } | { "last_months": number } | { "calendar": LoyaltyCalendar } | "since_join" | "all";
export type MadeAgain = { 
/**
 * The drafts, in the order of what they repeat and of their days.
 */
drafts: Array<Sale>, };
export type Mandate = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Who signed.
 */
client: Named, 
/**
 * The business's own number of it.
 */
reference: string, 
/**
 * The account that pays, without spaces.
 */
iban: string, 
/**
 * The same account as a reminder of which it is.
 */
masked: string, 
/**
 * The code of its bank; empty where it is not known.
 */
bic: string, 
/**
 * Under which rules.
 */
scheme: Scheme, 
/**
 * Whether for more than one receipt.
 */
recurrent: boolean, 
/**
 * ISO day.
 */
signed_on: string, 
/**
 * ISO day from which it no longer holds.
 */
revoked_on: string | null, 
/**
 * The day of the last receipt sent under it, ISO.
 */
last_used: string | null, 
/**
 * The day on which it lapses or lapsed unless it is used, ISO.
 */
lapses_on: string, 
/**
 * How it stands today.
 */
standing: Standing, };
export type MandateDraft = { 
/**
 * Which one is put right; a new one when absent.
 */
id?: Id, 
/**
 * Who signed.
 */
client: Id, 
/**
 * The account that pays.
 */
iban: string, 
/**
 * The code of its bank; only needed outside the European Economic Area.
 */
bic?: string, 
/**
 * Its number; the one suggested when absent.
 */
reference?: string, 
/**
 * When she signed, ISO day; today when absent.
 */
signed_on?: string, 
/**
 * Under which rules; CORE when absent.
 */
scheme?: Scheme, 
/**
 * Whether for more than one receipt; so when absent.
 */
recurrent?: boolean, };
export type Matched = "name" | "company" | "tax_id" | "phone" | "mail" | "link" | "place" | "tag" | "field" | "notes" | "text";
export type Measure = "sales" | "margin" | "units" | "invoices" | "clients" | "ticket" | "visits";
export type MergeRequest = { 
/**
 * The record that stays.
 */
keep: Id, 
/**
 * The record that goes into it.
 */
lose: Id, 
/**
 * Columns whose value comes from the one that goes; elsewhere it only fills what is empty.
 */
take?: Array<string>, };
export type MergeSure = { 
/**
 * Percent, 90 to 100.
 */
certainty: number, };
export type MethodSum = { 
/**
 * `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit, or as an imported one calls it.
 */
method: string, 
/**
 * Whether it goes through the till: cash made here, or what its source calls so.
 */
cash: boolean, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * How many payments.
 */
count: number, 
/**
 * What came.
 */
in_minor: number, 
/**
 * What went out, above zero.
 */
out_minor: number, };
export type MovementKind = "transfer" | "debit" | "returned" | "card" | "cash" | "cheque" | "fee" | "other";
export type Named = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its name.
 */
name: string, };
export type NamedCount = { 
/**
 * What.
 */
code: string, 
/**
 * How many.
 */
count: number, 
/**
 * The first of them, five at most.
 */
names: Array<string>, };
export type New = { 
/**
 * The product.
 */
product: Named, 
/**
 * Why.
 */
reason: OfferReason, };
export type NewAdjustment = { 
/**
 * `discount` or `charge`.
 */
turn: string, 
/**
 * `5%`, or an amount: `12.50`.
 */
worth: string, 
/**
 * Why, as printed.
 */
reason?: string, 
/**
 * Its own taxes by their codes; split over the lines when absent.
 */
taxes?: Array<string>, };
export type NewAttachment = { 
/**
 * Whose it is.
 */
client: Id, 
/**
 * The interaction it hangs from.
 */
interaction?: Id, 
/**
 * The file.
 */
path?: string, 
/**
 * Its name; that of the file when absent.
 */
name?: string, 
/**
 * Its bytes in base64, for what was pasted or photographed and is no file.
 */
bytes?: string, };
export type NewInteraction = { 
/**
 * With whom.
 */
client: Id, 
/**
 * With whom of the company.
 */
person?: Id, 
/**
 * What it was.
 */
kind: InteractionKind, 
/**
 * Who began it.
 */
direction?: Direction, 
/**
 * When, milliseconds UTC; now when absent.
 */
at?: number, 
/**
 * How it ended: an item of the list `outcome`.
 */
outcome?: Id, 
/**
 * How it ended in words; an item of that name is used or made.
 */
outcome_name?: string, 
/**
 * How long it took.
 */
minutes?: number, 
/**
 * What it cost, as typed: `12,50`, `3*4,20`.
 */
cost?: string, 
/**
 * What was said.
 */
text: string, 
/**
 * What was agreed to do next; becomes a task.
 */
next_step?: NextStep, 
/**
 * The task that is done by this.
 */
fulfils?: Id, 
/**
 * Files and photos that belong to it.
 */
files?: Array<FileToTake>, };
export type NewLine = { 
/**
 * The line it was, where a document is revised.
 */
id?: Id, 
/**
 * What is sold; nothing for a line of free text.
 */
product?: Id, 
/**
 * As the document says it; the product's name when absent.
 */
text?: string, 
/**
 * How many, a decimal with a point; 1 when absent.
 */
quantity?: string, 
/**
 * What it is counted in; the product's when absent.
 */
unit?: string, 
/**
 * Of one, a decimal with a point; when absent, of the price list that is for who buys, else the product's.
 */
price?: string, 
/**
 * Taken off: `10%`, `12.50`, or one after the other, `10%+5%`; with a price that is absent too, what the price list takes off.
 */
discount?: string, 
/**
 * Its taxes by their codes (`iva:21`); the product's or the usual one when absent, none when empty.
 */
taxes?: Array<string>, 
/**
 * What is kept back of it by codes (`irpf:15`); what is usual when absent.
 */
retentions?: Array<string>, 
/**
 * The line of the document it comes from.
 */
origin?: Id, };
export type NewListItem = { 
/**
 * Its list: `outcome`, `life_moment`, `role`, `origin`.
 */
list: string, 
/**
 * As people read it.
 */
name: string, };
export type NewLogo = { 
/**
 * The file: PNG, JPEG or SVG.
 */
path: string, };
export type NewNotice = { 
/**
 * To whom.
 */
client: Id, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, 
/**
 * What the client's timeline says of it.
 */
text: string, };
export type NewPayment = { 
/**
 * Who paid; the client of the documents when absent.
 */
client?: Id, 
/**
 * ISO day, not in the future; today when absent.
 */
day?: string, 
/**
 * Above zero, minor units.
 */
amount_minor: number, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, 
/**
 * `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit.
 */
method: string, 
/**
 * Its number where it comes from.
 */
reference?: string, 
/**
 * What is noted on it.
 */
note?: string, 
/**
 * What it pays; what is due oldest first when absent. Nothing when empty: all of it is an advance.
 */
allocations?: Array<AllocationPart>, };
export type NewPriceEntry = { 
/**
 * Which entry is changed; when absent, the one about the same from the same quantity on, or a new one.
 */
id?: Id, 
/**
 * `product`, `category`, `line` or `all`.
 */
scope: string, 
/**
 * Of `product`: which.
 */
product?: Id, 
/**
 * Of `category` and `line`: which.
 */
name?: string, 
/**
 * From how many on, a decimal with a point; any when absent.
 */
min_quantity?: string, 
/**
 * `price`, `discount` or `markup`.
 */
kind: string, 
/**
 * The price of one, or percent, a decimal with a point.
 */
value: string, };
export type NewRemittance = { 
/**
 * These invoices; all that can be collected when absent.
 */
sales?: Array<Id>, 
/**
 * Of those to be paid until this ISO day; until the day of collection when absent.
 */
until?: string, 
/**
 * When the clients' banks are to pay, ISO day; the soonest when absent.
 */
collect_on?: string, 
/**
 * Under which rules; CORE when absent.
 */
scheme?: Scheme, };
export type NewSale = { 
/**
 * `quote`, `proforma`, `order`, `delivery` or `invoice`; `credit` only where it is revised.
 */
kind: string, 
/**
 * Who buys.
 */
client?: Id, 
/**
 * An invoice without who buys, for small sums.
 */
simplified?: boolean, 
/**
 * ISO day; today when absent.
 */
day?: string, 
/**
 * Until when it is to be paid, ISO day.
 */
due?: string, 
/**
 * The same in days from its own day; what is usual in the business when both are absent.
 */
due_days?: number, 
/**
 * Until when a quote holds, ISO day; what is usual when absent.
 */
valid_until?: string, 
/**
 * When what it is for was done, where that is another day, ISO.
 */
operation_on?: string, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, 
/**
 * What another currency is worth.
 */
exchange?: ExchangeRate, 
/**
 * `without_tax` or `with_tax`; what is usual when absent.
 */
prices?: string, 
/**
 * The lines.
 */
lines: Array<NewLine>, 
/**
 * Discounts and charges of the whole.
 */
adjustments?: Array<NewAdjustment>, 
/**
 * Terms of payment, as printed.
 */
terms?: string, 
/**
 * How it is to be paid, UNTDID 4461: `10` cash, `30` transfer, `48` card, `59` direct debit.
 */
payment_means?: string, 
/**
 * Where to; the business's account when absent.
 */
payment_account?: string, 
/**
 * What is noted on it, and printed.
 */
note?: string, };
export type NewTask = { 
/**
 * For whom.
 */
client?: Id, 
/**
 * What to do.
 */
title: string, 
/**
 * What it will be.
 */
kind?: InteractionKind, 
/**
 * The day as typed: `mañana`, `+7`, `15/3`, ISO.
 */
due?: string, 
/**
 * The hour, `HH:MM`; without a day it is today's.
 */
time?: string, 
/**
 * Whose task it is; of who writes it when absent.
 */
user?: Id, };
export type NewUser = { 
/**
 * Their name.
 */
name: string, };
export type NextStep = { 
/**
 * What to do.
 */
title: string, 
/**
 * The day as typed: `mañana`, `+7`, `15/3`, ISO.
 */
due?: string, 
/**
 * The hour, `HH:MM`.
 */
time?: string, 
/**
 * What it will be.
 */
kind?: InteractionKind, };
export type OfferReason = { "kind": "alike", 
/**
 * One or two products of the client's own.
 */
products: Array<Named>, 
/**
 * Who bought those.
 */
clients: number, 
/**
 * Who of them bought it too.
 */
bought: number, } | { "kind": "line", 
/**
 * The line.
 */
line: string, 
/**
 * Who bought the product.
 */
clients: number, } | { "kind": "popular", 
/**
 * Who.
 */
clients: number, 
/**
 * In how many days.
 */
days: number, };
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
 * Whether a part of its file cannot be read.
 */
damaged: boolean, 
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
 * What the owner typed; when absent, the key this machine remembers.
 */
passphrase?: string, 
/**
 * Remember the key in the system's keychain.
 */
remember?: boolean, };
export type OpenSale = { 
/**
 * The document.
 */
id: Id, 
/**
 * `invoice` or `credit`.
 */
kind: string, 
/**
 * Its series.
 */
series: string, 
/**
 * Its number.
 */
number: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * Until when it is to be paid, ISO day.
 */
due: string | null, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * What it came to, without what the customer keeps back; of a credit note below zero.
 */
payable_minor: number, 
/**
 * What is still owed of it; of a credit note below zero.
 */
owed_minor: number, 
/**
 * Days since it was to be paid, or since its own day where it does not say; below zero while there is time.
 */
days_late: number, };
export type Operator = "is" | "is_not" | "contains" | "starts" | "less" | "more" | "empty" | "filled";
export type Ours = { 
/**
 * The tax id.
 */
tax_id: string, 
/**
 * As the files name it.
 */
name: string, 
/**
 * Why: `business` as its settings have it, `files` as most files name it, `asked` as a person said.
 */
from: string, 
/**
 * Files it issued.
 */
issued: number, 
/**
 * Files it received.
 */
received: number, };
export type OverviewRequest = { 
/**
 * The owner's own limits; fifths of the clients when absent.
 */
limits?: Limits, };
export type OwnTemplates = { 
/**
 * The folder; it need not be there.
 */
folder: string, 
/**
 * Whether it was chosen; else it is the usual one beside the program's settings.
 */
chosen: boolean, 
/**
 * Whether it is there.
 */
present: boolean, 
/**
 * What is wrong with the first of them that cannot be used, with its line.
 */
fault: DoorError | null, };
export type PackDone = { 
/**
 * The folder.
 */
path: string, 
/**
 * What the period comes to, with what to look at.
 */
look: PeriodLook, 
/**
 * Invoices that were printed.
 */
papers: number, 
/**
 * Electronic invoices that were written.
 */
xmls: number, 
/**
 * Files, the manifest included.
 */
files: number, 
/**
 * Bytes of all files.
 */
bytes: number, 
/**
 * SHA-256 of the manifest, hexadecimal: it stands for the whole folder.
 */
manifest: string, };
export type PackLook = { 
/**
 * The folder.
 */
path: string, 
/**
 * The business it came from.
 */
business: string, 
/**
 * `2026-Q3`.
 */
period: string, 
/**
 * When it was made, milliseconds UTC.
 */
made_at: number, 
/**
 * Files, all of which are what the manifest says.
 */
files: number, 
/**
 * SHA-256 of the manifest.
 */
manifest: string, };
export type PackRequest = { 
/**
 * `2026-Q3`, `2026-07`, `2026` or `2026-07-01..2026-08-15`; the quarter before today's when absent.
 */
period?: string, 
/**
 * The folder to make; one that is there must be empty. Its parent must be there.
 */
to: string, 
/**
 * Leave the invoices themselves out: only tables, report and manifest.
 */
tables_only?: boolean, 
/**
 * The form of the office: as in the settings when absent.
 */
office?: string, };
export type PageRequest = { 
/**
 * Which clients; all when absent.
 */
filter?: Filter, 
/**
 * The archived ones instead of the others.
 */
archived?: boolean, 
/**
 * In which order; by name when absent.
 */
sort?: Sort, 
/**
 * Where the page before ended: its `next`.
 */
after?: string, 
/**
 * How many at most; 60 when absent, never over 500.
 */
limit?: number, 
/**
 * With what each buys and is worth.
 */
figures?: boolean, };
export type PainVersion = "08" | "02";
export type PaperColour = { 
/**
 * Its name: `teal`.
 */
name: string, 
/**
 * `#rrggbb`.
 */
value: string, };
export type PaperLook = { 
/**
 * The template of documents: `modern`, `classic`, `ticket`, or one of her own.
 */
template: string, 
/**
 * The template of simplified invoices.
 */
simplified_template: string, 
/**
 * The colour, `#rrggbb`.
 */
accent: string, 
/**
 * The paper: `a4`, `letter`, or what is usual in the country when empty. Tickets are as wide as their roll.
 */
size: string, 
/**
 * A line under the name of the business.
 */
heading: string, 
/**
 * At the foot of every page.
 */
footer: string, 
/**
 * Before the lines of a quote or proforma.
 */
quote_text: string, 
/**
 * Before the lines of an invoice.
 */
invoice_text: string, 
/**
 * Beside the account: how to pay.
 */
payment_text: string, 
/**
 * Under every document, by law or custom.
 */
legal: string, };
export type PaperPages = { 
/**
 * An SVG for each page.
 */
pages: Array<string>, 
/**
 * Why a template of one's own was not used, and the last good one was.
 */
fault: DoorError | null, 
/**
 * The templates that may be chosen; empty where there is one only.
 */
templates: Array<string>, 
/**
 * The template it is shown by.
 */
template: string, 
/**
 * Whether it was issued in a look that is no longer today's.
 */
kept: boolean, };
export type PaperSettings = { 
/**
 * How they look from now on.
 */
look: PaperLook, 
/**
 * The logo.
 */
logo: LogoInfo | null, 
/**
 * The paper that is usual in the country: `a4` or `letter`.
 */
usual_size: string, 
/**
 * The templates of documents.
 */
templates: Array<PaperTemplate>, 
/**
 * Colours that are easily read.
 */
palette: Array<PaperColour>, 
/**
 * Templates of one's own.
 */
own: OwnTemplates, };
export type PaperTemplate = { 
/**
 * Its name: `modern`.
 */
name: string, 
/**
 * Whether a file of the own templates is used for it.
 */
own: boolean, };
export type PaperTry = { 
/**
 * The look; its logo is that of the book.
 */
look: PaperLook, 
/**
 * On what: `quote`, `invoice` or `simplified`.
 */
kind: string, };
export type PassphraseRequest = { 
/**
 * The present one; not needed when there is none.
 */
current?: string, 
/**
 * The new one; nothing takes the encryption away.
 */
new?: string, };
export type PauseRequest = { 
/**
 * Who.
 */
client: Id, 
/**
 * ISO day, included; nothing to remind again.
 */
until: string | null, };
export type PayingHabit = { 
/**
 * How many invoices.
 */
invoices: number, 
/**
 * The mean, halves away from zero.
 */
mean_days: number, 
/**
 * The middle one; of two the later.
 */
median_days: number, };
export type Payment = { 
/**
 * Its identity: of the payment, or of the credit note that paid.
 */
id: Id, 
/**
 * ISO day.
 */
day: string, 
/**
 * Minor units: of the payment, where it is wholly for this document or in another currency; else what is for this one.
 */
amount_minor: number, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * How: cash, card…, as the source calls it; `credit` where a credit note paid.
 */
method: string, 
/**
 * Its number where it comes from.
 */
reference: string, };
export type PaymentDetail = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Who paid, or got it back.
 */
client: Named | null, 
/**
 * ISO day.
 */
day: string, 
/**
 * Below zero where it was given back.
 */
amount_minor: number, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit; of an imported one as its source calls it.
 */
method: string, 
/**
 * Its number where it comes from.
 */
reference: string, 
/**
 * What was noted on it; of one that takes another back, why.
 */
note: string, 
/**
 * What of it is for no document yet: the client's advance.
 */
free_minor: number, 
/**
 * The payment this one takes back, wholly or in part.
 */
reverses: Id | null, 
/**
 * Whether all of it was taken back.
 */
reversed: boolean, 
/**
 * What it pays, the oldest first; what was taken back stands there again with the opposite amount.
 */
allocations: Array<AllocatedPart>, };
export type PaymentsPage = { 
/**
 * The rows; they may be few, even none, while there are more behind `next`.
 */
rows: Array<PaymentDetail>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type PaymentsRequest = { 
/**
 * Of one client.
 */
client?: Id, 
/**
 * Given this way: `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit, or as an imported one calls it.
 */
method?: string, 
/**
 * Only those of which something is for no document yet.
 */
free?: boolean, 
/**
 * From this day on, ISO.
 */
from?: string, 
/**
 * Until this day, included, ISO.
 */
to?: string, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type PeriodChanges = { 
/**
 * As it was closed.
 */
then: ClosedPeriod, 
/**
 * Invoices and credit notes, as the book is now.
 */
documents: number, 
/**
 * Without taxes.
 */
net_minor: number, 
/**
 * Taxes.
 */
tax_minor: number, 
/**
 * Money that came.
 */
collected_minor: number, 
/**
 * What came into it later, two hundred documents and as many payments at most.
 */
later: Array<LaterEntry>, 
/**
 * Whether anything is not as it was.
 */
differs: boolean, };
export type PeriodFinding = { 
/**
 * What it is, as a stable code.
 */
code: string, 
/**
 * Whether figures may be wrong; otherwise it is only to be known.
 */
serious: boolean, 
/**
 * Why, as a code; often empty.
 */
detail: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * Where, the first fifty.
 */
places: Array<FindingPlace>, };
export type PeriodLook = { 
/**
 * `2026-Q3`.
 */
period: string, 
/**
 * Its first day, ISO.
 */
from: string, 
/**
 * Its last day, ISO.
 */
to: string, 
/**
 * Whether it is over: a period that runs still changes.
 */
over: boolean, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Invoices, without credit notes.
 */
invoices: number, 
/**
 * Credit notes.
 */
credits: number, 
/**
 * How many of both another program made.
 */
told: number, 
/**
 * Without taxes.
 */
net_minor: number, 
/**
 * Taxes, recargo inside.
 */
tax_minor: number, 
/**
 * What customers retained.
 */
retained_minor: number, 
/**
 * With taxes.
 */
total_minor: number, 
/**
 * By tax and rate.
 */
taxes: Array<PeriodTax>, 
/**
 * By month, in order.
 */
months: Array<PeriodMonth>, 
/**
 * Money that came, less what went back, in the book's currency.
 */
collected_minor: number, 
/**
 * How many invoices waited for money at its end.
 */
open: number, 
/**
 * What they waited for, in the book's currency.
 */
open_minor: number, 
/**
 * What to look at before, the serious first.
 */
findings: Array<PeriodFinding>, 
/**
 * When it was closed; nothing while it is open.
 */
closed: ClosedPeriod | null, };
export type PeriodMonth = { 
/**
 * `2026-07`.
 */
month: string, 
/**
 * Without taxes.
 */
net_minor: number, 
/**
 * Taxes.
 */
tax_minor: number, };
export type PeriodRequest = { 
/**
 * `2026-Q3`, `2026-07`, `2026` or `2026-07-01..2026-08-15`; the quarter before today's when absent.
 */
period?: string, };
export type PeriodTax = { 
/**
 * `iva`, `igic`…; empty where there is none.
 */
tax: string, 
/**
 * `S1`, `E5`…: list L9 and L10 of the Spanish agency; empty where it is not told.
 */
treatment: string, 
/**
 * Percent, a decimal; nothing where it is not told.
 */
rate: string | null, 
/**
 * What was taxed.
 */
base_minor: number, 
/**
 * The tax.
 */
tax_minor: number, 
/**
 * Recargo de equivalencia in percent.
 */
surcharge_rate: string | null, 
/**
 * The recargo.
 */
surcharge_minor: number, 
/**
 * Of how many invoices and credit notes.
 */
invoices: number, };
export type Pivot = { 
/**
 * What the figures are.
 */
unit: PivotUnit, 
/**
 * ISO 4217 of amounts.
 */
currency: string, 
/**
 * The rows: by size, or in their order; the rest last.
 */
rows: Array<PivotHead>, 
/**
 * The columns, as the rows.
 */
columns: Array<PivotHead>, 
/**
 * Of the period.
 */
now: PivotFigures, 
/**
 * Of the one beside.
 */
before: PivotFigures | null, 
/**
 * Whether one sale may stand in several rows or columns.
 */
overlapping: boolean, 
/**
 * When it was made, milliseconds UTC.
 */
as_of: number, };
export type PivotFigures = { 
/**
 * ISO day, included.
 */
from: string, 
/**
 * ISO day, included.
 */
to: string, 
/**
 * By row, then by column.
 */
cells: (number | null)[][], 
/**
 * Of each row.
 */
rows: (number | null)[], 
/**
 * Of each column.
 */
columns: (number | null)[], 
/**
 * Of all.
 */
all: number | null, 
/**
 * Documents that are not in it: their currency has no rate.
 */
left_out: number, 
/**
 * Lines that are not in a margin: what they sell has no cost.
 */
without_cost: number, 
/**
 * What those come to, minor units.
 */
without_cost_minor: number, };
export type PivotHead = { 
/**
 * Of the value: an identity, a code, a text; empty where there is no value, and of the rest.
 */
key: string, 
/**
 * How a person calls it, where that is not a word of the program; empty as `key`.
 */
label: string, 
/**
 * How many values are together in it; 0 of one value.
 */
others: number, };
export type PivotPage = { 
/**
 * The newest first.
 */
rows: Array<PivotRow>, 
/**
 * How many there are in all.
 */
count: number, 
/**
 * What all of them come to, in `unit`: the figure itself where that is a sum.
 */
sum: number, 
/**
 * What their amounts are: money also where the figure counts documents or clients.
 */
unit: PivotUnit, 
/**
 * ISO 4217 of amounts.
 */
currency: string, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: Id | null, };
export type PivotRequest = { 
/**
 * What its rows are.
 */
rows: Dimension, 
/**
 * What its columns are; totals alone without.
 */
columns?: Dimension, 
/**
 * What it measures; sales when absent.
 */
measure?: Measure, 
/**
 * `2026`, `2026-07`, `2026-Q3` or `2026-07-01..2026-08-15`, up to today; this year when absent.
 */
period?: string, 
/**
 * What stands beside; nothing when absent.
 */
compare?: Compare, 
/**
 * Most rows, 1 to 1,000; 50 when absent. Of what follows in time the last ones are shown.
 */
most?: number, };
export type PivotRow = { 
/**
 * Of the sale or the interaction.
 */
id: Id, 
/**
 * `invoice`, `credit`, `order` or `visit`.
 */
kind: string, 
/**
 * Series and number; of a visit what was noted.
 */
title: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * Whose.
 */
client: Named | null, 
/**
 * What of it is in the figure, in `unit`.
 */
amount: number, };
export type PivotRowsRequest = { 
/**
 * Of which table.
 */
of: PivotRequest, 
/**
 * Key of the row; of the total when absent.
 */
row?: string, 
/**
 * Key of the column; of the total when absent.
 */
column?: string, 
/**
 * Where the page before ended.
 */
after?: Id, };
export type PivotUnit = "money" | "millionths" | "count";
export type PivotWritten = { 
/**
 * The file.
 */
path: string, 
/**
 * Rows of it, the total included.
 */
rows: number, };
export type Position = { 
/**
 * Lasting identity of the position.
 */
id: Id, 
/**
 * The other end: the person of a company, or the company of a person.
 */
client: Named, 
/**
 * What the person does there.
 */
role: string, 
/**
 * The other end's phone, to call without opening it.
 */
phone: string | null, };
export type PositionDraft = { 
/**
 * The company.
 */
company: Id, 
/**
 * What the person does there.
 */
role?: string, };
export type Preference = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * What.
 */
text: string, 
/**
 * `said` by the client or `inferred` by us.
 */
source: string, 
/**
 * When it was noted, milliseconds UTC.
 */
at: number, };
export type PreferenceDraft = { 
/**
 * Of one that is there already.
 */
id?: Id, 
/**
 * What.
 */
text: string, 
/**
 * `said` or `inferred`.
 */
source: string, };
export type PrepareDebits = { 
/**
 * Invoices to be paid until this ISO day; until the day of collection when absent.
 */
until?: string, 
/**
 * When the clients' banks are to pay, ISO day; the soonest when absent.
 */
collect_on?: string, 
/**
 * Under which rules; CORE when absent. Banks take each in a file of its own.
 */
scheme?: Scheme, };
export type PreparedDebits = { 
/**
 * When the clients' banks pay, ISO day.
 */
collect_on: string, 
/**
 * The soonest day that can be, ISO.
 */
earliest: string, 
/**
 * Invoices to be paid until this ISO day.
 */
until: string, 
/**
 * What can be collected, what is due first first.
 */
ready: Array<DebitReady>, 
/**
 * Their sum, cents.
 */
sum_minor: number, 
/**
 * What stays out; two hundred at most.
 */
left_out: Array<DebitLeftOut>, 
/**
 * How many stay out.
 */
left_out_count: number, 
/**
 * Whether there is more than one remittance can hold.
 */
more: boolean, };
export type PreviewRequest = { 
/**
 * The document.
 */
id: Id, 
/**
 * `modern`, `classic`, `ticket`, or one of your own; that of its look when absent.
 */
template?: string, 
/**
 * An issued invoice in today's look instead of the one it was issued with.
 */
today?: boolean, };
export type PreviewRow = { 
/**
 * Its line, from 1.
 */
line: number, 
/**
 * Its cells.
 */
cells: Array<string>, };
export type PreviewedPrice = { 
/**
 * The product.
 */
product: Id, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it costs.
 */
price: ProductPrice, };
export type PriceEntriesPage = { 
/**
 * The rows.
 */
rows: Array<PriceEntry>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type PriceEntriesRequest = { 
/**
 * Of which list.
 */
list: Id, 
/**
 * Of products whose name begins so, or whose code is this: of two hundred at most.
 */
text?: string, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type PriceEntry = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * `product`, `category`, `line` or `all`.
 */
scope: string, 
/**
 * The product's identity.
 */
product: Id | null, 
/**
 * The product's code.
 */
code: string, 
/**
 * The name of the product, category or line.
 */
name: string, 
/**
 * From how many on, a decimal with a point; `0` for any.
 */
min_quantity: string, 
/**
 * `price`, `discount` (percent off the product's price) or `markup` (percent over its cost).
 */
kind: string, 
/**
 * The price of one, or percent, a decimal with a point.
 */
value: string, 
/**
 * What the product itself costs, in the book's currency.
 */
own_price: string | null, 
/**
 * What one costs the business.
 */
cost: string | null, };
export type PriceList = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its name.
 */
name: string, 
/**
 * ISO 4217: it holds for documents in this currency only.
 */
currency: string, 
/**
 * `without_tax` or `with_tax`: how its fixed prices count.
 */
prices: string, 
/**
 * From when on it holds, ISO day.
 */
valid_from: string | null, 
/**
 * Until when it holds, that day included, ISO.
 */
valid_until: string | null, 
/**
 * `everybody`, `clients` (chosen ones) or `tag` (whoever has it).
 */
audience: string, 
/**
 * The tag; nothing once it is gone, and then the list is for nobody.
 */
tag: Named | null, 
/**
 * Of two lists that are as particular, the one with more goes first.
 */
priority: number, 
/**
 * `in_force`, `later`, `over` or `archived`.
 */
state: string, 
/**
 * How many entries it has.
 */
entries: Capped, 
/**
 * How many clients were chosen.
 */
clients: Capped, };
export type PriceListDetail = { 
/**
 * The list.
 */
list: PriceList, 
/**
 * The chosen clients, by name, a thousand at most.
 */
clients: Array<Named>, };
export type PriceListDraft = { 
/**
 * Which list; a new one when absent.
 */
id?: Id, 
/**
 * Its name: no other list that is not put away has it.
 */
name?: string, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, 
/**
 * `without_tax` or `with_tax`; as the business counts when absent.
 */
prices?: string, 
/**
 * From when on, ISO day; empty for always.
 */
valid_from?: string, 
/**
 * Until when, ISO day; empty for ever.
 */
valid_until?: string, 
/**
 * `everybody`, `clients` or `tag`.
 */
audience?: string, 
/**
 * The tag, by its name; it is made where there is none.
 */
tag?: string, 
/**
 * All chosen clients, a thousand at most.
 */
clients?: Array<Id>, 
/**
 * The higher goes first, -99 to 99.
 */
priority: number, };
export type PriceListsPage = { 
/**
 * The rows.
 */
rows: Array<PriceList>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type PriceListsRequest = { 
/**
 * Those put away instead of the others.
 */
archived?: boolean, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type PricePreview = { 
/**
 * The rows.
 */
rows: Array<PreviewedPrice>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type PricePreviewRequest = { 
/**
 * For whom; for somebody without a name when absent.
 */
client?: Id, 
/**
 * How many of each, a decimal with a point; 1 when absent.
 */
quantity?: string, 
/**
 * ISO day; today when absent.
 */
day?: string, 
/**
 * Products whose name begins so, or whose code is this.
 */
text?: string, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type PriceQuestion = { 
/**
 * Which product.
 */
product: Id, 
/**
 * For whom; for somebody without a name when absent.
 */
client?: Id, 
/**
 * How many, a decimal with a point; 1 when absent.
 */
quantity?: string, 
/**
 * ISO day; today when absent.
 */
day?: string, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, 
/**
 * `without_tax` or `with_tax`; as the business counts when absent.
 */
prices?: string, };
export type PriceWhy = { 
/**
 * The list.
 */
list: Named, 
/**
 * For whom the list is: `everybody`, `clients` or `tag`.
 */
audience: string, 
/**
 * The tag's name.
 */
tag: string | null, 
/**
 * What the entry is about: `product`, `category`, `line` or `all`.
 */
scope: string, 
/**
 * The category or line.
 */
name: string, 
/**
 * From how many on, a decimal with a point; `0` for any.
 */
min_quantity: string, 
/**
 * `price`, `discount` or `markup`.
 */
kind: string, 
/**
 * The price of one, or percent, a decimal with a point.
 */
value: string, };
export type PrintRequest = { 
/**
 * The document.
 */
id: Id, 
/**
 * The file to write; one that is there is replaced.
 */
to: string, 
/**
 * `modern`, `classic`, `ticket`, or one of your own; that of its look when absent.
 */
template?: string, 
/**
 * An issued invoice in today's look instead of the one it was issued with.
 */
today?: boolean, };
export type PrintStatement = { 
/**
 * Which.
 */
statement: StatementRequest, 
/**
 * The file to write; one that is there is replaced.
 */
to: string, };
export type PrintedPaper = { 
/**
 * The file.
 */
path: string, 
/**
 * Its pages.
 */
pages: number, 
/**
 * Whether it can be kept for ever (PDF/A).
 */
archive: boolean, 
/**
 * Why a template of one's own was not used, and the last good one was.
 */
fault: DoorError | null, };
export type Problem = { 
/**
 * What is wrong, as a stable code.
 */
code: string, 
/**
 * Where: a table, a kept figure, a trigger.
 */
place: string, 
/**
 * How often.
 */
count: number, 
/**
 * A few of them: row numbers, hashes, SQLite's own words.
 */
examples: Array<string>, 
/**
 * Whether [`repair`] puts it right without losing anything.
 */
repairable: boolean, };
export type Procedure = { 
/**
 * The levels, the earliest first.
 */
levels: Array<Level>, 
/**
 * Within how many days a letter asks for the money.
 */
pay_days: number, };
export type Product = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * How the business calls it; often none.
 */
code: string, 
/**
 * What stands under its bars.
 */
barcode: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is counted in.
 */
unit: string, 
/**
 * What it belongs to.
 */
category: string, 
/**
 * Of one, in the book's currency, a decimal with a point; nothing where it is not told.
 */
price: string | null, 
/**
 * What one costs, as the price.
 */
cost: string | null, 
/**
 * In percent, a decimal with a point.
 */
tax_rate: string | null, };
export type ProductDetail = { 
/**
 * The product.
 */
product: Product, 
/**
 * The line it belongs to.
 */
line: string, 
/**
 * Free text.
 */
notes: string, 
/**
 * Whether it is no longer sold.
 */
archived: boolean, 
/**
 * What is offered with it, instead of it, or in its place.
 */
relations: Array<RelatedProduct>, 
/**
 * Products that name this one so.
 */
named_by: Array<RelatedProduct>, };
export type ProductDraft = { 
/**
 * Which product; a new one when absent.
 */
id?: Id, 
/**
 * How the business calls it: no other product has it.
 */
code?: string, 
/**
 * What stands under its bars.
 */
barcode?: string, 
/**
 * Its name.
 */
name?: string, 
/**
 * What it is counted in.
 */
unit?: string, 
/**
 * What it belongs to.
 */
category?: string, 
/**
 * The line it belongs to.
 */
line?: string, 
/**
 * Of one, in the book's currency, a decimal with a point.
 */
price?: string, 
/**
 * What one costs.
 */
cost?: string, 
/**
 * In percent.
 */
tax_rate?: string, 
/**
 * Free text.
 */
notes?: string, };
export type ProductHistoryRequest = { 
/**
 * The product.
 */
product: Id, 
/**
 * Changes older than this one; nothing for the newest.
 */
before?: number | null, };
export type ProductPrice = { 
/**
 * Of one, before the discount, a decimal with a point; nothing where nobody says it.
 */
price: string | null, 
/**
 * Percent off; `0` for none.
 */
discount: string, 
/**
 * Of one, with the discount taken off, rounded to the currency's cents or as many decimals as the price has.
 */
net: string | null, 
/**
 * Where it comes from; nothing where the product's own price holds.
 */
why: PriceWhy | null, 
/**
 * The product's own price.
 */
own: string | null, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * `without_tax` or `with_tax`.
 */
prices: string, };
export type ProductsPage = { 
/**
 * The rows.
 */
rows: Array<Product>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type ProductsRequest = { 
/**
 * Whose name begins so, or whose code is this.
 */
text?: string, 
/**
 * Those no longer sold instead of the others.
 */
archived?: boolean, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type ProfileInfo = { 
/**
 * What a request names it by: its name, or its file.
 */
profile: string, 
/**
 * What it is called on the command line.
 */
code: string, 
/**
 * Its title in Spanish and in English.
 */
es: string, 
/**
 * Its title in English.
 */
en: string, 
/**
 * Of which rows; of any when absent.
 */
kind: string | null, 
/**
 * The ending of its files.
 */
ending: string, 
/**
 * Whether it is a person's own.
 */
own: boolean, 
/**
 * Of one that cannot be read: why.
 */
refused: FileRefusal | null, };
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
 * The change, from [`of_client`], [`of_product`] or [`of_task`].
 */
change: number, 
/**
 * The column whose value before that change comes back.
 */
column: string, };
export type Quality = { 
/**
 * The client.
 */
client: Client, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * What is missing or doubtful, the gravest first, and last `old` when nobody spoke with the client for two years, which
 * costs no points.
 */
doubts: Array<Doubt>, };
export type QualityKey = { 
/**
 * Score.
 */
score: number, 
/**
 * The client's row in this book.
 */
row: number, };
export type QualityPage = { 
/**
 * The clients.
 */
rows: Array<Quality>, 
/**
 * What to ask `after` for the next page; nothing at the end.
 */
next: QualityKey | null, 
/**
 * How many clients are below 100, counted to a hundred.
 */
count: number, 
/**
 * Whether there are more than were counted.
 */
more: boolean, };
export type QualityRequest = { 
/**
 * Where the page before ended: its `next`.
 */
after?: QualityKey, 
/**
 * How many at most; 50 when absent, never over 200.
 */
limit?: number, };
export type QuickTask = { 
/**
 * The task.
 */
task: Task, 
/**
 * How its line was understood.
 */
understood: Understood, };
export type QuickText = { 
/**
 * The line as typed.
 */
text: string, 
/**
 * The client it is for, when it is known; the words are not asked then.
 */
client?: Id, };
export type QuietClient = { 
/**
 * The client.
 */
id: Id, 
/**
 * Its name.
 */
name: string, 
/**
 * The last contact, milliseconds UTC.
 */
last_contact: number, 
/**
 * The day of the next step, ISO.
 */
next_step: string | null, 
/**
 * The first phone, as written locally.
 */
phone: string | null, };
export type QuietClients = { 
/**
 * The first twenty.
 */
clients: Array<QuietClient>, 
/**
 * How many there are, up to a hundred.
 */
count: Capped, };
export type Reason = { 
/**
 * In what: `given`, `surname`, `second_surname`, `name_order`, `company`, `legal_form`, `kind`, `street`, `place`, `birth`, `tax_id`,
 * `mail`, `phone`.
 */
field: string, 
/**
 * Which way.
 */
how: How, };
export type ReckonedLine = { 
/**
 * As the document will say it.
 */
text: string, 
/**
 * What it is counted in.
 */
unit: string, 
/**
 * Of one, a decimal with a point.
 */
price: string, 
/**
 * Taken off, as it is typed: `10%`; empty for nothing.
 */
discount: string, 
/**
 * The price list its price and discount are from; nothing where they were typed or are the product's own.
 */
why: PriceWhy | null, 
/**
 * Codes of its taxes.
 */
taxes: Array<string>, 
/**
 * Codes of what is kept back.
 */
retentions: Array<string>, 
/**
 * Quantity × price.
 */
full_minor: number, 
/**
 * Taken off.
 */
discount_minor: number, 
/**
 * What the line comes to, with tax or without as the document counts.
 */
amount_minor: number, 
/**
 * Without tax, with its part of the document's discounts.
 */
base_minor: number, 
/**
 * Its part of all taxes.
 */
tax_minor: number, };
export type ReckonedSale = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Each line in its place; nothing for one that cannot be reckoned yet.
 */
lines: Array<ReckonedLine | null>, 
/**
 * The taxes by kind, treatment and rate.
 */
taxes: Array<TaxSum>, 
/**
 * What the customer keeps back.
 */
retentions: Array<RetentionSum>, 
/**
 * What each discount or charge of the whole changes, as priced.
 */
adjustments: number[], 
/**
 * The sums of the lines that can be reckoned.
 */
sums: SaleSums, 
/**
 * What keeps it from being saved.
 */
problems: Array<SaleProblem>, 
/**
 * What is unusual and may be right.
 */
warnings: Array<SaleProblem>, };
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
export type RecordReminders = { 
/**
 * Which.
 */
reminders: Array<NewNotice>, 
/**
 * How they went out.
 */
how: HowSent, };
export type Recorded = { 
/**
 * Reminders noted.
 */
reminders: number, 
/**
 * Those of which nothing was due any more.
 */
left_out: number, };
export type RecordsPage = { 
/**
 * The rows.
 */
rows: Array<FiscalRecord>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: number | null, 
/**
 * How many wait, counted up to ten thousand.
 */
waiting: number, 
/**
 * Whether this program sends them: it does not, yet.
 */
sends: boolean, };
export type RecordsRequest = { 
/**
 * The row the page before ended with.
 */
after?: number, 
/**
 * Most rows; 50 when absent, never over 1,000.
 */
limit?: number, };
export type RecordsWritten = { 
/**
 * The file.
 */
path: string, 
/**
 * How many records are in it.
 */
records: number, 
/**
 * Where the next file begins; nothing when this is the last.
 */
next: number | null, };
export type Recurring = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * The invoice that is repeated.
 */
sale: Id, 
/**
 * Its series and number; empty for a draft.
 */
number: string, 
/**
 * Who buys.
 */
client: Named | null, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * What it comes to, minor units.
 */
total_minor: number, 
/**
 * `month` or `week`.
 */
unit: string, 
/**
 * Every so many.
 */
every: number, 
/**
 * Day of the first, ISO.
 */
anchor: string, 
/**
 * Last day, included, ISO.
 */
until: string | null, 
/**
 * Whether it rests.
 */
paused: boolean, 
/**
 * How many were made.
 */
made: number, 
/**
 * Day of the next, ISO; nothing when the last was made.
 */
next_on: string | null, 
/**
 * Whether that day has come.
 */
due: boolean, };
export type RecurringDraft = { 
/**
 * Which one is changed; a new one when absent.
 */
id?: Id, 
/**
 * Of a new one: the invoice that is repeated, made here.
 */
sale?: Id, 
/**
 * `month` or `week`; `month` when absent.
 */
unit?: string, 
/**
 * Every so many; 1 when absent.
 */
every?: number, 
/**
 * Day of the first repetition, ISO; of a new one a period after the invoice when absent. Stays once one was made.
 */
anchor?: string, 
/**
 * Last day, included, ISO; empty for no end.
 */
until?: string, 
/**
 * Whether it rests.
 */
paused?: boolean, };
export type RecurringPage = { 
/**
 * The rows.
 */
rows: Array<Recurring>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type RecurringRequest = { 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type RefundRequest = { 
/**
 * To whom.
 */
client: Id, 
/**
 * How much, above zero, minor units.
 */
amount_minor: number, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, 
/**
 * `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit.
 */
method: string, 
/**
 * ISO day, not in the future; today when absent.
 */
day?: string, 
/**
 * Its number where it goes.
 */
reference?: string, 
/**
 * What is noted on it.
 */
note?: string, };
export type Refunded = { 
/**
 * One payment below zero for all credit notes, and one for each advance of which something went back.
 */
payments: Array<PaymentDetail>, };
export type RefusedEinvoice = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
reason: Said, };
export type RelateProducts = { 
/**
 * The product.
 */
product: Id, 
/**
 * What is offered beside it.
 */
other: Id, 
/**
 * `complement` (goes with it), `up_sell` (a better one) or `replaces` (is sold in its place).
 */
kind: string, 
/**
 * Whether they do.
 */
related: boolean, };
export type RelatedProduct = { 
/**
 * `complement` (goes with it), `up_sell` (a better one) or `replaces` (is sold in its place).
 */
kind: string, 
/**
 * The other.
 */
id: Id, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its price, a decimal with a point.
 */
price: string | null, };
export type RememberRequest = { 
/**
 * Yes, or forget it.
 */
remember: boolean, };
export type RemindersRequest = { 
/**
 * Of one client.
 */
client?: Id, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most reminders; 50 when absent, never over 100. A client with several currencies is told whole.
 */
limit?: number, };
export type Remittance = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * When it was made, milliseconds UTC.
 */
made_at: number, 
/**
 * When the clients' banks are to pay, ISO day.
 */
collect_on: string, 
/**
 * Under which rules.
 */
scheme: Scheme, 
/**
 * The account that is paid to, as a reminder of which it is.
 */
masked: string, 
/**
 * When its money came, ISO day.
 */
collected_on: string | null, 
/**
 * How it stands.
 */
state: RemittanceState, 
/**
 * How many receipts it has.
 */
count: number, 
/**
 * Their sum, cents.
 */
sum_minor: number, 
/**
 * How many of them came back.
 */
returned: number, 
/**
 * The sum of those, cents.
 */
returned_minor: number, };
export type RemittanceDetail = { 
/**
 * The remittance.
 */
remittance: Remittance, 
/**
 * Its receipts; a remittance holds two thousand at most.
 */
debits: Array<Debit>, };
export type RemittanceState = "sent" | "collected" | "withdrawn";
export type RemittancesPage = { 
/**
 * The rows.
 */
rows: Array<Remittance>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type RemittancesRequest = { 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 100.
 */
limit?: number, };
export type RemoveRecurring = { 
/**
 * Its identity.
 */
id: Id, };
export type RenameListItem = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Its new name.
 */
name: string, };
export type RenameUser = { 
/**
 * Whose.
 */
id: Id, 
/**
 * Their new name.
 */
name: string, };
export type ReopenPeriod = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Why.
 */
reason: string, };
export type ReorderList = { 
/**
 * Its items in their new order; those not named keep theirs, after these.
 */
ids: Array<Id>, };
export type RestoreAnswer = { 
/**
 * The book, open again.
 */
open: OpenBook, 
/**
 * Where the book that was replaced is now.
 */
kept_aside: string | null, };
export type RestoreRequest = { 
/**
 * Its file.
 */
file: string, 
/**
 * The book whose place it takes, also one that cannot be opened any more; the open one when absent.
 */
book?: string, 
/**
 * The passphrase the book had when it was made; the present one when absent.
 */
passphrase?: string, };
export type RetentionSum = { 
/**
 * Its code.
 */
code: string, 
/**
 * `irpf`, `isr`…
 */
kind: string, 
/**
 * In percent, a decimal with a point.
 */
percent: string, 
/**
 * What it is reckoned on.
 */
base_minor: number, 
/**
 * What is kept back.
 */
retained_minor: number, };
export type ReturnDebit = { 
/**
 * Which receipt.
 */
id: Id, 
/**
 * Why: one of the codes.
 */
reason: string, 
/**
 * The reason in words, for the payment that is taken back.
 */
note?: string, 
/**
 * When, ISO day; today when absent.
 */
day?: string, 
/**
 * What the bank charged for it, cents.
 */
fee_minor: number | null, };
export type ReverseRequest = { 
/**
 * The payment.
 */
id: Id, 
/**
 * Why.
 */
reason: string, 
/**
 * When, ISO day; today when absent.
 */
day?: string, };
export type ReviseSale = { 
/**
 * Which: a draft, or a quote, proforma or order that is open.
 */
id: Id, 
/**
 * What it says from now on, whole: its kind stays, lines that are not in it go.
 */
sale: NewSale, };
export type RevokeMandate = { 
/**
 * Which one.
 */
id: Id, 
/**
 * ISO day, not in the future; today when absent.
 */
day?: string, };
export type RowLikeness = { 
/**
 * The client's name.
 */
name: string, 
/**
 * How sure it is that the two are one, percent, rounded down.
 */
certainty: number, 
/**
 * The row joins the client; else it comes in as somebody new and the two are kept to be looked at, or told apart as was asked.
 */
joins: boolean, 
/**
 * Why, the weightiest first.
 */
reasons: Array<Reason>, 
/**
 * What else they may be: `household`, `namesakes`, `branch`, `neighbours`.
 */
kinship: string | null, };
export type RowSample = { 
/**
 * Its line in the file, from 1.
 */
line: number, 
/**
 * What would become of it.
 */
verdict: RowVerdict, 
/**
 * The name or title it goes by.
 */
title: string, 
/**
 * Why it is taken for a record that is there: `same-id`, `same-source`, `same-tax-id`, `same-mail`, `same-phone`,
 * `same-name`, `same-row`, `alike`.
 */
joined: Said | null, 
/**
 * Whom it is like, or the client it names, where nothing exact says who that is; told of the first row that names a client.
 */
alike: RowLikeness | null, 
/**
 * Old and new values.
 */
changes: Array<ValueChange>, 
/**
 * Why it was refused, with `row`, `column` and `value`.
 */
reasons: Array<Said>, };
export type RowVerdict = "created" | "changed" | "unchanged" | "refused";
export type RunRecurring = { 
/**
 * Only of this one; of all when absent.
 */
id?: Id, };
export type Said = { 
/**
 * A stable code: `date-unfit`, `same-mail`, `charset-letters`…
 */
code: string, 
/**
 * What completes the sentence.
 */
params: { [key in string]: string }, };
export type Sale = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Who bought; nobody where it was sold without asking.
 */
client: Named | null, 
/**
 * `quote`, `proforma`, `order`, `delivery`, `invoice` or `credit`.
 */
kind: string, 
/**
 * Whether it was made here.
 */
own: boolean, 
/**
 * Its series, often none.
 */
series: string, 
/**
 * Its number, as the program that made it wrote it; a draft has none.
 */
number: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * `HH:MM:SS`, where it is told.
 */
time: string | null, 
/**
 * Until when it is to be paid, ISO day.
 */
due: string | null, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Without taxes; nothing where the source does not tell it.
 */
net_minor: number | null, 
/**
 * Taxes; nothing where the source does not tell them.
 */
tax_minor: number | null, 
/**
 * The sum.
 */
total_minor: number, 
/**
 * What is still to be paid of it; of a credit note below zero.
 */
owed_minor: number, 
/**
 * `draft`, `open`, `partial`, `paid`, `refunded`, `cancelled`; of a quote also `accepted`, `lost`, `expired`; nothing where the source
 * does not say.
 */
state: string | null, 
/**
 * How much of a quote, order or delivery note went on: `partial`, `delivered`, `invoiced`; nothing while none did.
 */
progress: string | null, 
/**
 * An invoice that waits for money longer than it may.
 */
overdue: boolean, };
export type SaleDetail = { 
/**
 * The document.
 */
sale: Sale, 
/**
 * What was noted on it.
 */
note: string, 
/**
 * Its first five hundred lines, in their order.
 */
lines: Array<SaleLine>, 
/**
 * Whether it has more.
 */
more: boolean, 
/**
 * What was paid and given back, the oldest first.
 */
payments: Array<Payment>, 
/**
 * `F1` complete, `F2` simplified, `R1`–`R5` corrective; nothing for what is no invoice of this book.
 */
fiscal_kind: string | null, 
/**
 * `without_tax` or `with_tax`; nothing where another program counted.
 */
prices: string | null, 
/**
 * Until when a quote holds, ISO day.
 */
valid_until: string | null, 
/**
 * When what it is for was done, where that is another day, ISO.
 */
operation_on: string | null, 
/**
 * What another currency was worth.
 */
exchange: ExchangeRate | null, 
/**
 * Terms of payment.
 */
terms: string, 
/**
 * How it is to be paid, UNTDID 4461.
 */
payment_means: string | null, 
/**
 * Where to.
 */
payment_account: string, 
/**
 * Discounts and charges of the whole, as they are typed.
 */
adjustments: Array<NewAdjustment>, 
/**
 * The taxes by kind, treatment and rate; nothing where another program counted.
 */
taxes: Array<TaxSum>, 
/**
 * What the customer keeps back.
 */
retentions: Array<RetentionSum>, 
/**
 * The sums; nothing where another program counted.
 */
sums: SaleSums | null, 
/**
 * `accepted`, `lost` or `cancelled`.
 */
decision: string | null, 
/**
 * ISO day.
 */
decided_on: string | null, 
/**
 * Why.
 */
decision_reason: string, 
/**
 * Of a credit note: why.
 */
correction_reason: string, 
/**
 * Since when it stands, milliseconds UTC; a draft has none.
 */
issued_at: number | null, 
/**
 * How it was issued; nothing for what is no issued invoice of this book.
 */
fiscal: Fiscal | null, 
/**
 * The electronic invoice it came as; nothing for what did not come as one.
 */
einvoice: Einvoice | null, 
/**
 * What it was made of and what was made of it.
 */
links: Array<LinkedSale>, 
/**
 * What may be done with it now, as commands: `sales.revise`, `sales.issue`…; a conversion as `sales.convert:invoice`.
 */
can: Array<string>, };
export type SaleLine = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * What was sold; nothing for a line of free text.
 */
product: Named | null, 
/**
 * The product's code.
 */
code: string, 
/**
 * As the document says it.
 */
text: string, 
/**
 * A decimal with a point.
 */
quantity: string, 
/**
 * What it is counted in.
 */
unit: string, 
/**
 * Of one, a decimal with a point; nothing where it is not told.
 */
price: string | null, 
/**
 * Taken off as it was typed: `10%`; empty where nothing was, or where another program counted.
 */
discount: string, 
/**
 * Taken off, minor units.
 */
discount_minor: number, 
/**
 * In percent, a decimal with a point; nothing where it is not told, or where a line has several taxes.
 */
tax_rate: string | null, 
/**
 * Codes of its taxes; nothing where another program counted.
 */
taxes: Array<string> | null, 
/**
 * Codes of what is kept back.
 */
retentions: Array<string>, 
/**
 * What the line comes to, with tax or without as the document counts, minor units.
 */
amount_minor: number, 
/**
 * Without tax, with its part of the document's discounts; nothing where another program counted.
 */
base_minor: number | null, 
/**
 * Its part of all taxes.
 */
tax_minor: number | null, 
/**
 * The line of the document it comes from.
 */
origin: Id | null, 
/**
 * How much of it went on into later documents; nothing where another program counted.
 */
progress: LineProgress | null, };
export type SaleProblem = { 
/**
 * Of which line, from 0; nothing where it is of the whole.
 */
line: number | null, 
/**
 * Which field: `price`, `quantity`…
 */
field: string, 
/**
 * The rule; its sentence is the word `error-<rule>`.
 */
rule: string, 
/**
 * What completes the sentence.
 */
params: Array<[string, string]>, };
export type SaleStart = { 
/**
 * ISO day.
 */
day: string, 
/**
 * Until when it would be to be paid, ISO day.
 */
due: string, 
/**
 * Days until then.
 */
due_days: number, 
/**
 * Until when a quote would hold, ISO day.
 */
valid_until: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Decimals of that currency.
 */
digits: number, 
/**
 * What the client's last document in another currency was exchanged at.
 */
exchange: ExchangeRate | null, 
/**
 * `without_tax` or `with_tax`.
 */
prices: string, 
/**
 * Codes of the taxes of a line that names none.
 */
taxes: Array<string>, 
/**
 * Codes of what is kept back of a line that names nothing.
 */
retentions: Array<string>, 
/**
 * The rates that may be chosen.
 */
choices: Array<TaxChoice>, 
/**
 * Terms of payment on the client's last document.
 */
terms: string, 
/**
 * How the client's last document was to be paid.
 */
payment_means: string | null, 
/**
 * Where to.
 */
payment_account: string, 
/**
 * What stands before the number it would get.
 */
series: string, 
/**
 * The number it would get if nothing else got it before.
 */
number: string, 
/**
 * The day of the last one of that series, ISO: an invoice may not have an earlier one.
 */
last_day: string | null, 
/**
 * Who buys.
 */
client: Named | null, 
/**
 * The fiscal profile.
 */
profile: string, 
/**
 * Whether invoices are issued here at all.
 */
issues: boolean, 
/**
 * What of the business is missing before an invoice can be issued.
 */
missing: Array<string>, 
/**
 * What of the client is missing before an invoice that is not simplified can be issued.
 */
client_missing: Array<string>, };
export type SaleSums = { 
/**
 * Lines without tax.
 */
lines_minor: number, 
/**
 * Discounts of the whole without tax, above zero.
 */
discounts_minor: number, 
/**
 * Charges of the whole without tax.
 */
charges_minor: number, 
/**
 * Without tax.
 */
net_minor: number, 
/**
 * Taxes, without recargo.
 */
tax_minor: number, 
/**
 * Recargo de equivalencia.
 */
surcharge_minor: number, 
/**
 * With tax.
 */
total_minor: number, 
/**
 * Kept back by the customer.
 */
retained_minor: number, 
/**
 * To be paid.
 */
payable_minor: number, };
export type SalesPage = { 
/**
 * The rows; they may be few, even none, while there are more behind `next`.
 */
rows: Array<Sale>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type SalesRequest = { 
/**
 * To one client.
 */
client?: Id, 
/**
 * `quote`, `proforma`, `order`, `delivery`, `invoice` or `credit`.
 */
kind?: string, 
/**
 * `draft`; `paid`; `owed`: invoices that wait for money, of which `partial` have got some and `overdue` wait too long; of what is no
 * invoice `open`, `accepted`, `lost`, `cancelled`, and quotes that are `expired`.
 */
state?: string, 
/**
 * From this day on, ISO.
 */
from?: string, 
/**
 * Until this day, included, ISO.
 */
to?: string, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type SalesTotal = { 
/**
 * `sold`: invoices and credit notes; `delivery`, `order`, `proforma` or `quote`.
 */
of: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * How many documents.
 */
count: number, 
/**
 * What they come to, minor units; what gives money back is taken away.
 */
total_minor: number, };
export type SalesTotals = { 
/**
 * What is sold first, then delivery notes, orders, proformas and quotes; of each the currency with the most documents first; empty when there are none.
 */
sums: Array<SalesTotal>, };
export type SalvageReport = { 
/**
 * The new book.
 */
file: string, 
/**
 * Every table.
 */
tables: Array<SalvagedTable>, };
export type SalvageRequest = { 
/**
 * The damaged file; it is only read.
 */
path: string, 
/**
 * Its passphrase; not needed for the open book, nor where this machine remembers it.
 */
passphrase?: string, 
/**
 * The new book.
 */
to: string, 
/**
 * Open the new book once it is whole, in place of what is open.
 */
open?: boolean, };
export type SalvagedTable = { 
/**
 * The table.
 */
table: string, 
/**
 * Rows that were read and are in the new book.
 */
read: number, 
/**
 * Rows that are lost; nothing when not even their number can be read.
 */
lost: number | null, 
/**
 * Lost rows that stand in the new book by name only, because others point at them.
 */
named_only: number, 
/**
 * Rows that were read and left out: what they point at is lost, or their values make no sense.
 */
left_out: number, };
export type SaveAttachment = { 
/**
 * Which file.
 */
id: Id, 
/**
 * The path of the copy; what is there is replaced, as the person chose it.
 */
to: string, };
export type Scheme = "core" | "b2b";
export type Search = { 
/**
 * When, milliseconds UTC.
 */
at: number, 
/**
 * Clients compared: all but the archived.
 */
clients: number, 
/**
 * Pairs a person should look at, the sure ones among them.
 */
pairs: number, 
/**
 * Pairs held for one and the same.
 */
sure: number, };
export type SearchRequest = { 
/**
 * As typed: words in any order, each the beginning of one; case and accents do not matter.
 */
words: string, 
/**
 * Results of each group, at most 200; 50 when absent.
 */
limit?: number, 
/**
 * One group only.
 */
only?: Group, };
export type SearchResults = { 
/**
 * All results: group after group, the best of each first.
 */
hits: Array<Hit>, 
/**
 * Groups that have more than was asked for.
 */
more: Array<Group>, 
/**
 * Nothing matched what was typed; the results are of the words in `corrected`.
 */
approximate: boolean, 
/**
 * The words that were read otherwise than typed.
 */
corrected: Array<Correction>, };
export type Seen = { 
/**
 * The columns in their order: `name`, `city`…, or a field of one's own as `field:<id>` or by its name.
 */
columns: Array<string>, 
/**
 * Which clients match; all when absent.
 */
filter?: Filter, 
/**
 * The archived ones instead of the others.
 */
archived?: boolean, 
/**
 * In which order; by name when absent.
 */
sort?: Sort, 
/**
 * Of the matching ones only these; all when absent.
 */
only?: Array<Id>, 
/**
 * Of the matching ones all but these.
 */
except?: Array<Id>, };
export type Selection = { "these": Array<Id> } | { "matching": { 
/**
 * Which; all when absent.
 */
filter?: Filter, 
/**
 * Among the archived ones.
 */
archived?: boolean, 
/**
 * But these.
 */
except?: Array<Id>, } };
export type Series = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * `quote`, `proforma`, `order`, `delivery`, `invoice`, `simplified` or `credit`.
 */
kind: string, 
/**
 * The year of its documents.
 */
year: number, 
/**
 * What stands before each number.
 */
code: string, 
/**
 * How many digits a number has at least.
 */
digits: number, 
/**
 * The next number.
 */
next: number, 
/**
 * The next number as it will be written.
 */
next_number: string, 
/**
 * The day of its last document, ISO.
 */
last_day: string | null, 
/**
 * Whether it is this machine's: only that one gives numbers.
 */
here: boolean, 
/**
 * Whether it has numbers already, and stays as it is.
 */
used: boolean, };
export type SetCreditor = { 
/**
 * As the bank gave it; empty for the one worked out.
 */
identifier: string, };
export type SetPrices = { 
/**
 * In which list.
 */
list: Id, 
/**
 * The entries, five thousand at most.
 */
entries: Array<NewPriceEntry>, };
export type SimulateLoyalty = { 
/**
 * The rule, kept or not.
 */
rule: LoyaltyRule, 
/**
 * On so many months until today; 12 when absent, never over 36.
 */
months?: number, 
/**
 * Whether the first threshold is also tried lower and higher.
 */
curve?: boolean, };
export type Sort = { 
/**
 * By what.
 */
by: SortKey, 
/**
 * From the greatest.
 */
descending?: boolean, };
export type SortKey = "name" | "last_contact" | "first_contact" | "next_step" | "created" | "city" | "interactions";
export type Stage = "new" | "growing" | "loyal" | "occasional" | "falling" | "at_risk" | "lost" | "once";
export type StageSum = { 
/**
 * Which.
 */
stage: Stage, 
/**
 * How many.
 */
clients: number, 
/**
 * What they bought in the last twelve months.
 */
sales_minor: number, 
/**
 * What they will buy in the next twelve.
 */
value_minor: number, 
/**
 * What has probably been lost of it.
 */
loss_minor: number, };
export type Standing = "good" | "revoked" | "lapsed" | "spent" | "unfit";
export type StartRequest = { 
/**
 * `quote`, `proforma`, `order`, `delivery`, `invoice` or `simplified`.
 */
kind: string, 
/**
 * Who buys.
 */
client?: Id, 
/**
 * ISO day; today when absent.
 */
day?: string, };
export type StatementAccount = { 
/**
 * IBAN without spaces, or as the bank calls it; empty where nobody says.
 */
number: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * The first day, ISO; nothing where there are no lines.
 */
from: string | null, 
/**
 * The last.
 */
to: string | null, 
/**
 * What was there before.
 */
opening_minor: number | null, 
/**
 * What was there after.
 */
closing_minor: number | null, 
/**
 * Lines.
 */
lines: number, 
/**
 * Those that are new.
 */
new: number, 
/**
 * What came, of all lines.
 */
in_minor: number, 
/**
 * What went, of all lines; below zero.
 */
out_minor: number, 
/**
 * Whether opening, lines and closing agree; nothing where the file does not tell both.
 */
agrees: boolean | null, };
export type StatementFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * `norma43`, `ofx`, `camt` or `table`; empty where it cannot be read.
 */
format: string, 
/**
 * Its accounts.
 */
accounts: Array<StatementAccount>, 
/**
 * Why it does not come in: the sentence is `reason-<code>`, of tables `error-<code>`.
 */
refused: Said | null, };
export type StatementRequest = { 
/**
 * Whose.
 */
client: Id, 
/**
 * ISO day: as the book stood at its end. As it stands when absent.
 */
as_of?: string, 
/**
 * The first day of the movements, ISO; from the beginning when absent.
 */
from?: string, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, };
export type Step = { 
/**
 * The task.
 */
id: Id, 
/**
 * What to do.
 */
title: string, 
/**
 * The day, ISO.
 */
due: string | null, 
/**
 * Whether it is done.
 */
done: boolean, };
export type SuggestProducts = { 
/**
 * The products, in the order of their lines; a hundred are looked at.
 */
products: Array<Id>, 
/**
 * Most suggestions; 3 when absent, never over 20.
 */
limit?: number, };
export type SuggestRequest = { 
/**
 * Who pays.
 */
client: Id, 
/**
 * Above zero, minor units.
 */
amount_minor: number, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, };
export type Suggested = { 
/**
 * The document.
 */
sale: Id, 
/**
 * Its series.
 */
series: string, 
/**
 * Its number.
 */
number: string, 
/**
 * ISO day.
 */
day: string, 
/**
 * Until when it is to be paid, ISO day.
 */
due: string | null, 
/**
 * What is owed of it.
 */
owed_minor: number, 
/**
 * What it would get.
 */
amount_minor: number, };
export type SuggestedProduct = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its own price, a decimal with a point.
 */
price: string | null, 
/**
 * `complement`, `up_sell` or `replaces`.
 */
kind: string, 
/**
 * The product on the document it goes with.
 */
because: Named, };
export type Suggestion = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * What it pays, what is due oldest first; also what waits and gets nothing.
 */
parts: Array<Suggested>, 
/**
 * What would be left: the client's advance.
 */
left_minor: number, };
export type SumOf = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Of the invoices.
 */
invoiced_minor: number, 
/**
 * Of the credit notes, below zero.
 */
credited_minor: number, 
/**
 * Of the payments.
 */
paid_minor: number, };
export type SureDone = { 
/**
 * Lines looked at.
 */
lines: number, 
/**
 * Those that were accepted.
 */
accepted: number, 
/**
 * Accepted ones that turned out to be payments recorded before.
 */
known: number, 
/**
 * Sure ones left alone because their day is in a period that is closed.
 */
closed: number, };
export type SureRequest = { 
/**
 * Of this account; of all when absent.
 */
account?: string, };
export type Tag = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * Its name.
 */
name: string, 
/**
 * Index into the theme's palette.
 */
colour: number, };
export type TagChange = { 
/**
 * Which tag.
 */
id: Id, 
/**
 * Its new name.
 */
name?: string, 
/**
 * Its new colour, an index into the theme's palette.
 */
colour: number, };
export type Task = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * For whom.
 */
client: Named | null, 
/**
 * The interaction whose next step it is.
 */
interaction: Id | null, 
/**
 * What to do.
 */
title: string, 
/**
 * What it will be.
 */
kind: InteractionKind | null, 
/**
 * The day, ISO.
 */
due: string | null, 
/**
 * The hour, `HH:MM`.
 */
time: string | null, 
/**
 * When it was done, milliseconds UTC.
 */
done_at: number | null, 
/**
 * Whose task it is.
 */
user: Named | null, 
/**
 * When it was written down, milliseconds UTC.
 */
created_at: number, };
export type TaskGroup = { 
/**
 * The first twenty, by day and hour.
 */
tasks: Array<Task>, 
/**
 * How many there are, up to a hundred.
 */
count: Capped, };
export type TaskHistoryRequest = { 
/**
 * The task, with or without a client.
 */
task: Id, 
/**
 * Changes older than this one; nothing for the newest.
 */
before?: number | null, };
export type TaskState = "open" | "done";
export type TasksPage = { 
/**
 * The rows. Open: by day and hour, whole days first, those without a day at the end. Done: newest first.
 */
rows: Array<Task>, 
/**
 * Where the next page begins; nothing when this is the last.
 */
next: string | null, };
export type TasksRequest = { 
/**
 * Open ones when absent.
 */
state?: TaskState, 
/**
 * Of one client.
 */
client?: Id, 
/**
 * Where the page before ended.
 */
after?: string, 
/**
 * Most rows; 50 when absent, never over 200.
 */
limit?: number, };
export type TaxChoice = { 
/**
 * Its code: what a line names.
 */
code: string, 
/**
 * `iva`, `igic`, `irpf`…
 */
kind: string, 
/**
 * Which of the country's rates: `general`, `reduced`…
 */
band: string, 
/**
 * In percent, a decimal with a point; nothing for a quota.
 */
percent: string | null, 
/**
 * Recargo de equivalencia in percent.
 */
surcharge: string | null, 
/**
 * Whether it is kept back by the customer instead of charged.
 */
retained: boolean, 
/**
 * The law.
 */
source: string, };
export type TaxId = { 
/**
 * ISO 3166 alpha-2 of the country whose rules were used.
 */
country: string, 
/**
 * As written locally.
 */
shown: string, 
/**
 * What people call it there: NIF, RFC, CUIT…; empty when unknown.
 */
kind: string, 
/**
 * `valid`, `advisory` (usable, unusual), `invalid`, or `unchecked` where there is no rule.
 */
verdict: string, 
/**
 * The rule broken: `length`, `format`, `check-digit`, `component`.
 */
rule: string | null, };
export type TaxSum = { 
/**
 * Its code.
 */
code: string, 
/**
 * `iva`, `igic`…
 */
kind: string, 
/**
 * `S1` taxed, `S2` reverse charge, `E1`… exempt, `N1`… not subject.
 */
treatment: string, 
/**
 * In percent, a decimal with a point; nothing for a quota.
 */
percent: string | null, 
/**
 * Recargo de equivalencia in percent.
 */
surcharge: string | null, 
/**
 * What it is reckoned on.
 */
base_minor: number, 
/**
 * The tax.
 */
tax_minor: number, 
/**
 * The recargo.
 */
surcharge_minor: number, };
export type TemplatesFolder = { 
/**
 * The folder; the usual one when absent.
 */
folder?: string, };
export type TemplatesWritten = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files.
 */
files: Array<string>, };
export type Test = { 
/**
 * A built-in field (`name`, `city`, `tag`, `last_contact`…), `consent:CHANNEL`, or `field:ID` of an own one.
 */
field: string, 
/**
 * How.
 */
operator: Operator, 
/**
 * With what, as typed. Days may be relative: `-30` is thirty days ago.
 */
value?: string, };
export type Today = { 
/**
 * The day, ISO, where the business is.
 */
day: string, 
/**
 * Tasks whose day has passed, oldest first.
 */
late: TaskGroup, 
/**
 * Tasks of today, whole-day ones first.
 */
due: TaskGroup, 
/**
 * Tasks of the next seven days.
 */
next: TaskGroup, 
/**
 * Clients seen within the quiet days and without a next step; who will be quiet first comes first.
 */
without_step: QuietClients, 
/**
 * Clients without contact for longer than the quiet days; who went quiet last comes first.
 */
quiet: QuietClients, 
/**
 * Days without contact after which a client is quiet.
 */
quiet_days: number, 
/**
 * What to look at among the clients, from the figures kept.
 */
alarms: Alarms, 
/**
 * Birthdays of today and of the next seven days.
 */
birthdays: Birthdays, 
/**
 * What happened last.
 */
last: Array<Interaction>, 
/**
 * Invoices that wait for money longer than they may, up to a hundred.
 */
overdue_invoices: Capped, 
/**
 * Invoices that come back and whose day has come, up to a hundred.
 */
recurring_due: Capped, 
/**
 * How many clients there are, without those put away.
 */
clients: number, };
export type TurnLoyalty = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Whether it is to run.
 */
running: boolean, };
export type Understood = { 
/**
 * What to do: the line without its day and hour.
 */
title: string, 
/**
 * The day, ISO.
 */
due: string | null, 
/**
 * The hour, `HH:MM`.
 */
time: string | null, 
/**
 * What it will be.
 */
kind: InteractionKind | null, 
/**
 * The client that is meant, when only one can be.
 */
client: Named | null, 
/**
 * The words taken for a name.
 */
person: string, 
/**
 * Clients it may be, when it is not clear which.
 */
candidates: Array<Named>, 
/**
 * A day that was said and cannot be: `empty`, `format`, `year`, `no-such-day`.
 */
problem: string | null, };
export type UndoState = { 
/**
 * What an undo would take back.
 */
undo: Entry | null, 
/**
 * What a redo would repeat.
 */
redo: Entry | null, };
export type UnmatchLine = { 
/**
 * The line.
 */
id: Id, 
/**
 * Why, as the payment that is taken back says it.
 */
reason: string, };
export type UseLoyalty = { 
/**
 * The draft of an invoice to who earned it.
 */
sale: Id, 
/**
 * A reward, or a full card of stamps.
 */
reward?: Id, 
/**
 * So many points; fewer where the invoice comes to less.
 */
points?: number, };
export type User = { 
/**
 * Their identity.
 */
id: Id, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether they no longer work here.
 */
archived: boolean, 
/**
 * Whether they are at this machine.
 */
here: boolean, };
export type ValueChange = { 
/**
 * The field's code; of an own field, its name.
 */
field: string, 
/**
 * What is there; empty where there is nothing.
 */
old: string, 
/**
 * What the file says.
 */
new: string, };
export type Verified = { 
/**
 * How many invoices and credit notes were looked at.
 */
issued: number, 
/**
 * How many records of the chain were.
 */
records: number, 
/**
 * What is wrong, the first hundred; nothing in a sound book.
 */
findings: Array<Finding>, 
/**
 * How many findings there are in all.
 */
count: number, };
export type View = { 
/**
 * Lasting identity.
 */
id: Id, 
/**
 * The screen it belongs to: `clients`, `interactions`.
 */
screen: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What the screen keeps: filter, sort, columns.
 */
query: unknown, };
export type ViewDraft = { 
/**
 * Of the view to replace.
 */
id?: Id, 
/**
 * The screen.
 */
screen: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What the screen keeps.
 */
query: unknown, };
export type WhichAction = { 
/**
 * Its number in the history.
 */
transaction: number, };
export type WhichAllocation = { 
/**
 * Its identity.
 */
allocation: Id, };
export type WhichAttachment = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichClient = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichDraft = { 
/**
 * Its name.
 */
name: string, };
export type WhichField = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Bring it back instead.
 */
restore?: boolean, };
export type WhichFile = { 
/**
 * Its path.
 */
path: string, };
export type WhichInsight = { 
/**
 * The client.
 */
client: Id, };
export type WhichInteraction = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichLine = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichLoyalty = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichPayment = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichPeriod = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichPriceEntry = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichPriceList = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichProduct = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichReminder = { 
/**
 * Whose.
 */
client: Id, 
/**
 * ISO 4217; the book's when absent.
 */
currency?: string, };
export type WhichRemittance = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichReward = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichSale = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichTag = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichTask = { 
/**
 * Its identity.
 */
id: Id, };
export type WhichUser = { 
/**
 * Who.
 */
id: Id, };
export type WhichView = { 
/**
 * Its identity.
 */
id: Id, };
export type WhosePrices = { 
/**
 * The client.
 */
client: Id, };
export type Why = "daily" | "closing" | "migration" | "hand";
export type WhyNot = "no-mandate" | "revoked" | "lapsed" | "spent" | "unfit" | "other-scheme" | "not-euros" | "on-its-way" | "too-large" | "no-address";
export type WriteReminders = { 
/**
 * Which.
 */
reminders: Array<WhichReminder>, 
/**
 * The folder; it is made when it is not there, and files of the same name are replaced.
 */
to: string, 
/**
 * Whether a mail is written beside each PDF, for who has an address.
 */
mail?: boolean, };
export type WriteRemittance = { 
/**
 * Which one.
 */
id: Id, 
/**
 * The file; there must be none of that name.
 */
to: string, 
/**
 * Which version of the message; `08` when absent.
 */
version?: PainVersion, };
export type WrittenReminder = { 
/**
 * For whom.
 */
client: Named, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * The PDF.
 */
pdf: string, 
/**
 * The mail; nothing where none was asked for or nobody knows an address.
 */
mail: string | null, };
export type WrittenReminders = { 
/**
 * The folder.
 */
path: string, 
/**
 * One for each that was due.
 */
files: Array<WrittenReminder>, 
/**
 * Those of which nothing was due any more.
 */
left_out: number, 
/**
 * Why a template of one's own was not used, and the last good one was.
 */
fault: DoorError | null, };
export type WrittenRemittance = { 
/**
 * The file.
 */
path: string, 
/**
 * How many receipts are in it.
 */
count: number, 
/**
 * Their sum, cents.
 */
sum_minor: number, 
/**
 * Whether it comes too late: it was not collected, and no bank can have it in time for its day any more.
 */
late: boolean, };
export type YearOf = { 
/**
 * The year.
 */
year: number, 
/**
 * Invoices.
 */
invoices: number, 
/**
 * Credit notes.
 */
credits: number, 
/**
 * Payments.
 */
payments: number, };

export interface Api {
  accountant: {
    look(input: PeriodRequest, watching?: Watching): Promise<PeriodLook>;
    write(input: PackRequest, watching?: Watching): Promise<PackDone>;
    verify(input: WhichFile, watching?: Watching): Promise<PackLook>;
    offices(watching?: Watching): Promise<Array<string>>;
    settings(watching?: Watching): Promise<AccountantSettings>;
    set(input: AccountantSettings, watching?: Watching): Promise<AccountantSettings>;
    closed(watching?: Watching): Promise<Array<ClosedPeriod>>;
    close(input: ClosePeriod, watching?: Watching): Promise<ClosedPeriod>;
    reopen(input: ReopenPeriod, watching?: Watching): Promise<ClosedPeriod>;
    changes(input: WhichPeriod, watching?: Watching): Promise<PeriodChanges>;
  };
  alarms: {
    page(input: AlarmsRequest, watching?: Watching): Promise<Alarms>;
    answer(input: AnswerAlarm, watching?: Watching): Promise<AlarmAnswered>;
  };
  attachments: {
    of_client(input: AttachmentsRequest, watching?: Watching): Promise<Array<Attachment>>;
    add(input: NewAttachment, watching?: Watching): Promise<Attachment>;
    remove(input: WhichAttachment, watching?: Watching): Promise<null>;
    content(input: WhichAttachment, watching?: Watching): Promise<AttachmentContent>;
    save(input: SaveAttachment, watching?: Watching): Promise<null>;
  };
  backups: {
    list(watching?: Watching): Promise<Array<Backup>>;
    of(input: WhichFile, watching?: Watching): Promise<Array<Backup>>;
    make(watching?: Watching): Promise<BackedUp>;
    if_due(input: DueRequest, watching?: Watching): Promise<BackedUp | null>;
    restore(input: RestoreRequest, watching?: Watching): Promise<RestoreAnswer>;
  };
  bank: {
    is_statement(input: WhichFile, watching?: Watching): Promise<boolean>;
    look(input: BankTake, watching?: Watching): Promise<BankReport>;
    take(input: BankTake, watching?: Watching): Promise<BankReport>;
    page(input: BankRequest, watching?: Watching): Promise<BankPage>;
    accounts(watching?: Watching): Promise<BankAccounts>;
    candidates(input: WhichLine, watching?: Watching): Promise<Candidates>;
    accept(input: AcceptLine, watching?: Watching): Promise<BankLine>;
    accept_sure(input: SureRequest, watching?: Watching): Promise<SureDone>;
    ignore(input: IgnoreLine, watching?: Watching): Promise<BankLine>;
    unmatch(input: UnmatchLine, watching?: Watching): Promise<BankLine>;
  };
  book: {
    status(watching?: Watching): Promise<BookStatus>;
    create(input: CreateBook, watching?: Watching): Promise<OpenBook>;
    open(input: OpenRequest, watching?: Watching): Promise<OpenBook>;
    keychain(watching?: Watching): Promise<KeychainState>;
    remember(input: RememberRequest, watching?: Watching): Promise<null>;
    close(watching?: Watching): Promise<null>;
    lock(watching?: Watching): Promise<null>;
    forget(input: WhichFile, watching?: Watching): Promise<null>;
    check(watching?: Watching): Promise<CheckReport>;
    repair(watching?: Watching): Promise<bigint>;
    save_copy(input: WhichFile, watching?: Watching): Promise<null>;
    set_passphrase(input: PassphraseRequest, watching?: Watching): Promise<OpenBook>;
    salvage(input: SalvageRequest, watching?: Watching): Promise<SalvageReport>;
  };
  business: {
    get(watching?: Watching): Promise<BusinessData>;
    set(input: Issuer, watching?: Watching): Promise<BusinessData>;
  };
  clients: {
    get(input: WhichClient, watching?: Watching): Promise<Client>;
    page(input: PageRequest, watching?: Watching): Promise<ClientPage>;
    count(input: CountRequest, watching?: Watching): Promise<bigint>;
    bulk(input: BulkRequest, watching?: Watching): Promise<number>;
    likely_duplicates(input: DuplicateRequest, watching?: Watching): Promise<Array<LikelyDuplicate>>;
    merge(input: MergeRequest, watching?: Watching): Promise<Client>;
    tell_apart(input: DistinctRequest, watching?: Watching): Promise<null>;
    create(input: ClientDraft, watching?: Watching): Promise<Client>;
    update(input: ClientChange, watching?: Watching): Promise<Client>;
    archive(input: WhichClient, watching?: Watching): Promise<Client>;
    restore(input: WhichClient, watching?: Watching): Promise<Client>;
    erase(input: WhichClient, watching?: Watching): Promise<Client>;
    account(input: AccountRequest, watching?: Watching): Promise<ClientAccount>;
    preview_statement(input: StatementRequest, watching?: Watching): Promise<PaperPages>;
    print_statement(input: PrintStatement, watching?: Watching): Promise<PrintedPaper>;
    set_credit_limit(input: CreditLimit, watching?: Watching): Promise<CreditLimit>;
  };
  debits: {
    of_client(input: WhichClient, watching?: Watching): Promise<ClientMandates>;
    save_mandate(input: MandateDraft, watching?: Watching): Promise<Mandate>;
    revoke(input: RevokeMandate, watching?: Watching): Promise<Mandate>;
    creditor(watching?: Watching): Promise<Creditor>;
    set_creditor(input: SetCreditor, watching?: Watching): Promise<Creditor>;
    prepare(input: PrepareDebits, watching?: Watching): Promise<PreparedDebits>;
    make(input: NewRemittance, watching?: Watching): Promise<RemittanceDetail>;
    list(input: RemittancesRequest, watching?: Watching): Promise<RemittancesPage>;
    get(input: WhichRemittance, watching?: Watching): Promise<RemittanceDetail>;
    write(input: WriteRemittance, watching?: Watching): Promise<WrittenRemittance>;
    collect(input: CollectRemittance, watching?: Watching): Promise<RemittanceDetail>;
    return(input: ReturnDebit, watching?: Watching): Promise<RemittanceDetail>;
    take_back(input: WhichRemittance, watching?: Watching): Promise<RemittanceDetail>;
  };
  demo: {
    create(input: CreateDemo, watching?: Watching): Promise<OpenBook>;
  };
  drafts: {
    keep(input: KeepDraft, watching?: Watching): Promise<null>;
    get(input: WhichDraft, watching?: Watching): Promise<Draft | null>;
    discard(input: WhichDraft, watching?: Watching): Promise<null>;
  };
  duplicates: {
    find(watching?: Watching): Promise<Search>;
    page(input: DuplicatesRequest, watching?: Watching): Promise<DuplicatePage>;
    merge_sure(input: MergeSure, watching?: Watching): Promise<number>;
  };
  einvoices: {
    find(input: EinvoicesRequest, watching?: Watching): Promise<EinvoicesFound>;
    look(input: EinvoicesRequest, watching?: Watching): Promise<EinvoicesReport>;
    take(input: EinvoicesRequest, watching?: Watching): Promise<EinvoicesReport>;
  };
  export: {
    write(input: ExportRequest, watching?: Watching): Promise<ExportDone>;
    profiles(watching?: Watching): Promise<ExportProfiles>;
  };
  fields: {
    all(watching?: Watching): Promise<Array<Field>>;
    add(input: FieldDraft, watching?: Watching): Promise<Field>;
    change(input: FieldChange, watching?: Watching): Promise<Field>;
    archive(input: WhichField, watching?: Watching): Promise<Field>;
  };
  folder: {
    write(input: FolderRequest, watching?: Watching): Promise<FolderWritten>;
    look(input: LookRequest, watching?: Watching): Promise<FolderLook>;
    read(input: WhichFile, watching?: Watching): Promise<FolderRead>;
  };
  history: {
    page(input: HistoryRequest, watching?: Watching): Promise<Array<HistoryLine>>;
    of_client(input: RecordHistoryRequest, watching?: Watching): Promise<Array<RecordChange>>;
    of_product(input: ProductHistoryRequest, watching?: Watching): Promise<Array<RecordChange>>;
    of_task(input: TaskHistoryRequest, watching?: Watching): Promise<Array<RecordChange>>;
    put_back(input: PutBack, watching?: Watching): Promise<null>;
    undo_state(watching?: Watching): Promise<UndoState>;
    undo(watching?: Watching): Promise<Entry | null>;
    redo(watching?: Watching): Promise<Entry | null>;
    undo_action(input: WhichAction, watching?: Watching): Promise<Entry | null>;
    prune(input: PruneRequest, watching?: Watching): Promise<number>;
  };
  import: {
    files(input: FilesRequest, watching?: Watching): Promise<FoundFiles>;
    inspect(input: InspectRequest, watching?: Watching): Promise<FileReport>;
    preview(input: ImportRequest, watching?: Watching): Promise<ImportPreview>;
    run(input: ImportRequest, watching?: Watching): Promise<ImportDone>;
  };
  insight: {
    overview(input: OverviewRequest, watching?: Watching): Promise<InsightOverview>;
    page(input: InsightRequest, watching?: Watching): Promise<InsightPage>;
    client(input: WhichInsight, watching?: Watching): Promise<Insight>;
    offers(input: WhichInsight, watching?: Watching): Promise<ClientOffers>;
  };
  interactions: {
    record(input: NewInteraction, watching?: Watching): Promise<Interaction>;
    update(input: EditInteraction, watching?: Watching): Promise<Interaction>;
    delete(input: WhichInteraction, watching?: Watching): Promise<null>;
    get(input: WhichInteraction, watching?: Watching): Promise<Interaction>;
    page(input: InteractionsRequest, watching?: Watching): Promise<InteractionsPage>;
    count(input: InteractionsRequest, watching?: Watching): Promise<Capped>;
  };
  lists: {
    all(input: ListsRequest, watching?: Watching): Promise<Array<ListItem>>;
    add(input: NewListItem, watching?: Watching): Promise<ListItem>;
    rename(input: RenameListItem, watching?: Watching): Promise<ListItem>;
    reorder(input: ReorderList, watching?: Watching): Promise<null>;
    archive(input: ArchiveListItem, watching?: Watching): Promise<ListItem>;
  };
  loyalty: {
    page(input: LoyaltyRulesRequest, watching?: Watching): Promise<LoyaltyPage>;
    get(input: WhichLoyalty, watching?: Watching): Promise<LoyaltyRow>;
    save(input: LoyaltyDraft, watching?: Watching): Promise<LoyaltyRow>;
    turn(input: TurnLoyalty, watching?: Watching): Promise<LoyaltyRow>;
    archive(input: ArchiveLoyalty, watching?: Watching): Promise<LoyaltyRow>;
    terms(watching?: Watching): Promise<LoyaltyTerms>;
    set_terms(input: LoyaltyTerms, watching?: Watching): Promise<LoyaltyTerms>;
    simulate(input: SimulateLoyalty, watching?: Watching): Promise<LoyaltySimulation>;
    explain(input: ExplainLoyalty, watching?: Watching): Promise<LoyaltyExplained>;
    rewards(input: LoyaltyRewardsRequest, watching?: Watching): Promise<LoyaltyRewardsPage>;
    decide(input: DecideLoyalty, watching?: Watching): Promise<null>;
    use(input: UseLoyalty, watching?: Watching): Promise<LoyaltyUsed>;
    unuse(input: WhichReward, watching?: Watching): Promise<null>;
    hand_over(input: WhichReward, watching?: Watching): Promise<LoyaltyUsed>;
    liability(watching?: Watching): Promise<LoyaltyLiability>;
  };
  paper: {
    get(watching?: Watching): Promise<PaperSettings>;
    set(input: PaperLook, watching?: Watching): Promise<PaperLook>;
    set_logo(input: NewLogo, watching?: Watching): Promise<LogoInfo>;
    remove_logo(watching?: Watching): Promise<null>;
    preview(input: PaperTry, watching?: Watching): Promise<PaperPages>;
    export_templates(input: TemplatesFolder, watching?: Watching): Promise<TemplatesWritten>;
    use_templates(input: TemplatesFolder, watching?: Watching): Promise<PaperSettings>;
  };
  payments: {
    record(input: NewPayment, watching?: Watching): Promise<PaymentDetail>;
    suggest(input: SuggestRequest, watching?: Watching): Promise<Suggestion>;
    allocate(input: AllocateRequest, watching?: Watching): Promise<bigint>;
    release(input: WhichAllocation, watching?: Watching): Promise<null>;
    reverse(input: ReverseRequest, watching?: Watching): Promise<PaymentDetail>;
    refund(input: RefundRequest, watching?: Watching): Promise<Refunded>;
    get(input: WhichPayment, watching?: Watching): Promise<PaymentDetail>;
    page(input: PaymentsRequest, watching?: Watching): Promise<PaymentsPage>;
    day(input: DayRequest, watching?: Watching): Promise<DaySums>;
  };
  prices: {
    page(input: PriceListsRequest, watching?: Watching): Promise<PriceListsPage>;
    get(input: WhichPriceList, watching?: Watching): Promise<PriceListDetail>;
    entries(input: PriceEntriesRequest, watching?: Watching): Promise<PriceEntriesPage>;
    price_for(input: PriceQuestion, watching?: Watching): Promise<ProductPrice>;
    preview(input: PricePreviewRequest, watching?: Watching): Promise<PricePreview>;
    of_client(input: WhosePrices, watching?: Watching): Promise<Array<ClientPriceList>>;
    categories(watching?: Watching): Promise<Array<string>>;
    save(input: PriceListDraft, watching?: Watching): Promise<PriceListDetail>;
    archive(input: ArchivePrices, watching?: Watching): Promise<PriceListDetail>;
    copy(input: CopyPrices, watching?: Watching): Promise<PriceListDetail>;
    set(input: SetPrices, watching?: Watching): Promise<number>;
    remove(input: WhichPriceEntry, watching?: Watching): Promise<null>;
  };
  products: {
    page(input: ProductsRequest, watching?: Watching): Promise<ProductsPage>;
    get(input: WhichProduct, watching?: Watching): Promise<ProductDetail>;
    suggest(input: SuggestProducts, watching?: Watching): Promise<Array<SuggestedProduct>>;
    save(input: ProductDraft, watching?: Watching): Promise<ProductDetail>;
    archive(input: ArchiveProduct, watching?: Watching): Promise<ProductDetail>;
    relate(input: RelateProducts, watching?: Watching): Promise<ProductDetail>;
  };
  quality: {
    page(input: QualityRequest, watching?: Watching): Promise<QualityPage>;
    of(input: WhichClient, watching?: Watching): Promise<Quality>;
    accept(input: AcceptRequest, watching?: Watching): Promise<Quality>;
  };
  recurring: {
    page(input: RecurringRequest, watching?: Watching): Promise<RecurringPage>;
    of_sale(input: WhichSale, watching?: Watching): Promise<Array<Recurring>>;
    save(input: RecurringDraft, watching?: Watching): Promise<Recurring>;
    remove(input: RemoveRecurring, watching?: Watching): Promise<null>;
    run(input: RunRecurring, watching?: Watching): Promise<MadeAgain>;
  };
  reminders: {
    due(input: RemindersRequest, watching?: Watching): Promise<DuePage>;
    procedure(watching?: Watching): Promise<Procedure>;
    set_procedure(input: Procedure, watching?: Watching): Promise<Procedure>;
    pause(input: PauseRequest, watching?: Watching): Promise<PauseRequest>;
    record(input: RecordReminders, watching?: Watching): Promise<Recorded>;
    preview(input: WhichReminder, watching?: Watching): Promise<PaperPages>;
    write(input: WriteReminders, watching?: Watching): Promise<WrittenReminders>;
  };
  sales: {
    page(input: SalesRequest, watching?: Watching): Promise<SalesPage>;
    totals(input: SalesRequest, watching?: Watching): Promise<SalesTotals>;
    get(input: WhichSale, watching?: Watching): Promise<SaleDetail>;
    find(input: FindSale, watching?: Watching): Promise<Array<Sale>>;
    start(input: StartRequest, watching?: Watching): Promise<SaleStart>;
    reckon(input: NewSale, watching?: Watching): Promise<ReckonedSale>;
    draft(input: NewSale, watching?: Watching): Promise<SaleDetail>;
    revise(input: ReviseSale, watching?: Watching): Promise<SaleDetail>;
    remove(input: WhichSale, watching?: Watching): Promise<null>;
    duplicate(input: WhichSale, watching?: Watching): Promise<SaleDetail>;
    convert(input: ConvertSale, watching?: Watching): Promise<SaleDetail>;
    decide(input: DecideSale, watching?: Watching): Promise<SaleDetail>;
    issue(input: IssueSale, watching?: Watching): Promise<SaleDetail>;
    credit(input: CreditSale, watching?: Watching): Promise<SaleDetail>;
    preview(input: PreviewRequest, watching?: Watching): Promise<PaperPages>;
    print(input: PrintRequest, watching?: Watching): Promise<PrintedPaper>;
    verify(watching?: Watching): Promise<Verified>;
    records(input: RecordsRequest, watching?: Watching): Promise<RecordsPage>;
    export_records(input: ExportRecords, watching?: Watching): Promise<RecordsWritten>;
    aging(input: AgingRequest, watching?: Watching): Promise<AgingReport>;
  };
  search: {
    find(input: SearchRequest, watching?: Watching): Promise<SearchResults>;
  };
  series: {
    list(watching?: Watching): Promise<Array<Series>>;
    edit(input: EditSeries, watching?: Watching): Promise<Series>;
  };
  settings: {
    business(watching?: Watching): Promise<Business>;
    set_business(input: Business, watching?: Watching): Promise<Business>;
    habits(watching?: Watching): Promise<Habits>;
    set_habits(input: Habits, watching?: Watching): Promise<Habits>;
  };
  statistics: {
    pivot(input: PivotRequest, watching?: Watching): Promise<Pivot>;
    rows(input: PivotRowsRequest, watching?: Watching): Promise<PivotPage>;
    export(input: ExportPivot, watching?: Watching): Promise<PivotWritten>;
  };
  tags: {
    all(watching?: Watching): Promise<Array<Tag>>;
    change(input: TagChange, watching?: Watching): Promise<Tag>;
    delete(input: WhichTag, watching?: Watching): Promise<null>;
  };
  tasks: {
    create(input: NewTask, watching?: Watching): Promise<Task>;
    update(input: EditTask, watching?: Watching): Promise<Task>;
    complete(input: WhichTask, watching?: Watching): Promise<Task>;
    reopen(input: WhichTask, watching?: Watching): Promise<Task>;
    delete(input: WhichTask, watching?: Watching): Promise<null>;
    page(input: TasksRequest, watching?: Watching): Promise<TasksPage>;
    quick_add(input: QuickText, watching?: Watching): Promise<QuickTask>;
    understand(input: QuickText, watching?: Watching): Promise<Understood>;
  };
  today: {
    get(watching?: Watching): Promise<Today>;
    activity(input: ActivityRequest, watching?: Watching): Promise<Array<Activity>>;
  };
  users: {
    all(watching?: Watching): Promise<Array<User>>;
    here(watching?: Watching): Promise<User | null>;
    set_here(input: WhichUser, watching?: Watching): Promise<User>;
    add(input: NewUser, watching?: Watching): Promise<User>;
    rename(input: RenameUser, watching?: Watching): Promise<User>;
    archive(input: ArchiveUser, watching?: Watching): Promise<User>;
  };
  views: {
    all(watching?: Watching): Promise<Array<View>>;
    save(input: ViewDraft, watching?: Watching): Promise<View>;
    delete(input: WhichView, watching?: Watching): Promise<null>;
  };
}

/** Commands that take nothing. */
const bare = new Set(['accountant.offices', 'accountant.settings', 'accountant.closed', 'backups.list', 'backups.make', 'bank.accounts', 'book.status', 'book.keychain', 'book.close', 'book.lock', 'book.check', 'book.repair', 'business.get', 'debits.creditor', 'duplicates.find', 'export.profiles', 'fields.all', 'history.undo_state', 'history.undo', 'history.redo', 'loyalty.terms', 'loyalty.liability', 'paper.get', 'paper.remove_logo', 'prices.categories', 'reminders.procedure', 'sales.verify', 'series.list', 'settings.business', 'settings.habits', 'tags.all', 'today.get', 'users.all', 'users.here', 'views.all']);
const reach = <T extends object>(get: (name: string) => unknown) =>
  new Proxy({}, { get: (_, name) => get(String(name)) }) as T;

export const api = reach<Api>((feature) =>
  reach((verb) => (input: unknown, watching?: Watching) => {
    const name = `${feature}.${verb}`;
    return bare.has(name) ? call(name, null, input as Watching) : call(name, input, watching);
  }),
);

/** Every command of the catalogue. */
export type CommandName =
  | 'book.status'
  | 'book.create'
  | 'demo.create'
  | 'book.open'
  | 'book.keychain'
  | 'book.remember'
  | 'book.close'
  | 'book.lock'
  | 'book.forget'
  | 'book.check'
  | 'book.repair'
  | 'book.save_copy'
  | 'book.set_passphrase'
  | 'book.salvage'
  | 'backups.list'
  | 'backups.of'
  | 'backups.make'
  | 'backups.if_due'
  | 'backups.restore'
  | 'settings.business'
  | 'settings.set_business'
  | 'settings.habits'
  | 'settings.set_habits'
  | 'clients.get'
  | 'clients.page'
  | 'clients.count'
  | 'clients.bulk'
  | 'clients.likely_duplicates'
  | 'clients.merge'
  | 'clients.tell_apart'
  | 'clients.create'
  | 'clients.update'
  | 'clients.archive'
  | 'clients.restore'
  | 'clients.erase'
  | 'duplicates.find'
  | 'duplicates.page'
  | 'duplicates.merge_sure'
  | 'quality.page'
  | 'quality.of'
  | 'quality.accept'
  | 'tags.all'
  | 'tags.change'
  | 'tags.delete'
  | 'views.all'
  | 'views.save'
  | 'views.delete'
  | 'fields.all'
  | 'fields.add'
  | 'fields.change'
  | 'fields.archive'
  | 'interactions.record'
  | 'interactions.update'
  | 'interactions.delete'
  | 'interactions.get'
  | 'interactions.page'
  | 'interactions.count'
  | 'tasks.create'
  | 'tasks.update'
  | 'tasks.complete'
  | 'tasks.reopen'
  | 'tasks.delete'
  | 'tasks.page'
  | 'tasks.quick_add'
  | 'tasks.understand'
  | 'products.page'
  | 'products.get'
  | 'products.suggest'
  | 'products.save'
  | 'products.archive'
  | 'products.relate'
  | 'prices.page'
  | 'prices.get'
  | 'prices.entries'
  | 'prices.price_for'
  | 'prices.preview'
  | 'prices.of_client'
  | 'prices.categories'
  | 'prices.save'
  | 'prices.archive'
  | 'prices.copy'
  | 'prices.set'
  | 'prices.remove'
  | 'recurring.page'
  | 'recurring.of_sale'
  | 'recurring.save'
  | 'recurring.remove'
  | 'recurring.run'
  | 'sales.page'
  | 'sales.totals'
  | 'sales.get'
  | 'sales.find'
  | 'sales.start'
  | 'sales.reckon'
  | 'sales.draft'
  | 'sales.revise'
  | 'sales.remove'
  | 'sales.duplicate'
  | 'sales.convert'
  | 'sales.decide'
  | 'sales.issue'
  | 'sales.credit'
  | 'sales.preview'
  | 'sales.print'
  | 'sales.verify'
  | 'sales.records'
  | 'sales.export_records'
  | 'series.list'
  | 'series.edit'
  | 'payments.record'
  | 'payments.suggest'
  | 'payments.allocate'
  | 'payments.release'
  | 'payments.reverse'
  | 'payments.refund'
  | 'payments.get'
  | 'payments.page'
  | 'payments.day'
  | 'clients.account'
  | 'clients.preview_statement'
  | 'clients.print_statement'
  | 'clients.set_credit_limit'
  | 'sales.aging'
  | 'bank.is_statement'
  | 'bank.look'
  | 'bank.take'
  | 'bank.page'
  | 'bank.accounts'
  | 'bank.candidates'
  | 'bank.accept'
  | 'bank.accept_sure'
  | 'bank.ignore'
  | 'bank.unmatch'
  | 'debits.of_client'
  | 'debits.save_mandate'
  | 'debits.revoke'
  | 'debits.creditor'
  | 'debits.set_creditor'
  | 'debits.prepare'
  | 'debits.make'
  | 'debits.list'
  | 'debits.get'
  | 'debits.write'
  | 'debits.collect'
  | 'debits.return'
  | 'debits.take_back'
  | 'accountant.look'
  | 'accountant.write'
  | 'accountant.verify'
  | 'accountant.offices'
  | 'accountant.settings'
  | 'accountant.set'
  | 'accountant.closed'
  | 'accountant.close'
  | 'accountant.reopen'
  | 'accountant.changes'
  | 'reminders.due'
  | 'reminders.procedure'
  | 'reminders.set_procedure'
  | 'reminders.pause'
  | 'reminders.record'
  | 'reminders.preview'
  | 'reminders.write'
  | 'business.get'
  | 'business.set'
  | 'paper.get'
  | 'paper.set'
  | 'paper.set_logo'
  | 'paper.remove_logo'
  | 'paper.preview'
  | 'paper.export_templates'
  | 'paper.use_templates'
  | 'insight.overview'
  | 'insight.page'
  | 'insight.client'
  | 'insight.offers'
  | 'statistics.pivot'
  | 'statistics.rows'
  | 'statistics.export'
  | 'loyalty.page'
  | 'loyalty.get'
  | 'loyalty.save'
  | 'loyalty.turn'
  | 'loyalty.archive'
  | 'loyalty.terms'
  | 'loyalty.set_terms'
  | 'loyalty.simulate'
  | 'loyalty.explain'
  | 'loyalty.rewards'
  | 'loyalty.decide'
  | 'loyalty.use'
  | 'loyalty.unuse'
  | 'loyalty.hand_over'
  | 'loyalty.liability'
  | 'today.get'
  | 'alarms.page'
  | 'alarms.answer'
  | 'today.activity'
  | 'drafts.keep'
  | 'drafts.get'
  | 'drafts.discard'
  | 'attachments.of_client'
  | 'attachments.add'
  | 'attachments.remove'
  | 'attachments.content'
  | 'attachments.save'
  | 'lists.all'
  | 'lists.add'
  | 'lists.rename'
  | 'lists.reorder'
  | 'lists.archive'
  | 'users.all'
  | 'users.here'
  | 'users.set_here'
  | 'users.add'
  | 'users.rename'
  | 'users.archive'
  | 'search.find'
  | 'import.files'
  | 'import.inspect'
  | 'import.preview'
  | 'import.run'
  | 'einvoices.find'
  | 'einvoices.look'
  | 'einvoices.take'
  | 'export.write'
  | 'export.profiles'
  | 'folder.write'
  | 'folder.look'
  | 'folder.read'
  | 'history.page'
  | 'history.of_client'
  | 'history.of_product'
  | 'history.of_task'
  | 'history.put_back'
  | 'history.undo_state'
  | 'history.undo'
  | 'history.redo'
  | 'history.undo_action'
  | 'history.prune'
;
