# What happened and what to do. The key is error- and the kind of error.

# Interactions, tasks, lists
error-not-an-amount = “{ $value }” does not look like an amount. Write, for example, 12.50 or 3*4.20.
error-not-a-day = “{ $value }” does not look like a day. Write, for example, tomorrow, +7 or 15/3.
error-not-an-hour = “{ $value }” does not look like an hour. Write, for example, 10:00.
error-not-a-moment = That date is outside the calendar. Choose one between the years 1 and 9999.
error-cursor-unfit = The list changed while you were looking at it. Start again from the top.
error-text-too-long = The text is too long (at most { $count } letters). Keep it as an attached file.
error-title-missing = Write what is to be done.
error-title-too-long = The task is too long (at most { $count } letters). Shorten it.
error-list-unknown = There is no list “{ $value }”.
error-list-item-twice = “{ $value }” is already in the list. Choose another name.
error-user-twice = There is already someone called “{ $value }”. Add a surname.
error-user-is-here = { $name } is at this machine now. Say first who uses it.
