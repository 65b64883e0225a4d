# Payments and what is owed.
did-payments-record = { $amount } received from { $client }
did-payments-allocate = { $amount } of { $client } put to what was owed
did-payments-release = { $amount } no longer put to { $number }
did-payments-reverse = Payment of { $amount } by { $client } reversed
did-payments-refund = { $amount } given back to { $client }
did-clients-set-credit-limit = { $kind ->
    [none] { $client } has no credit limit any more
   *[limit] Credit limit of { $client }: { $amount }
  }

error-amount-not-positive = The amount must be above zero.
error-amount-negative = The amount cannot be negative.
error-nothing-owed = { $number } does not wait for money.
error-nothing-to-pay = The client owes nothing.
error-nothing-left-to-allocate = Nothing of this payment or credit note is left to use.
error-allocation-unclear = Name a payment or a credit note, not both.
error-allocation-too-much = Only { $value } of that document is still to be paid.
error-allocation-beyond = This uses more than there is.
error-allocation-currency = That document is in another currency ({ $value }).
error-allocation-other-client = That document belongs to another client.
error-allocation-twice = The same document stands there twice.
error-allocation-released = That was taken back already.
error-payment-in-future = A payment cannot be of a day to come.
error-payment-reversed = That payment was reversed already.
error-payment-takes-back = That line takes another payment back and is not reversed itself. Record a new payment.
error-day-before-payment = It cannot be reversed before it was paid, on { $value }.
error-refund-too-much = The client has only { $value } to get back.
error-over-credit-limit = With this document the client would owe { $value }, more than the limit of { $limit }.
error-days-backwards = The period ends before it begins.
error-payment-client-missing = Say who pays, or which invoice is paid.
error-reversal-reason-missing = Say why the payment is reversed.

# In the terminal
help-pay = Records a payment of a document; what is left over is an advance
help-pay-document = Its number, such as A26/000001, or its identity
help-pay-amount = How much, as the country of the business writes it: 1.234,50
help-pay-method = How: cash, card, transfer, debit or cheque; cash when not told
help-pay-day = Of which day, YYYY-MM-DD; today when not told
help-account = Says the account of a client: balance, what is late, movements
help-account-client = A few words of the name, the tax id or the identity
help-account-as-of = As it stood at the end of that day, YYYY-MM-DD
help-account-pdf = Prints it as a statement into this PDF file
help-account-from = Movements of the statement from that day on, YYYY-MM-DD; all when not told
help-account-limit = How many movements; 20 when not told
help-aging = Says what all clients owe, by how late it is
help-aging-as-of = As it stood at the end of that day, YYYY-MM-DD
help-value-amount = AMOUNT
help-value-as-of = DAY
help-value-method = WAY
pay-done = { $amount } recorded. Still to be paid: { $owed }
pay-advance = { $amount } is left as an advance.
account-balance = Balance
account-owed = Open invoices
account-credit = Credit notes left
account-advance = Advances
account-delivered = Delivered, not invoiced
account-exposure = Exposure
account-limit = Credit limit
account-habit = { $days ->
    [0] Usually pays on the due day.
    [one] Usually pays one day after it is due.
   *[other] Usually pays { $days } days after it is due.
  }
account-habit-early = { $days ->
    [one] Usually pays one day before it is due.
   *[other] Usually pays { $days } days before it is due.
  }
account-payment = Payment
aging-not-due = Not due
aging-to-30 = 1 to 30 days
aging-to-60 = 31 to 60 days
aging-to-90 = 61 to 90 days
aging-over-90 = Over 90 days
aging-none = Nobody owes anything.
aging-nobody = No client
