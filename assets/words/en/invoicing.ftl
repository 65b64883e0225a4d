# Documents made here: what the history, the notices and the terminal say of them.
did-sales-draft = { $kind ->
    [quote] Quote { $number } made for { $client }
    [proforma] Proforma { $number } made for { $client }
    [order] Order { $number } taken from { $client }
    [delivery] Delivery note { $number } made for { $client }
    [credit] Draft credit note for { $client }
   *[other] Draft invoice for { $client }
  }
did-sales-revise = { $kind ->
    [quote] Quote { $number } changed
    [proforma] Proforma { $number } changed
    [order] Order { $number } changed
    [delivery] Delivery note { $number } changed
    [credit] Draft credit note changed
   *[other] Draft invoice changed
  }
did-sales-remove = { $kind ->
    [credit] Draft credit note deleted
   *[other] Draft invoice deleted
  }
did-sales-convert = { $kind ->
    [order] Order { $number } made for { $client }
    [delivery] Delivery note { $number } made for { $client }
   *[other] Draft invoice for { $client }
  }
did-sales-decide = { $decision ->
    [accepted] { $number } accepted by { $client }
    [lost] { $number } lost
    [cancelled] { $number } cancelled
   *[other] { $number } open again
  }
did-sales-issue = { $kind ->
    [credit] Credit note { $number } issued to { $client }
   *[other] Invoice { $number } issued to { $client }
  }
did-sales-credit = Draft credit note for { $client }
did-sales-duplicate = Document made again for { $client }
did-series-edit = Series { $name } prepared
did-business-set = Invoicing data of the business changed

# Fiscal profiles: what each does and what is not built.
fiscal-es-verifactu = Spain: invoices issued here, with chained records (VERI*FACTU)
fiscal-es-registro = Spain: invoices are issued in another program
fiscal-mx-cfdi = Mexico: sales notes, with the stamped CFDI apart
fiscal-generic = Without rules of a country
fiscal-does-numbers = Numbers without gaps, by series
fiscal-does-frozen = Keeps each invoice as it was issued, with its hash
fiscal-does-chain = Makes a chained record of each invoice
fiscal-does-code = Gives the address of the QR code to compare with
fiscal-does-xml = Writes the XML of the records
fiscal-does-quotes = Makes quotes, orders and delivery notes
fiscal-does-register = Keeps and sums the invoices that come from another program
fiscal-does-by-line = Rounds tax line by line, as Anexo 20 asks
fiscal-lacks-sending = Does not send the records to the tax agency: they wait in a queue
fiscal-lacks-declaration = Carries no producer's declaration of responsibility: ask your adviser before issuing
fiscal-lacks-issuing = Issues no invoices
fiscal-lacks-stamp = Does not stamp: only an authorised provider makes a valid CFDI
fiscal-lacks-country-rules = Does not know this country's invoicing rules: ask your adviser
