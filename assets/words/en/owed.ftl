# What is owed and what is paid, in the window.
place-payments = Payments
account = Account
account-see = See the account
account-more = More about the account

owed-views = Parts of payments
owed-view-owed = Who owes
owed-view-paid = Payments
owed-view-day = Cash of the day
owed-view-reminders = Reminders
owed-aging = What is owed, by age
owed-how-late = Late
owed-late = Overdue
owed-currency = Currency
owed-as-of = As of a day
owed-as-it-stood = As it stood at the end of { $day }
owed-now = See it as it stands
owed-in-favour = In clients’ favour
owed-by = { $invoices ->
    [one] one invoice
   *[other] { $invoices } invoices
  } of { $clients ->
    [one] one client
   *[other] { $clients } clients
  }
owed-only-most = The { $shown } who owe most are shown, of { $all }
owed-nobody-then = Nobody owed anything that day
owed-nobody-text = Invoices that wait for their money show here, who owes most first.
owed-nothing = Owes nothing.
owed-nothing-then = Owed nothing that day.
owed-open = Waiting for payment
owed-more-open = There are more; here are the five hundred that are due first.
owed-due = Due
owed-left = Owed
owed-entries = Movements
owed-no-entries = No movements yet.
owed-what = What
owed-amount = Amount
owed-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }
owed-days-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
  }
owed-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
  }
owed-due-today = due today
entry-taken-back = Given back

statement = Statement
statement-of = Statement of { $client }
statement-from = Movements from

receive-spread = This payment pays, what is due first before what is due later:
receive-of-owed = of { $amount }

refund = Give back
refund-some = Give money back…
refund-to = Give money back to { $client }
refund-text = { $amount } is in the client’s favour, from credit notes and advances.
refund-amount = Amount given back

limit-set = Credit limit…
limit-of = Credit limit of { $client }
limit-text = A document that goes beyond it warns you while you write it. Empty: no limit.
limit-used = Exposure: { $exposure } of { $limit }
limit-left = { $amount } left
limit-over = { $amount } over the limit

pause-set = Stop reminding…
pause-of = Stop reminding { $client }
pause-text = When you agreed to wait or something has to be cleared up, no payment reminder is due until that day has passed.
pause-until-day = Until
pause-until = No payment reminders until { $day }.
pause-end = Remind again

payment-note = Note
payment-pays = Pays
payment-free = { $amount } is for nothing yet: an advance.
payment-free-short = { $amount } unused
payment-use = Use for what is owed
payment-release = No longer use
payment-reversed = Reversed
payment-see-first = See the payment it takes back
payment-reverse = Reverse
payment-reverse-of = Reverse the payment of { $amount }
payment-reverse-text = For a debit that was returned or a cheque without funds. What it paid is owed again; the payment and its reversal both stay visible.
payment-reason = Reason
payments-free = Unused
payments-none-match = No payment matches
payments-empty = No payments yet
payments-empty-text = Note a payment on the invoice or on the client’s account, or bring those of another program.
payments-see-owed = See open invoices

day-before = Day before
day-after = Day after
day-empty = No money moved that day
day-empty-text = What came in and went out on a day is added up here by how it was paid.
day-count = No.
day-in = In
day-out = Out
day-net = Net
day-all = Total
till = Cash count
till-float = Cash at opening
till-in = Received in cash
till-out = Given back in cash
till-expected = There should be
till-counted = Counted
till-agrees = It agrees.
till-over = { $amount } too much.
till-short = { $amount } missing.

reminder-which = Reminder
reminder-invoices = Invoices
reminder-last = Last reminder
reminder-mail = Mail
reminder-no-mail = No mail
reminder-due = { $count ->
    [one] Payment reminder { $level } is due: one invoice, { $amount }.
   *[other] Payment reminder { $level } is due: { $count } invoices, { $amount }.
  }
reminder-see = See the letter
reminder-to = Payment reminder to { $client }
reminder-folder = Choose a folder for the reminders
reminder-write = Save PDF and draft…
reminder-how = How it goes out
reminder-sent = Note as sent
reminder-in-favour = Note: { $amount } is in the client’s favour, not used yet.
reminders-at = Reminders saved at { $path }
reminders-none-text = When an invoice is as late as a reminder waits, its client shows here.
reminders-write = Write all…
reminders-title = Write the reminders
reminders-choose = Choose folder…
reminders-writing = Writing the reminders
reminders-text = { $count ->
    [one] One reminder, for { $amount }.
   *[other] { $count } reminders, for { $amount } in all.
  }
reminders-in-favour = { $count ->
    [one] One client has money in favour that was not used: look first.
   *[other] { $count } clients have money in their favour that was not used: look first.
  }
reminders-mail = Also a draft of a mail
reminders-mail-hint = An .eml file for each client with a mail address, which your mail program opens ready to send, with the PDF inside. Clientela sends nothing.
reminders-sent-text = When they have gone out, note them: they stand in the history of each client and are not due again before the next one. This can be undone.
reminders-sent = Note as sent
reminders-not-sent = Not yet
sent-mail = E-mail
sent-letter = Letter
sent-message = Message
sent-call = Call

procedure = How to remind
procedure-text = Each invoice gets each reminder once, and between two at least the days that part them here go by.
procedure-days = Days late
procedure-tone = Tone
procedure-add = Another reminder
procedure-remove = Remove reminder { $level }
procedure-pay = Days given to pay
tone-1 = Friendly
tone-2 = Firm
tone-3 = Last
