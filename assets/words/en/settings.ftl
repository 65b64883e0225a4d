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
