# Bringing a sheet in: what was understood, what will happen, what happened.

import-step-file = File
import-step-columns = Columns
import-step-preview = What will happen
import-step-done = Done
import-drop = Drop your contacts sheet here
import-drop-text = Excel, LibreOffice, CSV, cards, electronic invoices (CFDI, Facturae, UBL) or a ZIP of them; one, several or a whole folder. You will first see what was understood; nothing is written until you say so.
import-choose = Choose a file
import-sheets = Sheets and tables
import-choose-folder = Choose folder
import-looking = Looking at the files…
import-files = { $count ->
    [one] 1 file
   *[other] { $said } files
  }
import-files-text = This order is best. Each comes in by itself and is undone in one step; nothing is written until you say so.
import-file-review = Review
import-file-next = Review the next one
import-file-back = Back to the list
import-file-run-ready = { $count ->
    [one] Bring in the one that is ready
   *[other] Bring in the { $said } that are ready
  }
import-file-same = The same as { $other }: no need to bring it in again.
import-file-long = more than { $rows } rows · { $size }
import-file-used = { $used } of { $columns } columns understood
import-file-open = { $count ->
    [one] 1 thing to decide
   *[other] { $count } things to decide
  }
import-file-counts = New: { $created } · changed: { $changed } · same: { $unchanged } · refused: { $refused }
import-file-left-out = { $count ->
    [one] 1 file is no table and stays out: { $names }
   *[other] { $count } files are no tables and stay out: { $names }
  }
import-no-tables = There is no table there
import-no-tables-text = Choose another folder, or the files one by one.
file-state-ready = ready
file-state-review = to review
file-state-same = repeated
file-state-refused = unreadable
file-state-running = coming in
file-state-done = done
file-kind-book = Whole book
file-kind-clients = Clients
file-kind-people = People of companies
file-kind-interactions = Contacts
file-kind-tasks = Tasks
file-kind-products = Products
file-kind-sales = Sales
file-kind-payments = Payments
import-another = Another file
import-working = Reading the file…
import-stage-reading = Reading the file…
import-stage-importing = Taking the rows…
import-stage-writing = Saving…
import-stage-checking = Checking…
import-stage-searching = Preparing the search…
import-understood = What was understood
import-sum-partial = { $size }: this is what its beginning says; the rest is being read.
import-first-rows = { $count ->
    [one] The first row; the others are being looked at.
   *[other] The first { $said } rows; the others are being looked at.
  }
import-all-rows = { $count ->
    [one] The row of the file.
   *[other] All { $said } rows of the file.
  }
import-run-all = Import
import-sum = { $count ->
    [one] 1 row
   *[other] { $rows } rows
  } · { $size }
import-remembered = As last time
import-kind = Each row is
import-kind-clients = a client
import-kind-people = a person of a company
import-kind-interactions = a contact with a client
import-kind-tasks = a task
import-kind-sales = a line of an order or invoice, or a whole one
import-kind-products = a product
import-kind-payments = a payment
import-columns = Columns
import-column = Column
import-samples = First cells
import-becomes = Becomes
import-becomes-of = The column { $column } becomes
import-why = Why
import-leave-out = Leave out
import-unsure = sure?
import-own-new = New field: { $kind }
import-look = See what will happen
import-likely = most likely
import-ask-date-order = The dates of “{ $column }” can be read in two ways. Which one is it?
import-ask-decimal-sign = The numbers of “{ $column }” can be read in two ways. Which is the decimal sign?
import-choice-dmy = day/month/year
import-choice-mdy = month/day/year
import-choice-ymd = year-month-day
import-choice-serial = Excel number
import-choice-comma = the comma
import-choice-point = the point

