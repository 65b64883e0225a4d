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
# The book and its file
error-no-book = No book is open. Open one or make a new one.
error-book-missing = There is no book at { $path }. See whether it was moved or renamed, or whether a disk is missing.
error-book-exists = There is already a file at { $path }. Choose another name: nothing is replaced.
error-not-a-book = { $path } is not a Clientela book. Choose another file.
error-book-truncated = Part of the book { $path } is missing. Do not delete it: rescue what can be, or go back to a backup.
error-book-newer = A newer version of Clientela made this book. Update the program to open it; the book was not touched.
error-book-older-read-only = This book is of an older version and has to be brought up to date, but it cannot be written here. Copy it to a folder of yours and open it there.
error-book-read-only = This book can only be read. Copy it to a folder of yours or ask for permission to write.
error-book-damaged = The book is damaged. Do not delete it: rescue what can be, or go back to a backup.
error-book-cannot-open = The book cannot be opened. See whether the folder exists and whether you may write in it.
error-book-vanished = The book’s file is no longer at { $path }. Put it back and open it again; copy what is not saved first.
error-book-busy = Another program is writing to the book. Wait a moment and try again.
error-book-in-use = The book is open in another program. Close it there and try again.
error-book-in-exclusive-use = Another program is changing the whole book right now. Wait until it has finished and try again.
error-book-locked = The book is locked. Type the passphrase to go on.
error-backup-not-sound = The backup { $path } did not come out right and is of no use. See whether the disk has room and make another.
error-lock-without-passphrase = This book has no passphrase, so it cannot be locked. Set one under Settings, Security.
error-passphrase-needed = The book { $path } has a passphrase. Type it to open the book.
error-wrong-passphrase = The passphrase does not open this book. See whether Caps Lock is on and try again.
error-passphrase-unusable = That passphrase cannot be used. Choose another, of ordinary letters, figures or signs.
error-keychain-unavailable = This system has no keychain to remember the passphrase in. Type it each time, or install one.

# The disk and the machine
error-file-missing = There is no file at { $path }. See whether it is spelt right.
error-file-name-missing = The file’s name is missing. Type where to save it.
error-file-exists = There is already a file at { $path }. Choose another name: nothing is replaced.
error-folder-missing = There is no folder { $path }. Make it first or choose another.
error-no-permission = You may not use { $path }. Choose another folder or ask for permission.
error-disk-full = The disk is full. Make room and try again; what was saved stays saved.
error-disk-trouble = The disk does not answer well. See whether it is connected, make a backup on another one and try again.
error-no-home = Your home folder cannot be found. Log in as yourself or name the book’s file.
error-no-randomness = The system gives no random numbers, and nothing can be protected without them. Restart the computer and try again.
error-internal = Something went wrong inside Clientela ({ $detail }). What was saved stays saved; check the book.
error-cancelled = Stopped. Nothing was changed.
error-too-big = It is too large for the book. Split the text or the file.

# What is typed
error-command-unknown = There is no command “{ $name }”. `clientela commands` lists them all.
error-input-unfit = What was sent does not fit what is asked for: { $detail }. `clientela commands` says what each command takes.
error-not-json = What was sent is not JSON: { $detail }.
error-not-found = { $what ->
    [client] That client is not in the book. Search for the name: it may have been deleted.
    [interaction] That interaction is not in the book. It may have been deleted: see the history.
    [task] That task is not in the book. It may have been deleted: see the history.
    [field] That field is not in the book. See those there are under Settings, Own fields.
    [backup] There is no backup with that number. `clientela backup --list` says which there are.
    [tag] That tag is not in the book. It may have been deleted: see the history.
    [mandate] This client has no such direct debit.
    [remittance] There is no such remittance. All of them are in Payments, Remittances.
    [debit] That invoice is in no receipt that was collected or is to be.
   *[other] That is not in the book. It may have been deleted: see the history.
  }
