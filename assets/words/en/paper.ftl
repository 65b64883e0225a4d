# What is printed: quotes, delivery notes, invoices, statements and reminders.

paper-kind-quote = { $country ->
   *[other] Quote
  }
paper-kind-proforma = { $country ->
   *[other] Proforma invoice
  }
paper-kind-order = { $country ->
   *[other] Order
  }
paper-kind-delivery = { $country ->
   *[other] Delivery note
  }
paper-kind-invoice = { $country ->
   *[other] Invoice
  }
paper-kind-simplified = { $country ->
   *[other] Simplified invoice
  }
paper-kind-credit = { $country ->
    [ES] Corrective invoice
   *[other] Credit note
  }
paper-kind-statement = Statement of account
paper-kind-owed = Invoice
paper-draft = Draft
paper-logo = Logo of { $name }
paper-page = Page { $page } of { $pages }

paper-customer = Customer
paper-tax-id = { $country ->
    [ES] NIF
    [MX] RFC
    [AR] CUIT
    [CL] RUT
    [UY] RUT
    [CO] NIT
    [BO] NIT
    [GT] NIT
    [SV] NIT
    [CU] NIT
    [PE] RUC
    [EC] RUC
    [PA] RUC
    [PY] RUC
    [NI] RUC
    [DO] RNC
    [HN] RTN
    [VE] RIF
   *[other] Tax ID
  }
paper-tax-id-vat = VAT
paper-tax-id-passport = Passport
paper-tax-id-other = Document

paper-day = Date
paper-operation-day = Date of supply
paper-valid-until = Valid until
paper-due = Due
paper-due-amount = { $day }: { $amount }
paper-order = Your order
paper-customer-reference = Your reference
paper-deliveries = Delivery notes
paper-corrects = Corrects
paper-corrects-by = How
paper-by-difference = By difference
paper-by-substitution = By substitution
paper-replaces = Replaces
paper-reason = Reason for the correction: { $reason }
paper-sign-quote = Accepted: name, date and signature
paper-sign-delivery = Received: name, date and signature
paper-no-invoice = This document is not an invoice.

paper-description = Description
paper-quantity = Quantity
paper-price = Price
paper-discount = Disc.
paper-tax = Tax
paper-amount = Amount
paper-percent = { $rate } %
paper-exempt = Exempt
paper-not-charged = No tax

paper-unit-hur = h
paper-unit-day = days
paper-unit-mon = months
paper-unit-ann = years
paper-unit-kgm = kg
paper-unit-grm = g
paper-unit-tne = t
paper-unit-ltr = l
paper-unit-mlt = ml
paper-unit-mtr = m
paper-unit-cmt = cm
paper-unit-mtk = m²
paper-unit-mtq = m³
paper-unit-kmt = km
paper-unit-kwh = kWh
paper-unit-xbx = boxes
paper-unit-pr = pairs
paper-unit-dzn = dozens
paper-unit-set = sets

paper-lines-sum = Sum of lines
paper-lines-sum-inside = Sum, taxes included
paper-prices-inside = Prices include taxes.
paper-discount-whole = Discount { $worth }
paper-charge-whole = Charge { $worth }
paper-net = Net amount
paper-on = on { $base }
paper-surcharge = Surcharge (RE) { $rate }
paper-quota = { $tax } { $quota } a unit
paper-total-before = Total
paper-total = Total
paper-retention = Retention { $tax }
paper-prepaid = Deposit
paper-payable = Amount due
paper-tax-iva = VAT (IVA)
paper-tax-igic = IGIC
paper-tax-ipsi = IPSI
paper-tax-ieps = IEPS
paper-tax-irpf = IRPF
paper-tax-isr = ISR
paper-tax-itbis = ITBIS
paper-tax-igv = IGV
paper-treatment-exempt = { $country ->
   *[other] exempt
  }
paper-treatment-s2 = { $country ->
   *[other] reverse charge
  }
paper-treatment-n1 = { $country ->
   *[other] not subject
  }
paper-treatment-n2 = { $country ->
   *[other] not subject by the rules of place
  }
