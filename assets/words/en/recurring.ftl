# Invoices that come back
did-recurring-save = { $kind ->
    [made] Invoice { $number } of { $client } will come back
   *[changed] How invoice { $number } of { $client } comes back was changed
  }
did-recurring-remove = Invoice { $number } of { $client } no longer comes back
did-recurring-run = { $count ->
    [one] One draft of a recurring invoice made
   *[other] { $count } drafts of recurring invoices made
  }
part-recurring = Recurring invoices
part-recurring-made = Repetitions made
error-recurring-unfit = Only invoices made here come back.
error-recurring-begun = One was made already: the first day and how often stay. Stop this repetition and begin another.
error-every-unfit = Say every how many: from 1 to { $count }.
error-sale-recurring = This invoice comes back. Stop the repetition first.
recurring = Recurring invoices
recurring-every = { $unit ->
    [week] { $count ->
      [one] every week
     *[other] every { $count } weeks
    }
   *[month] { $count ->
      [one] every month
     *[other] every { $count } months
    }
  }
recurring-paused = Resting
recurring-over = Over
recurring-run = { $count ->
    [0] None is due today.
    [one] One draft made. Look at it and issue it when you like.
   *[other] { $count } drafts made. Look at them and issue them when you like.
  }
recurring-none-how = No invoice comes back. To repeat one every month: clientela recurring A26/000001
help-recurring = Says which invoices come back, makes one come back, and makes the drafts of those that are due
help-recurring-document = The number of the invoice that comes back
help-recurring-every = Every how many months or weeks; 1 if not said
help-recurring-unit = month or week; month if not said
help-recurring-first = Which day the first is, YYYY-MM-DD; a period after the invoice if not said
help-recurring-until = Until which day, that one included
help-recurring-stop = It no longer comes back; what was made stays
help-recurring-run = Makes the drafts of those that are due; issues none
help-value-every = N
help-value-unit = UNIT
help-value-first = DATE
recurring-repeat = Repeat every…
recurring-of = Repeat invoice { $number }
recurring-text = Each time it is due a draft with the same lines is made. Nothing is issued by itself: you look at it and issue it.
recurring-how-many = Every
recurring-unit = What
recurring-months = months
recurring-weeks = weeks
recurring-first = The first
recurring-until = Until (if it ends)
recurring-pause = Resting: none is made
recurring-stop = Stop repeating
recurring-often = How often
recurring-next = The next
recurring-made = Made
recurring-make = Make those that are due
recurring-empty = No invoice comes back
recurring-empty-text = Open an invoice and choose “Repeat every…”: fees, rents, maintenance. When it is due, you are told here and on Today.
today-recurring = { $count ->
    [one] One recurring invoice to make
   *[other] { $said } recurring invoices to make
  }
