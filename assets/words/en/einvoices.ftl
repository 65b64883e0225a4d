# Electronic invoices that come in: what they are, what will happen, why one does not come in.

did-einvoices-take = Electronic invoices brought in: invoices { $invoices }, credit notes { $credits }, payments { $payments }, new clients { $clients }

einvoices = Electronic invoices
einvoices-choose = Folder of invoices
einvoices-would = What will happen with these invoices
einvoices-done = They are in the book
einvoices-nothing = Nothing new to bring in
einvoices-nothing-text = All that can come in from these files is in the book already.
einvoices-files = { $count ->
    [one] 1 electronic invoice read
   *[other] { $said } electronic invoices read
  }
einvoices-take = { $count ->
    [one] Bring in 1 document
   *[other] Bring in { $said } documents
  }
einvoices-safe = All of it comes in at once and is undone in one step. Seals are not verified, and whether the SAT cancelled one later is not known here, unless its receipt is in the folder.
einvoices-stage-reading = Reading the invoices…
einvoices-stage-importing = Putting them into the book…
einvoices-see-documents = See documents
einvoices-see-clients = See clients
einvoices-tables = Bring the tables in too

einvoices-invoices = Invoices
einvoices-credits = Credit notes
einvoices-payments = Payments
einvoices-clients = New clients
einvoices-clients-known = Known clients
einvoices-products = New products
einvoices-linked = In the book already, made here or brought from a table: they are given their identity
einvoices-known = Brought in before
einvoices-year = Year
einvoices-years = By year
einvoices-currency = Currency
einvoices-sums = Amounts
einvoices-invoiced = Invoiced
einvoices-credited = Credited
einvoices-paid = Paid
einvoices-beside = Aside
einvoices-refused = { $count ->
    [one] 1 file does not come in
   *[other] { $said } files do not come in
  }
einvoices-refused-more = { $count ->
    [one] and 1 more
   *[other] and { $said } more
  }
einvoices-formats = Formats
einvoices-format-cfdi-4 = CFDI 4.0
einvoices-format-cfdi-3 = CFDI 3.3
einvoices-format-ubl = UBL
einvoices-format-cii = CII
einvoices-format-pdf = PDF with the invoice inside
einvoices-format-facturae = Facturae

einvoices-ours = Invoices of { $name } ({ $id })
einvoices-ours-unnamed = Invoices of { $id }
einvoices-ours-business = It is the tax id of your business.
einvoices-ours-files = Your business has no tax id yet: the one that most files name was taken.
einvoices-ours-asked = As you said.
einvoices-ours-nobody = No file says whose it is.
einvoices-ours-other = Is it another?
einvoices-ours-choice = { $name } ({ $id }), { $count } issued

einvoices-left-received = { $count ->
    [one] 1 invoice was received by you: it is an expense, and purchases are not kept in this program.
   *[other] { $said } invoices were received by you: they are expenses, and purchases are not kept in this program.
  }
einvoices-left-payroll = { $count ->
    [one] 1 payroll receipt: it is no sale.
   *[other] { $said } payroll receipts: they are no sales.
  }
einvoices-left-transport = { $count ->
    [one] 1 transport CFDI: it is no sale.
   *[other] { $said } transport CFDI: they are no sales.
  }
einvoices-left-repeated = { $count ->
    [one] 1 file repeats an invoice that is in another.
   *[other] { $said } files repeat invoices that are in others.
  }
einvoices-left-plain = { $count ->
    [one] 1 PDF has no invoice inside: its XML counts.
   *[other] { $said } PDFs have no invoice inside: their XML count.
  }
einvoices-left-other = { $count ->
    [one] 1 file is neither XML nor PDF.
   *[other] { $said } files are neither XML nor PDF.
  }
einvoices-notice-doubtful = { $count ->
    [one] 1 invoice with a total that is not that of its lines; it comes in as it is: { $names }
   *[other] { $said } invoices with totals that are not those of their lines; they come in as they are: { $names }
  }
einvoices-notice-unrelated = { $count ->
    [one] 1 payment is in part for invoices that are not here; that part stays as an advance: { $names }
   *[other] { $said } payments are in part for invoices that are not here; that part stays as an advance: { $names }
  }
einvoices-notice-over = { $count ->
    [one] 1 payment is more than what its invoices still wait for; look at it: { $names }
   *[other] { $said } payments are more than what their invoices still wait for; look at them: { $names }
  }
einvoices-notice-cancelled = { $count ->
    [one] 1 invoice of the book was cancelled and no longer counts: { $names }
   *[other] { $said } invoices of the book were cancelled and no longer count: { $names }
  }
einvoices-notice-still-paid = { $count ->
    [one] 1 cancelled invoice has payments in the book; look at it: { $names }
   *[other] { $said } cancelled invoices have payments in the book; look at them: { $names }
  }

reason-einvoice-unstamped = It is not stamped: a draft, without fiscal value.
reason-einvoice-stamped-twice = It has two stamps: nobody can tell which one holds.
reason-einvoice-stamp-unfit = Its fiscal folio is not valid: “{ $value }”.
reason-einvoice-not-ours = Somebody else issued it: { $value } ({ $id }).
reason-einvoice-cancelled = It is cancelled: its receipt is among the files.
reason-einvoice-replaced = Another of these invoices replaces it.
reason-einvoice-invoice-missing = It pays invoices that are not here ({ $value }). Bring those invoices too.
reason-einvoice-closed = The period { $value } is closed. Reopen it to bring it in.
reason-einvoice-currency = Its currency is not known: “{ $value }”.
reason-einvoice-amount = It has an impossible amount: { $value }.
reason-einvoice-unnumbered = It does not say its number or who issued it.
reason-einvoice-unreadable = It could not be opened: { $value }.
reason-einvoice-zip-damaged = The ZIP is damaged or has a password.
reason-einvoice-zip-large = The ZIPs unpack to more than { $limit } GB.
reason-einvoice-large = It is larger than { $limit } MB: no invoice is.
reason-einvoice-none = It is no electronic invoice that this program reads.
reason-einvoice-letters = It has letters that cannot be read.
reason-einvoice-entities = It has entities or a document type of its own, which are not opened for safety.
reason-einvoice-broken = The XML is cut off or badly written.
reason-einvoice-version = It is of a version that is not read: { $value }. CFDI 3.3 and 4.0, UBL, CII and Facturae are.
reason-einvoice-missing = It lacks { $value }.
reason-einvoice-value = { $field } cannot be understood: “{ $value }”.

einvoices-note-regime = Fiscal regime: { $value }
einvoices-note-use = Use of the CFDI: { $value }
einvoices-note-product = SAT key: { $value }

einvoice = Electronic invoice
einvoice-sha256 = Fingerprint of the file (SHA-256)
sale-folio = Fiscal folio
means-sat-05 = Electronic purse
means-sat-06 = Electronic money
means-sat-08 = Food vouchers
