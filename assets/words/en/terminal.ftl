# What only the terminal says.

# A day in full, in words
day-in-full = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }

# Help
help-heading-usage = Usage
help-heading-verbs = Verbs
help-heading-options = Options
help-heading-arguments = Arguments
help-value-verb = VERB
help-value-options = options
help-value-book = FILE
help-value-passphrase-file = FILE
help-value-name = NAME
help-value-country = COUNTRY
help-value-language = LANGUAGE
help-value-currency = CURRENCY
help-value-user = NAME
help-value-clients = N
help-value-years = N
help-value-seed = N
help-value-limit = N
help-value-before = N
help-value-words = WORDS
help-value-action = NUMBER
help-value-command = COMMAND
help-value-input = JSON
help-any-book = The book: a .clientela file. When it is not said, that of CLIENTELA_BOOK; else the one opened last
help-any-json = Answers in JSON, for other programs
help-any-passphrase-file = Reads the passphrase from the first line of this file. CLIENTELA_PASSPHRASE does too; else it is asked for
help-any-help = Says this help
help-any-version = Says which version it is
help-clientela = Your clients in a single file, on your computer. Without a verb, it says today’s page.
help-new = Makes a new book
help-new-name = Name of the business; when it is not said, that of the file
help-new-country = Country, in two letters: ES, MX, CO…
help-new-language = Language: es or en
help-new-currency = Currency, in three letters; when it is not said, that of the country
help-new-user = Who will use it; the history is signed with this name
help-demo = Makes a demo business, to try everything without fear
help-demo-clients = How many clients; 1,000 when it is not said
help-demo-years = How many years of history; 3 when it is not said
help-demo-seed = The same seed, on the same day, gives the same business
help-demo-country = ES or MX
help-search = Searches clients, interactions, tasks and tags
help-search-words = A few letters, in any order, with or without accents: a name, a phone, a tax id…
help-search-limit = How many results of each kind; 10 when it is not said
help-quality = Says the clients whose data are missing or doubtful, the worst first
help-quality-limit = How many clients; 20 when absent
help-duplicates = Compares the clients and says which may be there twice
help-duplicates-again = Compares again, although it was done
help-duplicates-limit = How many pairs; 20 when not said
help-duplicates-merge = Merges at once the pairs of this certainty or more, 90 to 100
help-value-merge = PERCENT
help-history = Says what was done, by whom and when
help-history-limit = How many lines; 20 when it is not said
help-history-before = Only what is earlier than this number
help-undo = Undoes the last action, or the one with this number in the history
help-undo-action = The number the history says
help-redo = Redoes what was undone
help-call = Calls a command of the catalogue with JSON
help-call-command = Its name, like clients.create
help-call-input = What it takes, in JSON; with - it is read from the input
help-commands = Says all commands of the catalogue
help-commands-typescript = Writes the types and functions of the page
help-value-file = FILE
help-value-kind = KIND
help-value-rejects = FILE
help-value-to = FILE
help-value-backup = BACKUP
help-today = Says what is due today, who is waiting and what happened last
help-import = Imports spreadsheets and tables (XLSX, XLS, ODS, CSV, VCF, ICS, ZIP) of clients, people, interactions, tasks, sales, products or payments, and electronic invoices (CFDI, Facturae, UBL, CII)
help-import-file = The files, or folders of them, or a folder with a whole book; their encoding, separator and columns are found out
help-import-kind = What the rows are: clients, people, interactions, tasks, sales, products or payments; found out when it is not said
help-import-dry-run = Says what would happen, without changing anything
help-import-rejects = Where to write the refused rows, with the reason
help-import-known-only = Leaves out the people, outcomes and tags the book does not know
help-import-sheet = Which sheet of the workbook, or which table of the ZIP
help-import-keep-as-written = What is not repaired: letters, postcode, phone, mail, case, form, street or surnames; or one cell, ROW:COLUMN
help-import-apart = Rows that are not the client they are like, by number: they come in as new and are not asked about again
help-import-alike-as-new = No row joins by likeness: they come in as new and wait in Duplicates
help-import-charset = Its encoding, if the guess is wrong: utf-8, windows-1252, utf-16le…
help-import-separator = Its separator, if the guess is wrong: one character, or tab
help-import-header = On which line the titles are; 0 if there are none
help-import-uses = What a column is: its title or its number, and the field, as “Tel=Phone” or “3=phones 2”; without a field it is left out. May be said several times
help-value-charset = ENCODING
help-value-separator = SIGN
help-value-header = LINE
help-value-uses = COLUMN=FIELD
help-value-dates = ORDER
help-value-decimal = SIGN
help-value-sheet = SHEET
help-value-apart = ROWS
help-value-keep-as-written = WHAT
help-value-tax-id = TAX-ID
help-import-tax-id = Whose electronic invoices they are, where they are not the business's
help-import-dates = Order of doubtful dates: dmy, mdy or ymd
help-import-decimal = Decimal sign of doubtful numbers: comma or point
help-export = Exports a table (CSV) that the spreadsheet opens right, or the whole book
help-export-kind = Which rows: clients, people, interactions, tasks, sales, products or payments; all, the whole book into a folder
help-export-to = The file to write: .xlsx, .csv, .jsonl, .vcf (clients) or .ics (tasks); with all, the folder
help-export-profile = With a profile: the name of one, or a .toml file with columns, titles, separator, dates and encoding
help-export-profiles = Says which profiles there are and where your own are kept
help-value-profile = PROFILE
help-export-strict = With commas, UTF-8 and ISO dates, for other programs
help-export-columns = Of clients: only these columns, as in the list (name,city,phone…)
help-export-sort = With --columns: the order (name, city, last_contact…)
help-export-descending = With --sort: from the greatest
help-export-conditions = With --columns: only those that fit, such as stage=at_risk, sales_year>500, last_contact<-60, city!=Lugo or notes~works; several times, all of them
help-backup = Makes a backup of the book and checks it
help-backup-list = Says which backups there are
help-backup-to = Saves the backup in this file instead of its usual place
help-restore = Goes back to a backup; the present book is kept aside
help-restore-backup = Its file, or its number in the list; when it is not said, the list is shown
help-check = Checks that the whole book is sound
help-check-repair = Puts right what can be without losing anything
help-salvage = Rescues what can be read of a damaged book
help-salvage-to = The new book, with what was rescued
help-after = At the end: 0 done · 1 it could not be done · 2 what was typed is not understood · 3 no such book
  4 passphrase · 5 stopped · 6 the book is not sound · 7 the disk, the system or another program

