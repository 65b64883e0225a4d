# What goes to the accountant at the end of a period.
did-accountant-set = Accountant settings changed
did-accountant-close = Period { $period } closed
did-accountant-reopen = Period { $period } reopened

error-period-unknown = “{ $value }” is not a period. Write 2026-Q3, 2026-07, 2026 or two days: 2026-07-01..2026-08-15.
error-period-closed = Period { $value } is closed: it takes nothing dated { $day }. Use a later day or reopen the period.
error-period-runs = Period { $value } is not over yet. Close it when it ends.
error-period-is-closed = Period { $value } is closed already.
error-period-is-open = Period { $value } is open already.
error-period-never-closed = Period { $value } was never closed.
error-reopen-reason-missing = Say why it is reopened: whoever reviews it will see it.
error-account-unfit = “{ $value }” is not an account: accounts are three to twelve figures.

part-closed-periods = closed periods
stage-printing = Printing invoices

# Titles of the tables
column-document = Document
column-operation-on = Operation date
column-invoice-type = Invoice type
column-tax-id-kind = Tax id type
column-tax-name = Tax
column-qualification = Qualification
column-exemption = Exemption
column-base = Net amount
column-surcharge-rate = Surcharge rate
column-surcharge = Surcharge
column-retention-rate = Retention rate
column-retained = Retained
column-number-last = Last number
column-year = Year
column-quarter = Quarter
column-activity-code = Activity code
column-activity-type = Activity type
column-activity-group = Activity group
column-income-concept = Income concept
column-income = Income
column-operation-key = Operation key
column-unit-net = Price without tax
column-account = Account
column-entry = Entry
column-order = Order
column-debit = Debit
column-credit = Credit
column-invoices = Invoices
column-owed = Outstanding
column-days-late = Days late
column-documents = Documents
column-unallocated = Unallocated

register-consumer = VENTAS A CONSUMIDOR FINAL
entry-invoice = Invoice
entry-credit = Credit note
entry-payment = Payment
entry-refund = Refund

# Names of the files
pack-invoices = invoices
pack-lines = lines
pack-journal = journal
pack-taxes = taxes
pack-collected = payments
pack-open = open-items
pack-report = report
pack-pdf = pdf
pack-xml = xml
pack-readme-name = README
pack-readme =
    What Clientela hands to the accountant for a period.

    report.txt         what the period comes to, and what to look at before using it
    invoices.xlsx      a row for each invoice and tax rate
    lines.xlsx         each line of each invoice
    journal.xlsx       entries of invoices and payments, with the accounts of the settings
    taxes.xlsx         net amounts and taxes by rate
    payments.xlsx      money that came and went back, and what it paid
    open-items.xlsx    what was owed when the period ended
    …U_….xlsx and .csv the register of issued invoices with the 36 columns of the Spanish tax agency
    pdf/               the invoices issued with Clientela, as printed
    xml/               the same as electronic invoices, unsigned (Facturae 3.2.2 in Spain; UBL 2.1 elsewhere)
    manifest.json      which files there are and the hash (SHA-256) of each

    To check that nothing has changed: clientela check FOLDER

    Invoices of other programs are in the tables and not in pdf/ or xml/. Cash accounting and real estate
    are not filled in. These files are not encrypted: whoever has them can read them.

# The report
report-title = Period { $period }
report-invoices = Invoices
report-credits = Credit notes
report-net = Net amount
report-tax = Taxes
report-total = Total invoiced
report-retained = Retained
report-collected = Collected
report-open = Outstanding at its end
report-untaxed = Without tax
report-sound = No number is missing and everything adds up.
report-more = and more

finding-invoice-changed = { $count ->
    [one] The stored text of one invoice is not the one that was issued:
   *[other] The stored text of { NUMBER($count) } invoices is not the one that was issued:
  }
finding-invoice-missing = { $count ->
    [one] The stored text of one issued invoice is missing:
   *[other] The stored texts of { NUMBER($count) } issued invoices are missing:
  }
finding-number-gap = { $count ->
    [one] One number is missing, from:
   *[other] { NUMBER($count) } numbers are missing, from:
  }
finding-day-back = { $count ->
    [one] One invoice is dated before the one that precedes it:
   *[other] { NUMBER($count) } invoices are dated before the one that precedes them:
  }
finding-number-twice = { $count ->
    [one] One number is there more than once:
   *[other] { NUMBER($count) } numbers are there more than once:
  }
finding-totals-differ = { $count ->
    [one] Net amount and taxes of one invoice do not give its total:
   *[other] Net amount and taxes of { NUMBER($count) } invoices do not give their totals:
  }
finding-rates-unknown = { $count ->
    [one] How much of one invoice of another program goes to each rate is not known:
   *[other] How much of { NUMBER($count) } invoices of another program goes to each rate is not known:
  }
finding-currency-unconverted = { $count ->
    [one] One invoice in another currency of unknown rate is not in the tables:
   *[other] { NUMBER($count) } invoices in another currency of unknown rate are not in the tables:
  }
finding-customer-unidentified = { $count ->
    [one] The customer’s tax id is missing on one invoice:
   *[other] The customer’s tax id is missing on { NUMBER($count) } invoices:
  }
finding-draft-left = { $count ->
    [one] One draft invoice dated in this period is left.
   *[other] { NUMBER($count) } draft invoices dated in this period are left.
  }
