# What the bank says: statements, matching and direct debits.
did-bank-take = { $accepted ->
    [0] { $count ->
        [one] Bank statement: one new line
       *[other] Bank statement: { $count } new lines
      }
   *[other] { $count ->
        [one] Bank statement: one new line, { $accepted } matched
       *[other] Bank statement: { $count } new lines, { $accepted } matched
      }
  }
did-bank-accept = { $client ->
    [none] Bank line matched: { $amount }
   *[other] Bank line of { $amount } matched with { $client }
  }
did-bank-accept-sure = { $count ->
    [one] One sure bank line matched
   *[other] { $count } sure bank lines matched
  }
did-bank-ignore = { $ignored ->
    [yes] Bank line of { $amount } set aside
   *[no] Bank line of { $amount } waiting again
  }
did-bank-unmatch = Bank line of { $amount } no longer matched
part-bank-lines = Bank lines
part-bank-payers = Who pays under which name

error-bank-line-done = That line is matched already. Undo the match first if it was something else.
error-bank-line-open = That line is not matched.
error-bank-no-candidate = What that line is could not be found. Choose the client or the invoice yourself.
error-bank-several = That line fits several things equally well. Choose which one it is.
error-bank-choice-unfit = That does not fit the line: look at the amount, the currency, and whether it comes in or goes out.
error-bank-payment-taken = That payment belongs to another bank line already.

reason-bank-too-large = It is over { $limit } MB: no statement is that large.
reason-bank-record-unknown = Line { $row } is a record “{ $value }” that Norma 43 does not have. Download the statement again.
reason-bank-record-lost = Line { $row } is a record outside its account. Download the statement again.
reason-bank-value = { $row ->
    [0] The value “{ $value }” cannot be understood. Download the statement again.
   *[other] { $column ->
        [0] “{ $value }” in line { $row } cannot be understood. Download the statement again.
       *[other] “{ $value }” in line { $row }, column { $column }, cannot be understood. Correct it or download the statement again.
      }
  }
reason-bank-sums = The lines do not add up to what the end of the account says (line { $row }): the file is cut or changed. Download it again.
reason-bank-balance = The closing balance is not the opening one plus the lines (line { $row }): the file is changed. Download it again.
reason-bank-records = The last line says { $told } records and there are { $found }: the file is cut. Download it again.
reason-bank-cut = The file ends half way. Download it again.
reason-bank-not-readable = It cannot be read from line { $row } on: it is cut or badly written. Download it again.
reason-bank-document-type = It brings entities or a document type of its own, which are not opened, to be safe.
reason-bank-empty = There is no line in it.
reason-bank-columns = It does not look like a statement: the date or the amount is missing. Its columns are { $value }.

bank-format-norma43 = Norma 43
bank-format-ofx = OFX
bank-format-camt = CAMT.053
bank-format-table = Table of the bank

bank-why-number = names invoice { $number }
bank-why-number-bare = has the number { $number }
bank-why-amount = is exactly what is owed
bank-why-sum = { $count ->
    [one] is exactly what they add up to
   *[other] is exactly what { $count } invoices add up to
  }
bank-why-all = is all they owe
bank-why-tax-id = has their tax id
bank-why-payer = paid like this before
bank-why-name = has their name
bank-why-name-part = has part of their name
bank-why-due = is around its due day
bank-why-before = is from before the invoice
bank-why-partial = is less than what is owed
bank-why-over = is more than they owe
bank-why-oldest = pays what was due first
bank-why-nothing-owed = they owe nothing: it would be an advance
bank-why-recorded = is recorded already, on { $day }
bank-why-same-days = in the same days
bank-why-reference = has its reference
bank-why-paid-on = was paid on { $day }
bank-why-returned = the bank calls it returned
bank-why-by-debit = was paid by direct debit
bank-why-credit = has that money in their favour

