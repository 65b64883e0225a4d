# What the window says everywhere.

close = Close
cancel = Cancel
save = Save
delete = Delete
edit = Edit
undo = Undo
redo = Redo
copy = Copy
loading = Loading
try-again = Try again
error-title = That did not work
toasts = Messages
yes = Yes
no = No
none = —
unknown = No data

field-required = required
field-not-an-amount = This does not look like an amount. Type for instance 1234.50 or 16.99*1.21.
field-not-a-day = This does not look like a day. Type for instance tomorrow, +7 or 15/3.
field-day-hint = tomorrow, +7, monday, 15/3…
combobox-create = Create “{ $text }”

list-select = Select { $name }
list-select-all = Select all
chart-keep = Keep the chart
chart-as-picture = Save as a picture (PNG)
chart-as-sheet = Save as a table (CSV)
chart-copy = Copy the figures
chart-copied = Figures copied
chart-as-table = See as table
chart-as-chart = See as chart

rail = Places
rail-due = { $count ->
    [one] thing due
   *[other] things due
  }
place-today = Today
place-clients = Clients
place-interactions = Interactions
place-import = Import
place-history = History
place-settings = Settings
main = Content
peek-panel = Quick look
skip-to-main = Skip to content

search-anything = Search or do…
palette = Search or do
palette-actions = Actions
palette-nothing = Nothing with “{ $text }”. Try fewer letters, a phone or the tax id.
new = New
new-client = New client
new-task = New task
log-visit = Log a visit
log-call = Log a call
lock-now = Lock

keys-sheet = Keys
keys-here = Here
keys-everywhere = Everywhere
keys-go = Go to
keys-then = then
key-mod = Ctrl
key-shift = Shift
key-escape = Esc
key-enter = Enter
key-space = Space
key-home = Home
key-end = End
key-arrowup = ↑
key-arrowdown = ↓

failure-unnamed = Something went wrong ({ $kind }). Nothing already saved is lost; try again.
back = Back
did-something = Change saved ({ $command })
undone = Undone: { $what }
redone = Redone: { $what }
undo-nothing = There is nothing to undo
redo-nothing = There is nothing to redo
go-to = Go to { $place }
leave-book = Close this book
new-client-also = add create person company contact
new-task-also = task reminder to do agenda
notice-demo = This is the demo business: try anything, nothing here is real.
notice-read-only = This book can only be read: nothing you type will be kept. Copy it to another folder or ask for permission to write.
amounts-hide = Hide amounts
amounts-show = Show amounts
amounts-also = money prices figures counter
amounts-hint = For when the client sees the screen: no amount is shown until you show them again.
