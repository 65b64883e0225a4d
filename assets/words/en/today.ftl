# The home page.

today-late = Late
today-due = Today
today-soon = Soon
today-nothing = Nothing pending
today-nothing-text = Type above what you must do next, or call somebody on the right.
today-overdue = { $count ->
    [one] 1 invoice is overdue
   *[other] { $said } invoices are overdue
  }
today-more = There are more tasks: the next ones will show as these are done.
today-week = Contacts this week
today-day = Day
today-without-step = Without a next step
today-without-step-none = Everybody has a next step.
today-birthdays = Birthdays
today-birthdays-none = None in the next days.
today-quiet = No contact for { $days } days
today-quiet-none = Nobody has been without contact for so long.