paper-treatment-e1 = { $country ->
    [ES] exempt (art. 20)
   *[other] exempt
  }
paper-treatment-e2 = { $country ->
    [ES] exempt, export (art. 21)
   *[other] exempt
  }
paper-treatment-e3 = { $country ->
    [ES] exempt (art. 22)
   *[other] exempt
  }
paper-treatment-e4 = { $country ->
    [ES] exempt (arts. 23 and 24)
   *[other] exempt
  }
paper-treatment-e5 = { $country ->
    [ES] exempt, intra-community supply (art. 25)
   *[other] exempt
  }
paper-exchange = In { $currency }
paper-exchange-rate = 1 { $one } = { $rate }, on { $day } ({ $source })

paper-paying = Payment
paper-means = By
paper-means-10 = Cash
paper-means-20 = Cheque
paper-means-30 = Bank transfer
paper-means-42 = Bank transfer
paper-means-48 = Card
paper-means-49 = Direct debit
paper-means-54 = Credit card
paper-means-55 = Debit card
paper-means-58 = Bank transfer
paper-means-59 = SEPA direct debit
paper-account = Account
paper-bic = BIC
paper-mandate = Mandate
paper-payment-reference = Reference

# The code of the Spanish tax agency: these words are theirs in every language.
paper-transfer = To pay, scan this code with your bank’s app
paper-transfer-alt = Code of the transfer, for the bank’s app
paper-qr = QR tributario:
paper-qr-sent = VERI*FACTU
paper-qr-alt = QR code that leads to { $address }

paper-as-of = As of
paper-from = Since
paper-document = Document
paper-charge = Charge
paper-credit = Credit
paper-balance = Balance
paper-balance-owed = Balance due
paper-balance-yours = Balance in your favour
paper-opening = Balance brought forward
paper-no-movements = No movements in this period.
paper-entry-invoice = Invoice
paper-entry-credit = Credit note
paper-entry-payment = Payment
paper-entry-refund = Refund
paper-entry-other = Entry
paper-aging = Age of what is due
paper-aging-not-due = Not due
paper-aging-30 = 1–30 days
paper-aging-60 = 31–60 days
paper-aging-90 = 61–90 days
paper-aging-more = Over 90 days

paper-reminder-title-1 = Payment reminder
paper-reminder-title-2 = Second payment reminder
paper-reminder-title-3 = Final payment reminder
paper-reminder-greeting = Dear Sir or Madam,
paper-reminder-text-1 = { $count ->
    [one] Looking through your account we see that the invoice listed below is still open, { $sum }. It has surely been overlooked: we would be grateful for your payment.
   *[other] Looking through your account we see that the invoices listed below are still open, { $sum } in all. They have surely been overlooked: we would be grateful for your payment.
  }
paper-reminder-text-2 = { $count ->
    [one] We have written to you about the invoice listed below, and it is still open: { $sum }. Please pay it, or tell us if anything in it is not right.
   *[other] We have written to you about the invoices listed below, and they are still open: { $sum } in all. Please pay them, or tell us if anything in them is not right.
  }
paper-reminder-text-3 = { $count ->
    [one] In spite of our letters the invoice listed below has not been paid: { $sum }. This is the last letter before we claim it by other means. If you cannot pay it at once, call us and we will find a way.
   *[other] In spite of our letters the invoices listed below have not been paid: { $sum } in all. This is the last letter before we claim them by other means. If you cannot pay them at once, call us and we will find a way.
  }
paper-reminder-by = We ask that your payment reach us before { $day }.
paper-reminder-crossed = If you have paid in the last few days, please set this letter aside, with our thanks.
paper-reminder-regards = Yours faithfully,
paper-days-late = Days late
paper-owed = Owed
paper-owed-sum = Total owed

# An invented document, to see how they look.
sample-customer = The Old Mill Café, Ltd.
sample-street = 12 Meadow Street
sample-line-1 = Ethiopian coffee, light roast, 1 kg
sample-line-2 = Service of the coffee machine
sample-line-3 = Paper filters, box of 100
