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