usage-no-verb = There is no verb “{ $verb }”.
usage-no-argument = “{ $argument }” is not understood.
usage-missing = { $argument } is missing.
usage-value = “{ $value }” does not fit { $argument }.
usage-other = What was typed is not understood.
usage-perhaps = Did you mean { $suggested }?
usage-see-help = `clientela --help` says what can be typed.

# The passphrase
prompt-ask = Passphrase of { $path }:
prompt-new = Passphrase (Enter for none):
prompt-new-again = Again:

# Long work
stage-working = Working
stage-reading = Reading
stage-writing = Writing
stage-importing = Importing
stage-searching = Preparing the search
stage-checking = Checking
stage-copying = Copying
stage-encrypting = Encrypting
stage-repairing = Repairing
stage-salvaging = Rescuing
stage-comparing = Comparing
stage-merging = Merging
stage-refreshing = Making search anew

# Books
new-made = Done: “{ $name }” is at { $path }
new-next = To go on: `clientela` says today’s page; `clientela --help`, everything else.
demo-made = Done: “{ $name }”, with { $clients ->
    [one] 1 client
   *[other] { $clients } clients
  }, is at { $path }

# Search
found-clients = Clients
found-interactions = Interactions
found-tasks = Tasks
found-tags = Tags
found-products = Products
found-sales = Sales
found-more = There is more: type more letters or ask for more with --limit.
found-corrected = “{ $typed }” is not in the book; searched for { $taken } instead.

# Today’s page
home-none = There is no book on this computer yet. A book is one file with all your clients; you can copy it and take it with you at any time.
home-none-verbs = Make yours:            clientela new --name "My business"
  or try the demo:       clientela demo
  or open one you have:  clientela --book FILE
home-late = Late
home-due = Today
home-next = This week
home-nothing-due = Nothing is due today.
home-birthdays = Birthdays
home-age = { $age } years
home-quiet = Forgotten: more than { $days } days without contact
home-without-step = Without a next step
home-last = What happened last
home-more = and { $count } more
home-visit = Visit
home-call = Call
home-mail = Mail
home-message = Message
home-meeting = Meeting
home-note = Note
home-overdue = { $count ->
    [one] 1 invoice is overdue.
   *[other] { $said } invoices are overdue.
  }
