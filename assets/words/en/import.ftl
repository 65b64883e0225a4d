# What comes in from a table: why a row is refused, what was put right, and what each column is.

did-import-run = { $kind ->
    [clients] Clients from { $file }: { $created } new, { $changed } changed
    [people] People from { $file }: { $created } new, { $changed } changed
    [interactions] Interactions from { $file }: { $created } new, { $changed } changed
    [sales] Sales brought in from { $file }: { $created } new lines, { $changed } changed
    [products] Products brought in from { $file }: { $created } new, { $changed } changed
    [payments] Payments brought in from { $file }: { $created } new, { $changed } changed
   *[tasks] Tasks from { $file }: { $created } new, { $changed } changed
  }

error-table-empty = The file { $path } is empty. Check that it was saved with data and choose it again.
error-table-binary = The file { $path } is no table{ $what ->
    [unknown] .
   *[other] {" "}({ $what }).
  } Open it in the program that made it and save it as XLSX or CSV.
error-table-encoding = The file { $path } has letters that are not { $encoding } (row { $row }). Choose another encoding or save it as CSV UTF-8.
error-table-record-too-long = In { $path }, row { $row } never ends: most likely a quote opens and does not close. Correct it and choose the file again.
error-table-too-many-columns = { $path } has more than { $limit } columns: most likely the separator is another. Choose it by hand.
error-table-changed = { $path } changed while it was read. Nothing was brought in: choose it again.
error-table-unknown-format = This version cannot read { $path }. Save it as XLSX or CSV.
error-table-damaged = The file { $path } is damaged or cut short and cannot be read. Save or download it again.
error-table-locked = The file { $path } has a password. Open it, save it without one and choose it again.
error-table-bomb = The file { $path } unpacks to more than { $limit } MB and is not opened. If you trust it, unpack it yourself and choose what is inside.
error-table-sheet-missing = The file { $path } has no sheet “{ $sheet }”. Choose another.
error-table-invoice = The file { $path } is an electronic invoice ({ $what ->
    [cfdi] CFDI
    [ubl] UBL
    [cii] CII
   *[facturae] Facturae
  }). Electronic invoices come in by themselves: choose the file or its folder in Import, or import it without saying what its rows are.
error-table-io = { $path } could not be read: { $error }. Check that it is still there and that you may read it.
error-sheet-full = A sheet holds no more than { $limit } rows. Export to CSV, which has no limit.
error-sheet-text-too-long = There is a text of more than { $limit } letters, too long for a cell. Export to CSV.
error-export-form-unfit = This does not fit a .{ $ending } file: cards (.vcf) are of clients and the calendar (.ics) of tasks. Use .xlsx or .csv.
error-rejects-is-source = The refused rows cannot be written over the file that is being read. Choose another name.
error-column-missing = The file has no column “{ $column }”. Look at it again.

reason-column = Reason
reason-name-missing = It has no name.
reason-title-missing = It does not say what is to be done.
reason-date-missing = It has no date.
reason-client-missing = It does not say which client it is about.
reason-client-unknown = There is no client “{ $value }”.
reason-client-ambiguous = There are several clients “{ $value }”: add a tax id, mail or phone.
reason-client-erased = This client's data was erased on request.
reason-key-of-another = The code “{ $value }” is of { $name }, and the rest of the row of { $other }: correct one or the other.
reason-date-unfit = “{ $value }” is not a date ({ $column }).
reason-time-unfit = “{ $value }” is not a time ({ $column }).
reason-number-unfit = “{ $value }” is not a number ({ $column }).
reason-boolean-unfit = “{ $value }” is neither yes nor no ({ $column }).
reason-kind-unknown = “{ $value }” is not a visit, call, mail, message, meeting or note ({ $column }).
reason-document-unknown = “{ $value }” is neither order, invoice nor credit note ({ $column }).
reason-total-missing = It does not say its amount. If the sheet has a formula there, open it, save it and choose the file again.
reason-amount-missing = It does not say how much.
reason-no-such-document = There is no document “{ $value }” that this payment can pay.
reason-allocated-too-much = It allocates more than was paid.
reason-part-of-payment = A further document the payment above pays
reason-passed-over = No sale and no payment: passed over
reason-choice-unknown = “{ $value }” is not in the list ({ $column }).

notice-repaired-postcode = Postcodes that had lost their zero
notice-repaired-letters = Broken letters that were put right
notice-repaired-phone = Phones the spreadsheet wrote as numbers
notice-repaired-mail = Mail addresses with something around them
notice-repaired-case = Names written all in capitals
notice-repaired-form = Legal forms written in another way (SL, S. A.)
notice-repaired-street = Shortened streets (C/, Avda.)
notice-repaired-surnames = Surnames that came together, taken apart into first and second
notice-not-a-payment = Nobody’s payments: balances and payouts, which are passed over
notice-not-a-sale = No sales: payments, pay slips and transfers, which are passed over
notice-nameless = Without a name: called by their mail
notice-contact-of-person = Contact persons of somebody who is no company: left out
notice-part-of-payment = Lines of a payment that stands above: they say what else it pays
notice-kept-as-written = Cells that stay as they are written
notice-phone-unread = Phones that cannot be read: kept as they are
notice-phone-lost = Phones a spreadsheet spoiled (6,12E+08): kept as they are
notice-mail-unread = Mails that cannot be read: kept as they are
notice-tax-id-wrong = Tax ids that do not check: kept as they are
notice-code-hyphen = Codes written without their hyphen, or with one too many: they are those of the book
notice-left-suppliers = Suppliers: they stay out
notice-left-purchases = Items that are only bought: they stay out
notice-left-drafts = Draft invoices: they stay out
notice-left-payments = Payments to suppliers, cancelled or drafts: they stay out
notice-left-out = Cells that cannot be understood and stay out

same-id = The same: it carries its identity
same-source = The same: it carries the code it came with
same-tax-id = Has the same tax id
same-mail = Has the same mail
same-phone = Has the same phone and a similar name
same-name = Has the same name in the same place
reason-alike = Very much like a client
same-row = Was there already
same-code = It has the same code
same-number = It has the same number and date

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
column-contact = Contact person
column-role = Role
column-company-id = Company ID
column-label = Label
column-likes-said = Preferences
column-likes-inferred = Inferred preferences
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
column-photo = Photo
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
column-valid-until = Valid until
column-done = Done
column-series = Series
column-number = Number
column-day = Date
column-state = State
column-currency = Currency
column-note = Note
column-net = Net
column-tax = Taxes
column-total = Total
column-outstanding = Outstanding
column-payment-method = Payment method
column-paid-at = Paid on
column-refunded = Refunded
column-product-code = Product code
column-barcode = Barcode
column-product = Product
column-products = Several products
column-quantity = Quantity
column-unit = Unit
column-price = Price
column-discount = Discount
column-discount-percent = Discount in %
column-tax-rate = Tax rate
column-line-net = Line net
column-line-total = Line total
column-category = Category
column-client-given-name = Client first name
column-client-surnames = Client surnames
column-client-company = Client company
column-code = Code
column-line = Product line
column-up-sell = Up-sells
column-complement = Complements
column-sale = Document
column-amount = Amount
column-allocated = Allocated amount
column-out = Given back
column-given-back = Given back later
column-method = Method
column-reference = Reference
column-record = Kind of record
column-cancelled-at = Cancelled on