bank-choice-invoices = Payment
bank-choice-client = On account
bank-choice-payment = Recorded
bank-choice-returned = Returned
bank-choice-refund = Refund

# In the terminal
help-bank = Takes bank statements in and matches their lines with invoices; without a file, says what is left to match
help-bank-file = Statements: Norma 43, OFX, CAMT.053, or the table (CSV, XLSX) that the bank offers
help-bank-dry-run = Only says what would happen, without changing anything
help-bank-accept-sure = Also matches everything that is sure
help-bank-account = The account of a table that does not name it: its IBAN
help-bank-limit = How many lines are shown
help-value-account = ACCOUNT
stage-matching = Matching
bank-would = What will happen with these statements
bank-done = They are in the book
bank-nothing-new = There is no new line
bank-refused-file = Does not come in:
bank-account-unnamed = Account without a name
bank-lines-of = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
  }, { $new ->
    [0] none new
    [one] 1 new
   *[other] { $new } new
  }
bank-balance-agrees = The balance agrees: from { $opening } to { $closing }.
bank-balance-differs = The balance does not agree: from { $opening } to { $closing } is something else. Lines may be missing.
bank-in-out = In { $in }, out { $out }
bank-alike = { $count ->
    [one] One new line has the day and amount of another that is there: it may be the same, told by another kind of file.
   *[other] { $count } new lines have the day and amount of others that are there: they may be the same, told by another kind of file.
  }
bank-would-accept = { $count ->
    [0] None fits for sure: you will see them one by one.
    [one] One fits for sure; you will see the others.
   *[other] { $count } fit for sure; you will see the others.
  }
bank-accepted = { $count ->
    [0] None fitted for sure.
    [one] One line matched.
   *[other] { $count } lines matched.
  }
bank-accepted-known = { $count ->
    [one] One had been recorded by hand and was not counted again.
   *[other] { $count } had been recorded by hand and were not counted again.
  }
bank-closed = { $count ->
    [one] One is of a closed period and stays as it is.
   *[other] { $count } are of a closed period and stay as they are.
  }
bank-none-waiting = No line is left to match.
bank-no-idea = no candidates
bank-sure = sure

# In the window
owed-view-bank = Bank
bank-take = Take a statement in…
bank-choose = Choose a bank statement
bank-statements = Bank statements
bank-accept-sure = Match what is sure
bank-empty = No bank lines yet
bank-empty-text = Choose or drop a statement here (Norma 43, OFX, CAMT.053 or the table your bank offers). You will see which invoice each line pays before anything happens.
bank-done-text = When you take another statement in, what is left to match appears here.
bank-none-match = No line like that
bank-which = Which lines
bank-state-open = To match
bank-state-matched = Matched
bank-state-ignored = Set aside
bank-account = Bank account
bank-all-accounts = All accounts
bank-text = What the bank says
bank-may-be = May be
bank-is = Is
bank-score = How sure
bank-line = Chosen line
bank-value-day = value { $day }
bank-reference = reference { $reference }
bank-ignore = Set aside
bank-take-up = Look at it again
bank-accept = Match
bank-choose-this = Match with { $name }, { $what }
bank-no-candidates = Nothing fits: neither the amount, nor the name, nor the number of an invoice. Choose the client, or set it aside if it is no sale.
bank-by-hand = It is another client’s…
bank-give = Receive from this client
bank-give-back = It is a refund to this client
bank-left = { $amount } would be left as an advance
bank-made = payment recorded from the bank on { $day }
bank-found = was recorded already on { $day }
bank-unmatch = Undo the match
bank-unmatch-reason = Bank match undone
bank-key-accept = Match with the likeliest
bank-key-choose = Match with that choice (1–9)
bank-key-ignore = Set the line aside
bank-refused = Does not come in
bank-days = Days
bank-sums = In and out
bank-account-of = Whose account it is (IBAN)
bank-take-only = Only take in
bank-take-accept = Take in and match what is sure
