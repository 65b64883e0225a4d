# What a check of the book finds. `place` is a table, a kept figure or a part of the schema; `count` how many.
problem-unreadable = A part of the file cannot be read ({ $place }). Rescue the book or go back to a backup.
problem-file-damaged = The file is damaged in { $count } places. Rescue the book or go back to a backup.
problem-reference-broken = { $count } rows of { $place } point at something that is gone.
problem-schema-missing = A part of the book is missing: { $place }.
problem-schema-differs = A part of the book is not this program's: { $place }.
problem-schema-unknown = There is a part this program does not know: { $place }.
problem-setting-unreadable = { $count } settings make no sense. Save them again under Settings.
problem-journal-gap = The history lacks lines of { $count } actions.
problem-journal-orphan = The history has { $count } lines that belong to no action.
problem-journal-range = { $count } lines of the history speak of rows that never were.
problem-journal-value = { $count } lines of the history make no sense.
problem-clock-back = The order of { $count } actions in the history does not add up.
problem-undo-astray = { $count } undone actions do not say what undid them.
problem-figure-wrong = A kept figure ({ $place }) is wrong for { $count } clients. It can be repaired.
problem-figure-stale = The figures of { $count } clients are still to be worked out. It can be repaired.
problem-search-wrong = Search is wrong about { $count } rows of { $place }. It can be repaired.
problem-file-changed = { $count } attachments are not what was saved.
problem-invoice-changed = { $count ->
    [one] 1 issued invoice is no longer as it was issued
   *[other] { $count } issued invoices are no longer as they were issued
  }
problem-invoice-differs = { $count ->
    [one] 1 issued invoice says something else than its original
   *[other] { $count } issued invoices say something else than their originals
  }
problem-invoice-missing = { $count ->
    [one] The original of 1 issued invoice is missing
   *[other] The originals of { $count } issued invoices are missing
  }
problem-number-gap = { $count ->
    [one] 1 invoice number is missing or out of order
   *[other] { $count } invoice numbers are missing or out of order
  }
problem-chain-broken = { $count ->
    [one] The chain of records is broken in 1 place
   *[other] The chain of records is broken in { $count } places
  }