home-verbs = { $count ->
    [one] 1 client
   *[other] { $count } clients
  } · search WORDS · import FILE · history · undo · --help

# Import
rows-would = { $kind ->
    [clients] What would happen with the clients of { $file }:
    [people] What would happen with the people of { $file }:
    [interactions] What would happen with the interactions of { $file }:
    [sales] What would happen with the sales of { $file }:
    [products] What would happen with the products of { $file }:
    [payments] What would happen with the payments of { $file }:
   *[tasks] What would happen with the tasks of { $file }:
  }
rows-done = { $kind ->
    [clients] Clients of { $file }:
    [people] People of { $file }:
    [interactions] Interactions of { $file }:
    [sales] Sales of { $file }:
    [products] Products of { $file }:
    [payments] Payments of { $file }:
   *[tasks] Tasks of { $file }:
  }
rows-counts = Rows: { $rows } · new: { $created } · changed: { $changed } · the same: { $unchanged } · refused: { $refused }
rows-refused-row = Row { $row }: { $why }
rows-alike-joins = Row { $row }: { $title } joins { $name } ({ $certainty }%): { $why }
rows-alike-new = Row { $row }: { $title } comes in as new; is like { $name } ({ $certainty }%): { $why }
rows-alike-out = Row { $row }: { $title } stays out; there is no such client, it is like { $name } ({ $certainty }%): { $why }
rows-repairs-how = To leave something as it is written: --keep-as-written postcode (letters, phone, mail, case, form, street, surnames), or one cell: --keep-as-written 12:ZIP
rows-alike-how = To keep a row apart: --apart ROW; all of them: --alike-as-new.
rows-left-out = not imported
rows-understood = What was understood
rows-columns = Columns
rows-unsure = { $field }? Say so with --use COLUMN=FIELD. { $why }
rows-taken-as = ({ $samples }) Taken as { $taken }; say it with --dates or --decimal.
rows-assumed = ({ $samples }) It was taken as { $taken }; if it is not, undo the import and repeat it with --dates or --decimal.
rows-refused-how = Correct those rows and bring the file in again: what came in is not repeated. With --rejects FILE they are kept aside, each with its reason.
rows-rejects = The refused rows are in { $path }, with the reason. Correct them and import it.
rows-exported = { $count ->
    [one] 1 row written to { $path } ({ $size })
   *[other] { $count } rows written to { $path } ({ $size })
  }
rows-same-file = { $file } is the same as { $other }: it is not brought in again.
rows-files = Files brought in: { $done } · repeated: { $same } · not readable: { $failed }
rows-left-tables = Other sheets were not read, since they need a look first: { $names }. Import them one by one with --sheet SHEET.
rows-no-tables = { $count ->
    [one] 1 file is no table and was left out: { $names }
   *[other] { $count } files are no tables and were left out: { $names }
  }
einvoices-ours-how = If that is not you, say whose they are with --tax-id.
einvoices-tables-beside = There are tables among the files too: import them by their names.
rows-undo = To undo all of it: clientela undo

# Backups, check, rescue
copy-made = Backup made and checked: { $path }
copy-none = There are no backups yet. Make one with `clientela backup`.
copy-daily = the daily one
copy-closing = on closing
copy-migration = before an upgrade
copy-hand = by hand
copy-sound = checked
copy-unsound = not checked
restore-how = To go back to one: clientela restore NUMBER
restore-done = The book is again as in { $path }
restore-aside = The book of before is at { $path }.
check-sound = The book is sound: { $rows } rows checked.
check-repaired = Put right: { $count }.
check-repair-how = To put right what can be without losing anything: clientela check --repair
salvage-done = What could be read is at { $path }
salvage-lost = { $table }: { $read } rows rescued, { $lost } lost
salvage-lost-unknown = { $table }: { $read } rows rescued; how many were lost is not known

# Duplicates
quality-left = There are more clients: ask with --limit.
duplicates-left = There are more pairs: ask for them with --limit.

