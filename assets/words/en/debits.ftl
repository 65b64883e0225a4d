# Direct debits: signed mandates, remittances of receipts and what became of them.
did-debits-save-mandate = { $kind ->
    [changed] Direct debit of { $client } put right
   *[made] Direct debit of { $client } noted
  }
did-debits-revoke = Direct debit of { $client } cancelled
did-debits-set-creditor = Changed the creditor identifier
did-debits-make = { $count ->
    [one] Remittance of one receipt, { $amount }
   *[other] Remittance of { $count } receipts, { $amount }
  }
did-debits-collect = { $count ->
    [one] Remittance collected: one receipt, { $amount }
   *[other] Remittance collected: { $count } receipts, { $amount }
  }
did-debits-return = Receipt of { $client } returned: { $amount }
did-debits-take-back = { $count ->
    [one] Remittance of one receipt withdrawn, { $amount }
   *[other] Remittance of { $count } receipts withdrawn, { $amount }
  }
part-mandates = Direct debits
part-remittances = Remittances
part-debits = Receipts

error-debits-country = SEPA direct debits only exist where people pay in euros, and this business is not in one of those countries.
error-debits-nothing = No receipt can be collected. See who stays out and why.
error-debits-part-missing = { $what ->
    [client] Say whose: some words of the client's name, or the tax id.
    [iban] The account is missing. Give it with --iban.
    [to] The file is missing. Give it with --to.
    [reason] The reason of the return is missing. Give it with --reason, AM04 for example.
   *[invoice] Say which invoice the receipt is for: its series and number.
  }
error-creditor-missing = Your creditor identifier is missing. Put your tax id in Settings, Invoicing, or the identifier your bank gave you in Payments, Remittances.
error-account-missing = The account you are paid to is missing. Put it in Settings, Invoicing.
error-creditor-unfit = That is no creditor identifier: its check digits do not agree. Copy it as your bank gave it.
error-iban-unfit = That account does not exist: look at the IBAN again, digit by digit.
error-iban-not-sepa = That account is in a country outside SEPA and cannot be debited.
error-bic-unfit = That is no BIC: one has 8 or 11 letters and digits.
error-bic-missing = For an account outside the European Economic Area the BIC of its bank is needed.
error-mandate-reference-unfit = The reference has at most 35 letters without accents, digits and the signs / - ? : ( ) . , ' +, without spaces.
error-mandate-reference-taken = There is a mandate with the reference { $value } already. Give another.
error-mandate-in-future = { $value } has not come yet. Give today or a day before.
error-mandate-used = Receipts were sent under that mandate, so it cannot be changed. Cancel it and note the new one.
error-mandate-revoked = That mandate is cancelled already.
error-collect-early = That is too soon: the bank needs one working day. The soonest is { $value }.
error-collect-closed = Banks rest on that day. The next working day is { $value }.
error-collected-early = This remittance is not collected before { $value }.
error-debit-left-out = Invoice { $number } cannot go into this remittance now. Prepare it again: it says why.
error-debit-unknown = Invoice { $number } is not among those due until that day. Look at the number again, or give another day with --until.
error-debit-returned = That receipt came back already.
error-debit-erased = A client of this remittance was erased, and the account too: the file can no longer be made.
error-fee-unfit = The fee cannot be below zero.
error-remittance-collected = This remittance is collected already.
error-remittance-withdrawn = This remittance is withdrawn.

# Of a client
mandates = Direct debit
mandate-add = Note a direct debit
mandate-edit = Put the direct debit right
mandate-none = No direct debit
mandate-iban = IBAN of the client
mandate-bic = BIC of the bank
mandate-bic-hint = Only needed outside the European Economic Area
mandate-reference = Mandate reference
mandate-signed-on = Signed on
mandate-signed = Signed on { $day }
mandate-used-on = Last receipt { $day }
mandate-lapsed-hint = No receipt for 36 months: under the rules of SEPA it has lapsed. Another has to be signed.
mandate-lapses = Lapses on { $day } unless a receipt is sent before (rules of SEPA: 36 months)
mandate-scheme = Kind
mandate-core = Core
mandate-core-hint = The client can have the receipt back for eight weeks
mandate-b2b = Between businesses (B2B)
mandate-b2b-hint = The receipt cannot be had back, and their bank must know the mandate
mandate-recurrent = For all receipts, not only for one
mandate-revoke = Cancel the direct debit
mandate-good = In force
mandate-revoked = Cancelled
mandate-lapsed = Lapsed
mandate-spent = Used
mandate-unfit = Account not valid

# Remittances
owed-view-debits = Remittances
remittances-empty = No remittance yet
remittances-empty-text = Note on each client's page the direct debit that was signed, and prepare here the receipts that are due: out comes the SEPA file for your bank.
remittance-prepare = Prepare a remittance
remittance-collect-on = Day of collection
remittance-until = Invoices due until
remittance-which = Kind of receipt
remittance-core = Core (19.14)
remittance-b2b = Between businesses (B2B, 19.44)
remittance-invoice = Invoice
remittance-due = Due
remittance-account = Account
remittance-count = Receipts
remittance-state = State
remittance-take-all = All
remittance-take = Receipt of { $number }
remittance-make = Make the file
remittance-nothing = There are no invoices under a direct debit due until that day.
remittance-more = There are more than one remittance holds: make this one and prepare another.
remittance-notice = Tell your clients 14 days before, unless you agreed otherwise. Until what hour a remittance can be sent is for your bank to say.
remittance-file = remittance-{ $day }.xml
remittance-choose = Save the remittance
remittance-xml = SEPA file
remittance-save-again = Save the file
remittance-version = Version of the file
remittance-version-new = pain.008.001.08, today's
remittance-version-old = pain.008.001.02, if your bank still asks for it
remittance-not-saved = The remittance is made, but its file was not saved.
remittance-of = Remittance to collect on { $day }
remittance-receipts = { $count ->
    [one] 1 receipt
   *[other] { $count } receipts
  }
