# What comes in from a table: why a row is refused, what was put right, and what each column is.

did-import-run = { $kind ->
    [clients] Clients from { $file }: { $created } new, { $changed } changed
    [people] People from { $file }: { $created } new, { $changed } changed
    [interactions] Interactions from { $file }: { $created } new, { $changed } changed
   *[tasks] Tasks from { $file }: { $created } new, { $changed } changed
  }

error-table-empty = The file { $path } is empty. Check that it was saved with data and choose it again.
error-table-binary = The file { $path } is not a table of text ({ $what }). Open it in your spreadsheet and save it as CSV.
error-table-encoding = The file { $path } has letters that are not { $encoding } (row { $row }). Choose another encoding or save it as CSV UTF-8.
error-table-record-too-long = In { $path }, row { $row } never ends: most likely a quote opens and does not close. Correct it and choose the file again.
error-table-too-many-columns = { $path } has more than { $limit } columns: most likely the separator is another. Choose it by hand.
error-table-changed = { $path } changed while it was read. Nothing was brought in: choose it again.
error-table-unknown-format = This version cannot read { $path }. Save it as CSV.
error-table-io = { $path } could not be read: { $error }. Check that it is still there and that you may read it.
error-rejects-is-source = The refused rows cannot be written over the file that is being read. Choose another name.
error-column-missing = The file has no column number { $column }. Look at it again.

reason-column = Reason
reason-name-missing = It has no name.
reason-title-missing = It does not say what is to be done.
reason-date-missing = It has no date.
reason-client-missing = It does not say which client it is about.
reason-client-unknown = There is no client “{ $value }”.
reason-client-ambiguous = There are several clients “{ $value }”: add a tax id, mail or phone.
reason-client-erased = This client's data was erased on request.
reason-date-unfit = “{ $value }” is not a date ({ $column }).
reason-time-unfit = “{ $value }” is not a time ({ $column }).
reason-number-unfit = “{ $value }” is not a number ({ $column }).
reason-boolean-unfit = “{ $value }” is neither yes nor no ({ $column }).
reason-kind-unknown = “{ $value }” is not a visit, call, mail, message, meeting or note ({ $column }).
reason-choice-unknown = “{ $value }” is not in the list ({ $column }).

notice-repaired-postcode = Postcodes that had lost their zero
notice-repaired-letters = Broken letters that were put right
notice-phone-unread = Phones that cannot be read: kept as they are
notice-phone-lost = Phones a spreadsheet spoiled (6,12E+08): kept as they are
notice-mail-unread = Mails that cannot be read: kept as they are
notice-tax-id-wrong = Tax ids that do not check: kept as they are
notice-left-out = Cells that cannot be understood and stay out

same-id = The same: it carries its identity
same-source = The same: it carries the code it came with
same-tax-id = Has the same tax id
same-mail = Has the same mail
same-phone = Has the same phone and a similar name
same-name = Has the same name in the same place
same-row = Was there already

column-id = ID
column-source-id = Code
column-kind = Type
column-name = Name
column-given-name = First name
column-middle-name = Middle name
column-surnames = Surnames
column-surname1 = First surname
column-surname2 = Second surname
column-trade-name = Trade name
column-company = Company
column-role = Role
column-tax-id = Tax ID
column-tax-country = Tax country
column-phones = Phone
column-mails = Email
column-links = Website
column-address = Full address
column-address-street = Street
column-address-extra = Unit
column-address-number = House number
column-address-city = City
column-address-region = Region
column-address-postcode = Postal code
column-address-country = Country
column-address-pobox = PO box
column-birthday = Birthday
column-notes = Notes
column-tags = Tags
column-preferred-channel = Preferred channel
column-life-moment = Life moment
column-growth-potential = Growth potential
column-origin = Origin
column-salesperson = Salesperson
column-language = Language
column-first-contact = Created
column-archived = Archived
column-active = Active
column-consent-phone = Consent phone
column-consent-mail = Consent mail
column-consent-whatsapp = Consent WhatsApp
column-consent-post = Consent post
column-client = Client
column-client-id = Client ID
column-client-tax-id = Client tax ID
column-client-mail = Client email
column-client-phone = Client phone
column-direction = Direction
column-at = Date
column-time = Time
column-outcome = Outcome
column-duration = Minutes
column-cost = Cost
column-text = Text
column-next-step = Next step
column-next-step-at = Next step date
column-user = User
column-title = Title
column-due = Due
column-done = Done
# Bringing a sheet in: what was understood, what will happen, what happened.

import-step-file = File
import-step-columns = Columns
import-step-preview = What will happen
import-step-done = Done
import-drop = Drop your contacts sheet here
import-drop-text = CSV or separated text, just as Excel saves it. First you see what was understood; nothing is written until you say so.
import-choose = Choose a file
import-sheets = Text sheets
import-another = Another file
import-working = Reading the file…
import-stage-reading = Reading the file…
import-stage-writing = Saving…
import-stage-checking = Checking…
import-stage-searching = Preparing the search…
import-understood = What was understood
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
import-companies = { $count ->
    [one] 1 company named in the rows is created too.
   *[other] { $said } companies named in the rows are created too.
  }
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
import-charset-forced = The encoding ({ $charset }) is the one you said.
import-charset-mark = Encoding { $charset }: the file says so itself.
import-charset-ascii = No accented letters: any encoding will do.
import-charset-valid-utf8 = Encoding { $charset }: every letter fits.
import-charset-mostly-utf8 = Encoding { $charset }: nearly every letter fits.
import-charset-zeros = Encoding { $charset }, by the zeros between letters.
import-charset-letters = Encoding { $charset }: this way ñ and accents come out right.
import-charset-guess = Encoding { $charset }: a guess. Look whether the accents are right.
import-separator-forced = Separator “{ $separator }”, as you said: { $columns } columns.
import-separator-declared = Separator “{ $separator }”: the file says so itself. { $columns } columns.
import-separator-none = A single column.
import-separator-found = Separator “{ $separator }”: every row gives { $columns } columns.
import-quoting-doubled = Quotes are doubled inside texts.
import-quoting-backslash = Quotes have a backslash inside texts.
import-quoting-none = No quotes.
import-header-row = The headings are on line { $row }.
import-header-none = There is no line of headings: columns go by letter.
import-finding-one-column = Everything is in one column: perhaps the separator is another.
import-finding-no-rows = There is no row of data.
import-finding-charset-uncertain = It is not certain how the accents were written.
import-finding-broken-rows = Some rows have broken letters.
import-finding-ragged = Some rows have more or fewer cells than headings.
import-finding-mixed-line-ends = The line ends are not all the same.
import-finding-header-uncertain = It is not certain that the first line is headings.
import-finding-no-header = It seems to have no headings.
import-finding-totals = The last rows look like totals: look at them before bringing them in.
import-finding-ambiguous-dates = Some dates can be read in two ways.
import-finding-ambiguous-decimals = Some numbers can be read in two ways.
import-finding-scientific = Excel shortened some numbers (1.2E+10): check phones and codes.
import-finding-lost-zeros = Leading zeros are missing, for instance in postcodes.
import-why-header = by its heading;
import-why-header-part = by part of its heading;
import-why-own-field = it is a field of yours;
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