# Documents
help-sell = Makes a quote, proforma, order, delivery note or invoice
help-sell-kind = Which document: quote, proforma, order, delivery or invoice
help-sell-client = For whom: a few words of the name, the tax id, or the identity
help-sell-line = A line: “2 x CAFE-1 @ 12.50 -10% +iva:10”. Without price or tax, those of the product. May be repeated
help-sell-day = Of which day, YYYY-MM-DD; today when not said
help-sell-due = Days until it is to be paid; the usual ones when not said
help-sell-note = A note that is printed
help-sell-simplified = A simplified invoice, without a client
help-sell-issue = Issues the invoice at once; otherwise it stays a draft
help-convert = Converts what is left of a quote, order or delivery note
help-convert-document = Its number, like A26/000001, or the end of its identity
help-convert-into = Into what: order, delivery or invoice
help-convert-issue = An invoice is issued at once
help-issue = Issues a draft: it gets a number and never changes again
help-issue-document = The end of its identity, as “clientela sales --state draft” says it
help-issue-day = Of which day, YYYY-MM-DD; today when not said
help-credit = Makes the credit note of what is left of an invoice
help-credit-document = The number of the invoice
help-credit-reason = Why; it is printed on the credit note
help-credit-issue = Issues the credit note at once; otherwise it stays a draft
help-sales = Says the documents, the newest first
help-sales-state = Only those that stand so: draft, owed, overdue, partial, paid, open, accepted, lost, expired or cancelled
help-sales-kind = Only of this kind: quote, proforma, order, delivery, invoice or credit
help-sales-client = Only those of this client
help-sales-limit = How many; 20 when not said
help-business = Says the invoicing data of the business, and what its fiscal profile does and does not do
help-business-field = Something that changes: tax_id=B12345674. May be repeated
help-value-line = LINE
help-value-client = CLIENT
help-value-day = DATE
help-value-due = DAYS
help-value-note = TEXT
help-value-document = DOCUMENT
help-value-into = KIND
help-value-reason = TEXT
help-value-state = STATE
help-value-field = FIELD=VALUE
sell-draft = It is a draft. To issue it: clientela issue { $name }
sell-recorded = Chained record: { $fingerprint }
business-missing = Before invoices are issued, these are missing: { $fields }

# Price lists in the terminal
help-prices = Says the price lists, what one says, and what something costs for whom
help-prices-list = The name of a list or a few letters; all without it
help-prices-new = Makes a new one of that name
help-prices-set = Sets a price: “10 x CAFE-1 @ 11.50”, “Coffees -5%”, “* +30%” over the cost. May be repeated
help-prices-tag = It is for whoever has this tag
help-prices-client = It is for this client; a few words of the name. May be repeated
help-prices-everybody = It is for everybody
help-prices-from = From which day on it holds, YYYY-MM-DD; with --for, on which day
help-prices-until = Until which day it holds, that one included
help-prices-priority = Of two lists as particular the one with more goes first, -99 to 99
help-prices-with-tax = Its prices have the tax inside
help-prices-copy = Makes a copy of this name
help-prices-percent = The copy raises or lowers the fixed prices: +5%, -2.5%
help-prices-archive = Puts the list away; without a list, says those put away
help-prices-for = What each product costs for this client
help-prices-product = Only products of this code or that begin so
help-prices-quantity = Buying so many of each; 1 if not said
help-prices-limit = How many rows; 50 if not said
help-value-list = LIST
help-value-set = PRICE
help-value-tag = TAG
help-value-from = DATE
help-value-until = DATE
help-value-priority = N
help-value-copy = NAME
help-value-percent = PERCENT
help-value-for = CLIENT
help-value-product = PRODUCT
help-value-quantity = QUANTITY
prices-none-how = There are no price lists yet. Make one: clientela prices "Restaurants" --new --tag Restaurants --set "* -5%"
sell-listed = { $name }: price of { $why }
help-value-conditions = CONDITION

help-paper = Says and changes the look of documents: template, colour, logo and texts
help-paper-field = A field to change: template=classic, colour=#1d4e89, footer="Thank you". Repeatable
help-paper-logo = PNG, JPEG or SVG picture to be the logo
help-paper-no-logo = Removes the logo
help-paper-export-template = Copies the templates into this folder, to be changed
help-paper-templates = Uses the templates of this folder from now on
help-paper-no-templates = Goes back to the program’s own templates
paper-logo-is = Logo: { $name } ({ $size })
paper-logo-is-none = No logo
paper-templates-are = Templates: { $names }
help-value-logo = PICTURE
help-value-export-template = FOLDER
help-value-templates = FOLDER
