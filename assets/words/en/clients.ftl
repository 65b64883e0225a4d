# The list of clients and the page of each.

archived = archived
never = never
in-place = { $label }: { $value }. Edit
edit-what = Edit { $what }
remove-what = Remove { $what }
copy-what = Copy { $what }
copied-what = Copied: { $what }
copy-failed = It could not be copied. Select it and press Ctrl+C.
more-about = More about { $what }

clients-empty = No clients yet
clients-empty-text = Bring your contacts sheet as it is, or create the first one. Either way you can undo it.
clients-import = Import a sheet
clients-none-match = Nobody matches this filter
clients-none-match-text = Remove a condition or change “and” to “or”.
clients-none-archived = Nobody is archived
columns = Columns
views = Views
view-all = All
view-archived = Archived
view-save = Save view
view-delete = Delete view
view-name = Name of the view
view-name-example = For instance: Seville without contact

bulk = With the selected
bulk-count = { $count ->
    [one] 1 selected
   *[other] { $said } selected
  }
bulk-all = Select all { $said } that match
bulk-tag = Tag
bulk-untag = Remove tag
bulk-archive = Archive
bulk-export = Export
export-all-of = { $kind }: everything
bulk-export-seen = What is seen: these columns in this order
bulk-export-all = All columns, to bring it back in
bulk-merge = Merge
bulk-clear = Clear the selection
bulk-title = { $count ->
    [one] Change 1 client
   *[other] Change { $said } clients
  }
bulk-do = { $count ->
    [one] Change 1
   *[other] Change { $said }
  }
bulk-empty-hint = Empty: the value is removed.

listed-name = Name
listed-given-name = Given name
listed-surname1 = First surname
listed-surname2 = Second surname
listed-trade-name = Trade name
listed-kind = Person or company
listed-city = City
listed-region = Region
listed-postcode = Postcode
listed-phone = Phone
listed-mail = Mail
listed-tags = Tags
listed-tag = Tag
listed-first-contact = First contact
listed-last-contact = Last contact
listed-next-step = Next step
listed-interactions = Contacts
listed-tax-id = Tax id
listed-salesperson = Salesperson
listed-growth-potential = Potential
listed-preferred-channel = Preferred channel
listed-life-moment = Life moment
listed-origin = How we met
listed-company = Company
listed-preference = Preference
listed-notes = Notes
listed-birthday = Birthday
listed-created = Added
listed-stage = Stage
listed-class = Class by sales
listed-quiet = Quiet
listed-last-purchase = Last purchase
listed-first-purchase = First purchase
listed-purchases-year = Purchases 12 m
listed-purchases = Purchases in all
listed-sales-year = Sales 12 m
listed-sales = Sales in all
listed-value-year = Expected 12 m
listed-loss = May be lost
listed-recency = Points for recent purchase (1–5)
listed-frequency = Points for frequency (1–5)
step-none = no step

new-client-open = Create and open
new-client-stay = Create
client-name = Name
client-name-example = José Muñoz Ruiz, or La Espiga Bakery Ltd
client-name-missing = Type at least the name.
client-kind = What it is
client-kind-guess = By the name
client-person = Person
client-company = Company
client-tax-id = Tax id
client-tags = Tags
client-tags-example = VIP, optics
client-tag-add = Tag
client-details = Details
client-reach = Contact
client-reach-add = Add a phone, mail or link
client-reach-none = No phone or mail
client-addresses = Addresses
client-address-add = Add an address
client-people = People
client-person-add = Add a person
client-person-find = Find or create a person
client-companies = Companies
client-company-add = Add a company
client-company-find = Find or create a company
client-role = Role
client-part = Remove { $name } from here
client-birthday = Birthday
client-trade-name = Trade name
client-channel = Preferred channel
client-potential = Potential
client-moment = Life moment
client-origin = How we met
client-salesperson = Salesperson
client-notes = Notes
client-notes-none = Write here what is worth remembering
client-likes = Preferences
client-like-add = Add a preference
client-like-example = Prefers mornings
client-consents = Consent
client-views = What is shown
client-timeline = Timeline
client-files = Files
client-years = { $count ->
    [one] 1 year
   *[other] { $count } years
  }
client-archive = Archive
client-restore = Restore
client-merge = Merge with another…
client-merge-do = Merge
client-merged-into = Merged into
client-erase = Erase their data…
client-erased = Data erased
likes-source = How we know
likes-said = they said so
likes-inferred = we suppose so
reach-kind = Kind
reach-phone = Phone
reach-mail = Mail
reach-link = Link
reach-label = What it is: home, work…
phone-unread = does not look like a phone
address-street = Street, number and floor
address-postcode = Postcode
address-city = City
address-region = Region
channel-phone = Phone
channel-mail = Mail
channel-message = Message
channel-visit = Visit
channel-post = Post
potential-low = Low
potential-medium = Medium
potential-high = High
consent-given = yes
consent-refused = no
consent-withdrawn = withdrawn
consent-unknown = not known
consent-day = Since when
consent-how = How we know
consent-how-example = Signed the form at the shop
tax-id-valid = correct
tax-id-advisory = unusual
tax-id-invalid = is not correct
tax-id-length = has too many or too few digits
tax-id-format = has another shape
tax-id-check-digit = the check digit does not agree
tax-id-component = one of its parts does not exist

duplicates-title = Could it be someone already here?
duplicates-open = Open
duplicate-name = same name
duplicate-phone = same phone
duplicate-mail = same mail
duplicate-tax-id = same tax id

merge-title = Merge two records
merge-text = Everything of both is kept: contacts, tasks, phones and tags. Where they differ, choose. It can be undone.
merge-with-whom = With whom?
merge-stays = stays
merge-goes = joins
merge-contacts = { $count ->
    [one] 1 contact
   *[other] { $count } contacts
  }
merge-both = Of both
merge-apart = They are not the same
merge-turn = The other way round

erase-title = Erase the data of { $name }
erase-text = Name, phones, mails, addresses, notes and files are erased for ever, also from the history and from what can be undone. Only what the law makes one keep remains. There is no way back.
erase-type-name = To confirm, type { $name }
erase-do = Erase for ever

peek-open = Open
search-clients = Clients
search-interactions = Contacts
search-tasks = Tasks
search-tags = Tags
search-products = Products
search-sales = Sales
search-like = Nothing exact. Similar to “{ $words }”
history-put-back = Put this value back

files-empty = No files
files-empty-text = Photos, quotes, prescriptions… They are kept inside the book, encrypted with it.
files-add = Add a file
files-save = Save the file
files-save-one = Save { $name }
files-saved = Saved to { $path }
export-done = { $count ->
    [one] 1 client exported to { $path }
   *[other] { $said } clients exported to { $path }
  }

# Columns of the book, in the history of a record
past-shown = Phone, mail or link
past-label = What it is
past-street = Street
past-city = City
past-region = Region
past-postcode = Postcode
past-country = Country
past-state = Consent
past-how = How it is known
past-day = Day
past-minutes = Minutes
past-cost-minor = Cost
past-done-at = Done
past-archived-at = Archived
past-source = How it is known

segments = Segments
segment-quiet = Quiet
segment-best = The best (class A)