error-name-missing = The name is missing. Type it and try again.
error-name-too-long = The name is too long (at most { $count } letters). Shorten it.
error-choice-unknown = “{ $value }” is not among the choices. Choose from the list.
error-choices-missing = Write at least one choice.
error-date-unfit = “{ $value }” is not a possible day. Type, for instance, 15/3/1980.
error-field-exists = There is already a field “{ $name }”. Choose another name.
error-own-company = A client cannot be its own company. Choose another.
error-country-unknown = The country “{ $value }” is not known. Type its two letters: ES, MX, CO…
error-currency-unknown = The currency “{ $value }” is not known. Type its three letters: EUR, MXN, USD…
error-language-unknown = Clientela does not speak “{ $value }”. Choose es or en.
error-timezone-unknown = The time zone “{ $value }” is not known. Type one like Europe/Madrid or America/Mexico_City.
error-text-size = The size of the text goes from 100 to 200 percent.
error-theme-unknown = There is no theme “{ $value }”. Choose the system’s, light or dark.

# What the book does not allow
error-client-erased = This client’s data were erased at the client’s request and can no longer be changed. Make a new client.
error-client-merged = This client was merged into another. Open the other one to change its data.
error-undo-already = That is already undone.
error-undo-conflict = This cannot be undone: something changed the same thing later. Undo what is newer first.
error-undo-final = This cannot be undone: it was done for good.
error-undo-pruned = This can no longer be undone: the time for which the book keeps what is needed is over (Settings decide).

# The tables one imports
error-table-cancelled = Reading was stopped. Nothing was changed.

# Lists, filters, tags and merging clients
error-bulk-own-value = That is each client’s own and cannot be set for many alike. Change it on the client’s page.
error-column-unknown = There is no “{ $value }” to choose. Choose one of those shown.
error-filter-field-unknown = The filter speaks of a field that is gone. Remove it from the filter or choose another.
error-filter-too-deep = The filter has too many groups within groups. Make it simpler.
error-filter-value-unfit = The filter’s value does not fit that field. Type another.
error-condition-unfit = “{ $value }” is no condition. Write a field, a sign (=, !=, >, <, ~) and a value: sales_year>500.
error-merge-itself = A client cannot be merged with itself. Choose another.
error-certainty-too-low = Only pairs with a certainty of 90 to 100 % are merged at once. The others one by one.
error-tag-exists = There is already a tag “{ $name }”. Choose another name.
error-name-unusable = That file name cannot be used. Choose another.
error-draft-too-large = What you were typing is too long to be kept as a draft. Save it now.
error-file-empty = The file is empty: there is nothing to keep.
error-file-too-large = The file takes { $size } MB and the most is { $most } MB. Keep it outside the book or make it smaller.
error-file-too-large-to-show = The file takes { $size } MB, too much to show here. Save a copy and open it with its own program.
error-file-changed = The file “{ $path }” changed while it was being read. Try again.
error-bytes-unfit = What was pasted cannot be read. Save it as a file and add that.
error-too-many-files = These are more than { $limit } files. Bring them in in parts.

