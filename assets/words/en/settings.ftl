# The settings.

settings-business = Business
settings-people = People
settings-fields = Own fields
settings-lists = Lists
settings-look = Look
settings-security = Security
settings-backups = Backups
settings-keys = Keyboard
settings-about = About

business-example = It will be written like this: { $amount } · { $day }

look-theme = Theme
look-system = Like the system
look-light = Light
look-dark = Dark
look-size = Text size

keys-text = Everything can be done without a mouse. Press ? on any screen to see the keys of that moment.
keys-all = See all keys
keys-list = In the list
keys-list-move = Move in a list
keys-list-ends = Go to the beginning or the end
keys-list-peek = Look without leaving the list
keys-list-open = Open
keys-list-choose = Select the row; with Shift, a range
keys-list-all = Select everything that matches, also what is not seen
keys-list-out = Let the selection go, or close

about-version = Version { $version }
about-text = Clientela never calls home: it works without internet, and your book leaves this computer only if you copy it.
about-file = The file of this book

history-empty = Nothing has happened yet
history-empty-text = Every change will be here, with who made it and when, and you can undo it.
history-older = See earlier ones
history-undone = undone
history-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
  }

add = Add
people-text = The history signs with the name of who is at this machine.
people-name = Name
people-add = Add somebody
people-here = at this machine
people-set-here = That is me
people-leave = No longer works here
people-gone = gone
people-back = Is back
list-outcome = Outcomes
list-life-moment = Life moments
list-origin = How they come
list-role = Roles
list-item = Name
list-add = Add to the list
list-empty = The list is empty. Add what you usually choose.
list-away = Stop offering
list-back = Offer again
list-up = Move { $name } up
list-down = Move { $name } down
fields-text = What your business needs to know and nobody else does: prescription, size, plate… It is searched, filtered, imported and exported like the rest.
fields-empty = No own fields yet.
fields-name = Name of the field
fields-name-example = Prescription
fields-kind = What it holds
fields-choices = Choices
fields-choices-hint = Separated by commas
fields-add = Add field
field-kind-text = Text
field-kind-number = Number
field-kind-money = Money
field-kind-date = Date
field-kind-choice = One choice
field-kind-boolean = Yes or no
field-kind-client = Another client

backups-text = A copy is made every day, on closing after changes and before each new version. Each one is opened and checked. 7 daily, 4 weekly and 12 monthly ones are kept.
backups-none = There are no copies yet.
backup-make = Make a copy now
backup-finished = Copy made and checked
backup-copy = Save a copy to…
backup-copied = Copy saved to { $path }
backup-making = Copying and checking…
backup-copying = Copying…
backup-checking = Checking the book…
backup-repairing = Repairing…
backup-why-daily = daily
backup-why-closing = on closing
backup-why-migration = before an update
backup-why-hand = by hand
backup-verified = checked
backup-restore = Go back to it
backup-restore-title = Go back to the copy of { $when }
backup-restore-text = The book will be as it was then. The present one is not deleted: it is kept aside.
backup-restored = The book is back at the copy. The one before is at { $path }
backup-restored-plain = The book is back at the copy.
backup-passphrase-hint = Only if it had another passphrase then.
check-title = Check the book
check-text = Looks at the file, the relations, the history, and works every kept figure out again.
check-do = Check
check-fine = Everything is fine
check-repair = Repair what can be repaired
security-encrypted = The book is encrypted with its passphrase.
passphrase-current = Present passphrase
passphrase-next = New passphrase
passphrase-change = Change passphrase
passphrase-set = Set a passphrase
passphrase-remove = Remove the passphrase
passphrase-changed = Passphrase changed
security-remember = Remember it on this machine
security-remember-hint = In the system's keychain: it will not be asked for on opening.
security-lock = Lock when not in use
security-never = Never
security-minutes = { $count ->
    [one] After 1 minute
   *[other] After { $count } minutes
  }
security-undo = Things can be undone for
security-undo-hint = The history of who did what is never deleted.
security-always = Always
security-days = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
security-quiet = A client is forgotten after
