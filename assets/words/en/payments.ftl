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
error-payment-client-missing = Say who pays, or which invoice is paid.
error-reversal-reason-missing = Say why the payment is reversed.