finding-paper-missing = { $count ->
    [one] One invoice could not be printed:
   *[other] { NUMBER($count) } invoices could not be printed:
  }
finding-xml-missing = { $detail ->
    [party] No electronic invoice, since details of the customer or the business are missing:
    [number] No electronic invoice, since the number is too long:
    [taxes] No electronic invoice, since the format does not take those taxes:
    [decimals] No electronic invoice, since the format takes two decimals:
   *[other] No electronic invoice, since an amount is too large:
  }

# In the terminal
help-accountant = Says what a period comes to, writes the folder for the accountant, and closes it
help-accountant-period = 2026-Q3, 2026-07, 2026 or 2026-07-01..2026-08-15; the quarter before when not said
help-accountant-to = Writes the folder there; it must not exist or be empty
help-accountant-office = The form of the office: journal, contasol, xero, quickbooks or a file
help-accountant-tables-only = Only tables and report, without the invoices
help-accountant-close = Closes the period: it takes no more invoices or payments
help-accountant-reopen = Reopens a closed period; asks for --reason
help-accountant-reason = Why it is reopened
help-accountant-changes = What has changed in the period since it was closed
help-value-period = PERIOD
help-value-office = FORM
help-check-folder = A folder written by Clientela: checks that nothing in it has changed
accountant-written = Folder written to { $path }: { $files } files, { $papers } invoices as PDF and { $xmls } electronic ones.
accountant-check-how = To check it: clientela check "{ $path }"
accountant-closed = Period { $period } is closed now.
accountant-reopened = Period { $period } is open again.
accountant-differs = What has changed in { $period } since it was closed
accountant-same = Nothing has changed in { $period } since it was closed.
check-pack = The folder of { $business } for { $period } is whole: no file has changed.
check-folder = The folder of { $business } is whole: no file has changed.
check-manifest = Hash of the folder: { $manifest }

# In the window
place-accountant = Accountant
settings-accountant = Accountant
period-quarter = { $quarter ->
    [1] 1st quarter of { $year }
    [2] 2nd quarter of { $year }
    [3] 3rd quarter of { $year }
   *[other] { $quarter }th quarter of { $year }
  }
period-of-quarter = Quarter
period-of-month = Month
period-of-year = Year
period-earlier = Earlier period
period-later = Later period
period-closed = Closed
period-runs = Running
period-open = Open
period-closed-on = Closed on { $day }
period-reopened-on = Reopened on { $day }: { $reason }
accountant-settings = Accounts and form
accountant-span = How often
accountant-period = Period
accountant-days = { $from } – { $to }
accountant-by-month = Net amount by month
accountant-month = Month
accountant-sum = Sum
accountant-told = { $count ->
    [one] Another program made one of them: it is in the tables, without a PDF.
   *[other] Another program made { NUMBER($count) } of them: they are in the tables, without a PDF.
  }
accountant-before = Before handing it over
accountant-nothing = There are no invoices in this period.
accountant-hand-over = Hand over
accountant-holds = A folder with the invoices as PDF and electronic, the register, the entries, taxes, payments, open items and a report. It carries the hash of each file.
accountant-papers = With the invoices as PDF and electronic
accountant-write = Prepare the folder…
accountant-write-again = Prepare again…
accountant-name = { $business } { $period }
accountant-writing = Preparing the folder
accountant-made = The folder is ready: { $files } files, { $size }. { $papers } invoices as PDF and { $xmls } electronic ones.
accountant-close = Close the period
accountant-close-title = Close { $period }?
accountant-close-text = No invoice can be issued and no payment noted with a day of this period. It can be reopened, saying why.
accountant-still-runs = The period is not over yet: what is handed over now may change.
accountant-closed-periods = Closed periods
accountant-changed = What has changed
accountant-changed-title = { $period }, since it was closed
accountant-unchanged = Nothing has changed.
accountant-then = When closed
accountant-now = Now
accountant-came-later = Came later
accountant-reopen = Reopen
accountant-reopen-title = Reopen { $period }
accountant-reopen-text = The accountant has this period already. Tell her what has changed.
accountant-reason = Why
accountant-office = Form of the office
accountant-office-hint = One more file in the folder, for the program of the office.
accountant-accounts = Accounts of the entries
accountant-activity = Activity
accountant-activity-text = It goes into the register of the Spanish tax agency. Ask your accountant if you do not know it.
accountant-activity-code = Code (A to D)
accountant-activity-type = Type (01 to 06)
accountant-activity-group = Heading of the IAE
accountant-account-customers = Customers
accountant-account-sales = Sales
accountant-account-returns = Sales returns
accountant-account-output-tax = Output tax
accountant-account-retained = Retained by customers
accountant-account-cash = Cash
accountant-account-bank = Bank
office-none = None besides
office-journal = Journal entries (CSV)
office-contasol = ContaSOL, sheet APU (not tried there)
office-xero = Xero, sales invoices
office-quickbooks = QuickBooks Online, invoices
treatment-s2 = reverse charge
treatment-n1 = not subject
treatment-n2 = not subject by place
treatment-e1 = exempt (art. 20)
treatment-e2 = export (art. 21)
treatment-e3 = exempt (art. 22)
treatment-e4 = exempt (arts. 23 and 24)
treatment-e5 = delivery inside the Union (art. 25)
treatment-e6 = exempt
treatment-exempt = exempt
