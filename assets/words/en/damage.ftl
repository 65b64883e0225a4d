# The damaged book: what is wrong, back to a copy, and saving what can still be read.

damage-title = This book is damaged
damage-notice = This book is damaged: you see what can be read, and nothing is saved.
damage-what-to-do = What to do
damage-look = See what is wrong
damage-read = Look at what can be read
damage-copies = Go back to a copy
damage-copies-text = The book will be as it was then. The damaged one is not deleted: it is kept aside.
damage-salvage = Rescue into a new book
damage-salvage-text = Copies everything that can still be read into another file, and says what is missing. The damaged file is only read.
damage-salvage-also = If no copy is recent enough, copy everything that can still be read into another file. The damaged one is left alone.
damage-salvage-backup = Rescue what can be read of this copy
salvage-where = Where the rescued book goes
salvage-name = { $name } rescued
salvage-salvaging = Rescuing…
salvage-refreshing = Making search and calculated figures anew…
salvage-finished = The book is rescued
salvage-read-all = { $count ->
    [one] 1 row rescued
   *[other] { $count } rows rescued
  }
salvage-lost-all = { $count ->
    [one] 1 lost
   *[other] { $count } lost
  }
salvage-lost-some = some were lost, how many is not known
salvage-whole = Nothing was lost.
salvage-table = What
salvage-read = Rescued
salvage-lost-rows = Lost
salvage-not-known = not known
salvage-named-only = { $count ->
    [one] 1 by its name only
   *[other] { $count } by their name only
  }
salvage-left-out = { $count ->
    [one] 1 set aside: it makes no sense
   *[other] { $count } set aside: they make no sense
  }
salvage-intact = { $count ->
    [one] 1 part is whole
   *[other] { $count } parts are whole
  }
salvage-next = You can work in it as always. What was done before is in the history, but can no longer be undone.
salvage-open = Open the new book

# The parts of a book, as the report of a rescue and the check tell them.
part-local = Settings of this computer
part-devices = Computers
part-transactions = Actions of the history
part-journal = Detail of the history
part-settings = Settings
part-users = People who use it
part-list-items = Lists
part-clients = Clients
part-contact-points = Phones, mails and links
part-addresses = Addresses
part-positions = Roles in companies
part-tags = Tags
part-client-tags = Tags given
part-fields = Own fields
part-field-values = Values of own fields
part-preferences = Likes
part-consents = Consents
part-interactions = Interactions
part-tasks = Tasks
part-files = Contents of attachments
part-attachments = Attachments
part-views = Saved views
part-distinct-clients = Clients who are not the same
part-imports = Imports
part-source-keys = Numbers of other programs
part-accepted-doubts = Doubts taken as good
part-products = Products
part-product-relations = Related products
part-sales = Sales
part-sale-lines = Lines of sales
part-series = Number series
part-allocations = What each payment pays
part-issued = Invoices as they were issued
part-records = Invoice records
part-payments = Payments
part-mappings = Remembered columns
part-drafts = Drafts