remittance-sum = { $count ->
    [one] 1 receipt
   *[other] { $count } receipts
  }, { $amount }
remittance-written = { $count ->
    [one] 1 receipt
   *[other] { $count } receipts
  }, { $amount }, in { $path }
remittance-late = The bank can no longer collect it on that day. If it does not have it yet, withdraw this remittance and make another.
remittance-sent = To be collected
remittance-collected = Collected
remittance-withdrawn = Withdrawn
remittance-collect = Mark as collected
remittance-take-back = Withdraw the remittance
remittance-returned = { $count ->
    [one] 1 returned, { $amount }
   *[other] { $count } returned, { $amount }
  }
debits-left-out = { $count ->
    [one] One invoice stays out
   *[other] { $count } invoices stay out
  }
debit-why-no-mandate = no direct debit was signed
debit-why-revoked = the direct debit is cancelled
debit-why-lapsed = the direct debit has lapsed: no receipt for 36 months
debit-why-spent = the direct debit was for one receipt
debit-why-unfit = the account of the direct debit is not valid
debit-why-other-scheme = the direct debit is of the other kind
debit-why-not-euros = it is not in euros
debit-why-on-its-way = it is in a remittance that was not collected yet
debit-why-too-large = it is more than a receipt can be
debit-why-no-address = the bank is outside the European Economic Area, and town or country is missing
debit-sent = To be collected
debit-collected = Collected
debit-returned = Returned
debit-withdrawn = Withdrawn
debit-return = Mark as returned
debit-return-of = Returned receipt of { $client }
debit-return-text = The invoice waits for payment again.
debit-return-reason = Reason
debit-return-day = Returned on
debit-return-fee = Fee of the bank, if any
debit-fee = fee { $amount }
debit-reason-am04 = AM04, no funds
debit-reason-md01 = MD01, no mandate
debit-reason-md06 = MD06, the client had it back
debit-reason-md07 = MD07, the holder died
debit-reason-ms02 = MS02, refused by the client
debit-reason-ms03 = MS03, the bank gives no reason
debit-reason-ac01 = AC01, no such account
debit-reason-ac04 = AC04, account closed
debit-reason-ac06 = AC06, account blocked
debit-reason-ac13 = AC13, account of a consumer
debit-reason-ag01 = AG01, the account takes no receipts
debit-reason-ag02 = AG02, operation not valid
debit-reason-am05 = AM05, receipt sent twice
debit-reason-be05 = BE05, creditor not recognised
debit-reason-cnor = CNOR, your bank is not in the system
debit-reason-dnor = DNOR, the client's bank is not in the system
debit-reason-ff01 = FF01, format of the file not valid
debit-reason-ff05 = FF05, wrong kind of receipt
debit-reason-md02 = MD02, mandate data missing
debit-reason-rc01 = RC01, wrong BIC
debit-reason-rr04 = RR04, legal reasons
debit-reason-sl01 = SL01, the client limited receipts
creditor = Who collects
creditor-text = Your bank knows you by this identifier. It comes from your tax id; change it only if your bank gave you another suffix.
creditor-identifier = Creditor identifier
creditor-suggested = By your tax id it would be { $value }
creditor-name = Name
creditor-account = Account that is paid to
creditor-account-hint = Changed in Settings, Invoicing

# At the terminal
help-debits = Notes direct debits, prepares SEPA remittances, writes their file and notes what became of them
help-debits-what = list, show, prepare, make, write, collect, return, take-back, mandates, sign, revoke or creditor; list if not said
help-debits-about = With show, write, collect and take-back, the end of the remittance's code (the last one if not said); with mandates, sign and revoke, the client; with return, the invoice; with creditor, the identifier
help-debits-iban = With sign, the client's account
help-debits-bic = With sign, the BIC of the bank; only needed outside the European Economic Area
help-debits-reference = With sign and revoke, the reference of the mandate
help-debits-once = With sign, the mandate is for one receipt only
help-debits-scheme = core or b2b; core if not said
help-debits-collect-on = With prepare and make, the day of collection, YYYY-MM-DD; the soonest if not said
help-debits-until = With prepare and make, invoices due until this day
help-debits-only = With make, only these invoices, separated by commas
help-debits-to = With make and write, the file that is written
help-debits-pain = Version of the file: 08 or 02; 08 if not said
help-debits-day = With sign, when it was signed; with collect, return and revoke, which day
help-debits-reason = With return, the reason: AM04, MD01, MS02…
help-debits-fee = With return, the fee of the bank
help-value-iban = IBAN
help-value-bic = BIC
help-value-reference = REFERENCE
help-value-scheme = KIND
help-value-collect-on = DAY
help-value-only = INVOICES
help-value-pain = VERSION
help-value-fee = AMOUNT