import-created = New
import-changed = Change
import-unchanged = Same
import-refused = Refused
import-created-one = new
import-changed-one = changes
import-unchanged-one = same
import-refused-one = refused
import-repair-make = Repair
import-repair-leave = Leave as it is
import-alike = Alike
import-alike-joins = Joins { $name } ({ $certainty }%): { $why }
import-alike-new = Comes in as new; is like { $name } ({ $certainty }%): { $why }
import-alike-out = Stays out: there is no such client. Is like { $name } ({ $certainty }%): { $why }
import-alike-same = Same client
import-alike-other = Somebody else
import-alike-join-all = Join rows that are very much like a client
import-alike-join-all-hint = Otherwise they come in as new and wait in Duplicates for you.
import-alike-joined = { $count ->
    [one] 1 row joins the client it is like.
   *[other] { $said } rows join the client they are like.
  }
import-alike-doubtful = { $count ->
    [one] 1 row comes in as new and waits in Duplicates: it is like a client.
   *[other] { $said } rows come in as new and wait in Duplicates: they are like a client.
  }
import-named-joined = { $count ->
    [one] 1 client named in the rows is the one of the book it is like.
   *[other] { $said } clients named in the rows are those of the book they are like.
  }
import-named-doubtful = { $count ->
    [one] 1 client named in the rows comes in as new and waits in Duplicates: it is like another.
   *[other] { $said } clients named in the rows come in as new and wait in Duplicates: they are like others.
  }
import-uncompared = There are too many rows or clients to compare them by likeness while they come in. Look for duplicates afterwards.
import-companies = { $count ->
    [one] 1 company named in the rows is created too.
   *[other] { $said } companies named in the rows are created too.
  }
import-newcomers = { $what ->
    [users] New people of the team that will be added ({ $said }): { $names }
    [outcomes] New outcomes that will be added ({ $said }): { $names }
    [clients] New clients that will be added ({ $said }): { $names }
    [companies] New companies that will be added ({ $said }): { $names }
    [people] New contact persons that will be added ({ $said }): { $names }
    [products] New products that will be added ({ $said }): { $names }
   *[tags] New tags that will be added ({ $said }): { $names }
  }
import-newcomers-added = { $what ->
    [users] New people of the team ({ $said }): { $names }
    [outcomes] New outcomes ({ $said }): { $names }
    [clients] New clients ({ $said }): { $names }
    [companies] New companies ({ $said }): { $names }
    [people] New contact persons ({ $said }): { $names }
    [products] New products ({ $said }): { $names }
   *[tags] New tags ({ $said }): { $names }
  }
import-newcomers-left = { $what ->
    [users] People the book does not know, left out ({ $said }): { $names }
    [outcomes] Outcomes the book does not know, left out ({ $said }): { $names }
    [clients] Clients the book does not know; their rows do not come in ({ $said }): { $names }
    [companies] Companies the book does not know, left out ({ $said }): { $names }
    [people] Contact persons the book does not know, left out ({ $said }): { $names }
    [products] Products the book does not know, left out ({ $said }): { $names }
   *[tags] Tags the book does not know, left out ({ $said }): { $names }
  }
import-add-newcomers = Add to the book what it does not know
import-rows = Rows
import-none-such = No such row among those shown
import-line = Line
import-verdict = Result
import-record = Record
import-changes = Values
import-keep-rejects = Keep the refused rows in a file, with the reason
import-rejects = Where to keep the refused rows
import-rejects-name = { $name } - refused.csv
import-rejects-at = The refused rows are in { $path }
import-changes-nothing = Everything in this file is in the book already.
import-run = { $count ->
    [one] Bring in 1 row
   *[other] Bring in { $said } rows
  }
import-finished = It is in the book
import-finished-same = There was nothing new
import-refused-row = Line { $line }.
import-see = See it
import-undo = Undo all of it

# How it was known
import-program = { $kind ->
    [sales] It looks like a file of sales of { $program }.
    [products] It looks like a file of products of { $program }.
    [payments] It looks like a file of payments of { $program }.
   *[clients] It looks like a file of clients of { $program }.
  }
import-charset-forced = The encoding ({ $charset }) is the one you said.
import-charset-mark = Encoding { $charset }: the file says so itself.
import-charset-ascii = No accented letters: any encoding will do.
import-charset-valid-utf8 = Encoding { $charset }: every letter fits.
import-charset-mostly-utf8 = Encoding { $charset }: nearly every letter fits.
import-charset-zeros = Encoding { $charset }, by the zeros between letters.
import-charset-letters = Encoding { $charset }: this way ñ and accents come out right.
import-charset-guess = Encoding { $charset }: a guess. Look whether the accents are right.
import-separator-forced =
    Separator { $separator ->
        [tab] tab
       *[other] “{ $separator }”
    }, as you said: { $columns } columns.
