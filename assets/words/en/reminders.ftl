# Payment reminders
did-reminders-record = { $count ->
    [one] Payment reminder to { $client } noted
   *[other] { $count } payment reminders noted
  }
did-reminders-set-procedure = Changed how late payments are asked for
did-reminders-pause = { $kind ->
    [again] { $client } gets payment reminders again
   *[until] { $client } gets no payment reminders for a while
  }
part-reminders = Payment reminders

error-levels-unfit = Give between one and { $count } reminders.
error-level-days-unfit = Each reminder goes more days after the due date than the one before.
error-reminder-not-due = No reminder is due now: it was paid, or a reminder went out a short while ago, or waiting was agreed.
error-too-many = These are too many at once ({ $count } at most).

help-remind = Says who is to be reminded of what is late, writes the letters and notes that they went out
help-remind-client = A few words of the name, the tax id or the identity; everybody when not told
help-remind-to = Writes into this folder every letter as PDF and, for who has a mail address, a draft .eml
help-remind-sent = Notes that the reminders went out; they are not due again before the next level
help-remind-how = How they went out: letter, mail, message or call; mail when not told
help-value-how = HOW
remind-none = Nobody is to be reminded now.
remind-written = { $count ->
    [one] One letter
   *[other] { $count } letters
  } and { $mails ->
    [one] one draft of a mail
   *[other] { $mails } drafts of mails
  } in { $path }
remind-recorded = { $count ->
    [one] One reminder noted.
   *[other] { $count } reminders noted.
  }
reminder-level = Reminder { $level }
reminder-what = { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
  }, { $days ->
    [one] 1 day
   *[other] { $days } days
  }
reminder-noted = { $count ->
    [one] Payment reminder { $level }: one invoice, { $amount }.
   *[other] Payment reminder { $level }: { $count } invoices, { $amount }.
  }