# What is printed
error-template-broken = The template { $file } has a fault in line { $line }, column { $column }: { $detail }. Correct it and save; until then the last good one is used.
error-template-stopped = The template “{ $template }” took longer than { $seconds } s and was stopped. Look in it for a loop that does not end.
error-template-unknown = There is no template “{ $template }”. Choose another.
error-logo-too-large = The logo takes { $size } MB and the most is { $most } MB. Save it smaller.
error-logo-too-wide = The logo measures { $width } × { $height } points and the most is { $most } on a side. Save it smaller.
error-logo-unreadable = The logo is not a PNG, JPEG or SVG picture, or it is damaged. Choose another file.
error-logo-unsafe = The logo is an SVG that brings something that is no drawing ({ $what }). Export it as plain SVG or as PNG.
error-colour-unreadable = “{ $value }” is not a colour. Write it as #0f5c63.
error-colour-too-light = The colour { $value } can hardly be read on white paper. Choose a darker one, { $instead } for example.
error-template-there = There is a file { $file } in { $path } already, and it is not replaced. Choose another folder.
error-templates-none = There is no template (.typ files) in { $path }. Copy those of Clientela there or choose another folder.
# Documents
error-not-a-decimal = “{ $value }” is not a number. Write it in figures.
error-too-many-decimals = That number has too many decimals ({ $count } at most).
error-too-large = That number is too large. Look at it again.
error-not-below-zero = A negative number cannot stand here. To give money back, make a credit note.
error-not-above-zero = Quantities of a credit note are negative.
error-quantity-zero = The quantity cannot be zero.
error-price-missing = The price is missing. Write it, or give the product one.
error-text-missing = What is sold is missing.
error-tax-unknown = “{ $value }” is no tax we know. Write, for instance, iva:21 or irpf:15.
error-tax-twice = This line has the same tax twice.
error-tax-out-of-range = That tax rate cannot be. Look at it again.
error-tax-out-of-force = { $value } is not in force on that day. If it is right, go on.
error-taxed-though-free = An exempt sale cannot carry a tax.
error-percentage-out-of-range = A discount goes from 0 to 100 %.
error-nothing-to-split = The discount of the document has no lines to be split over.
error-too-many-lines = The document has too many lines ({ $count } at most). Make two of it.
error-sale-issued = This document was issued and stays as it is. To correct it, make a credit note.
error-sale-not-open = This document is closed and stays as it is.
error-sale-not-draft = Only drafts are deleted. What was issued is corrected by a credit note.
error-not-own = Another program made this document: here it can only be looked at.
error-kind-stays = A document does not change its kind. Convert it into another.
error-credit-of-nothing = A credit note is made from its invoice.
error-line-used = Another document was made of that line already, so it cannot go.
error-document-unreadable = This document cannot be understood. Check the book.
error-series-code-unfit = The code of a series has plain letters, figures and signs, { $count } at most, without spaces or quotes.
error-series-code-taken = There is a series “{ $value }” already. Choose another code.
error-series-digits = A number has 1 to 12 figures.
error-series-first = The first number goes from 1 to 999,999,999.
error-series-used = This series has given numbers already and stays as it is.
error-nothing-left = Nothing of this document is left to convert.
error-quantity-too-much = Of that line only { $value } are left.
error-undo-issued = { $value } was issued and cannot be undone. To correct it, make a credit note.
error-issuing-elsewhere = By the settings, invoices are issued in another program. Change the fiscal profile to issue them here.
error-business-incomplete = { $field ->
    [legal_name] The legal name of the business is missing.
    [tax_id] The tax id of the business is missing or wrong.
    [street] The street of the business is missing.
    [postcode] The postcode of the business is missing.
   *[other] The city of the business is missing.
  } Complete it under Settings, Invoicing.
error-client-missing = Say whom the invoice is for, or make it a simplified one.
error-client-incomplete = { $field ->
    [tax_id] The client's tax id is missing or wrong.
    [street] The client's street is missing.
    [postcode] The client's postcode is missing.
   *[other] The client's city is missing.
  } Complete it on the client's page.
error-lines-missing = The document has no lines.
error-day-in-future = An invoice is not issued on a day to come.
error-day-before-last = The last invoice of the series is of { $value }. This one cannot have an earlier day.
error-total-negative = An invoice cannot come out negative. To give money back, make a credit note.
error-simplified-too-much = A simplified invoice goes up to { $value }. Say whom it is for.
error-credit-too-much = The credit note gives back more than was invoiced. Look at quantities and prices.
error-exchange-missing = What one { $value } is worth in the book's currency is missing.
error-record-unfit = The Spanish tax agency would not take this invoice: { $detail ->
    [Currency] it is not in euros and has no exchange rate.
    [Quota] it has a tax by quota.
    [NoRows] it has no tax at all, not even an exempt one.
    [TooManyRows] it has more than twelve tax rates.
    [NoReason] it is exempt without saying by which article.
    [TaxId] a NIF has not nine characters.
    [ReverseCharge] a simplified one cannot carry a reverse charge.
    [Number] the series has signs that are not taken.
   *[other] look at its data again.
  }
error-sale-not-issued = Only an issued invoice is credited. A draft is changed or deleted.
error-reason-missing = Say why: the reason is printed on the credit note.
error-invoice-changed = This invoice is no longer the one that was issued: somebody changed the file from outside. Run the check, and restore a copy.
error-line-unfit = “{ $value }” cannot be understood. Write, for instance, 2 x CAFE-1 @ 12.50 -10%.
error-field-unfit = “{ $value }” cannot be understood. Write a field and its value, like tax_id=B12345674.
error-document-unknown = There is no document “{ $value }”, or several drafts end so.
error-client-unknown = There is no client “{ $value }”.
error-client-several = There are several clients like that: { $value }. Write more words.