import-separator-declared =
    Separator { $separator ->
        [tab] tab
       *[other] “{ $separator }”
    }: the file says so itself. { $columns } columns.
import-separator-none = A single column.
import-separator-found =
    Separator { $separator ->
        [tab] tab
       *[other] “{ $separator }”
    }: every row gives { $columns } columns.
import-quoting-doubled = Quotes are doubled inside texts.
import-quoting-backslash = Quotes have a backslash inside texts.
import-quoting-none = No quotes.
import-format-sheets = Spreadsheet: { $columns } columns, dates and numbers as they were saved.
import-format-cards = Contact cards or a calendar: each one is a row.
import-sheet-picked = Sheet “{ $sheet }”, of { $count }.
import-sheet = Sheet
import-header-row = The headings are on line { $row }.
import-header-none = There is no line of headings: columns go by letter.
import-finding-one-column = Everything is in one column: perhaps the separator is another.
import-finding-no-rows = There is no row of data.
import-finding-charset-uncertain = It is not certain how the accents were written.
import-finding-broken-rows = Some rows have broken letters.
import-finding-ragged = Not all rows have as many cells as headings: with more, { $long } (what is over is not imported); with fewer, { $short }.
import-finding-open-quote = A quote opens at line { $line } and never closes: what follows is read as one cell. Close it in the file.
import-finding-mixed-line-ends = The line ends are not all the same.
import-finding-header-uncertain = It is not certain that the first line is headings.
import-finding-no-header = It seems to have no headings.
import-finding-totals = Totals and feet at the end, which are not brought in: { $rows } (rows).
import-finding-ambiguous-dates = Some dates can be read in two ways.
import-finding-ambiguous-decimals = Some numbers can be read in two ways.
import-finding-scientific = Excel shortened some numbers (1.2E+10): check phones and codes.
import-finding-lost-zeros = Leading zeros are missing, for instance in postcodes.
import-finding-mojibake = There are broken letters (MuÃ±oz): they are put right when they come in.
import-why-header = by its heading;
import-why-header-part = by part of its heading;
import-why-own-field = it is a field of yours;
import-why-program = { $program } calls it so;
import-why-content = by what it holds;
import-why-content-disagrees = though it holds something else;
import-dates-dmy = dates day/month/year.
import-dates-mdy = dates month/day/year.
import-dates-ymd = dates year-month-day.
import-dates-serial = dates as Excel numbers.
import-decimals-comma = decimals with a comma.
import-decimals-point = decimals with a point.
import-content-mail = Holds mails
import-content-url = Holds links
import-content-phone = Holds phones
import-content-tax-id = Holds tax ids
import-content-postcode = Holds postcodes
import-content-date = Holds dates
import-content-time = Holds hours
import-content-amount = Holds amounts
import-content-integer = Holds numbers
import-content-yes-no = Holds yes or no
import-content-country = Holds countries
import-content-text = Holds text

# Profiles for exporting
error-profile-missing = There is no profile “{ $value }”. `clientela export --profiles` says which there are; a .toml file will do too.
error-profile-broken = { $file }, line { $line }: it is not understood ({ $detail }). Correct it and try again.
error-profile-value-unknown = { $file }, line { $line }: “{ $value }” does not fit. It can be: { $known }
error-profile-column-unknown = { $file }, line { $line }: these rows have no “{ $value }”.
error-profile-column-unclear = { $file }, line { $line }: the column “{ $value }” must say field, fields or value, and only one of them.
error-profile-kind-unfit = That profile is for other rows ({ $kind }). Choose another.
error-export-letter-unfit = The letter “{ $value }” does not exist in the encoding of the profile. Use utf-8-bom or take that letter out.
profile-folder = Your own go to { $path }: copy one of those that come with the program, a .toml file, and change it.
