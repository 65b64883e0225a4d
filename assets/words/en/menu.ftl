# The window's native menu.
menu-book = Book
menu-book-new = New book…
menu-book-open = Open a book…
menu-import = Import…
menu-export = Export…
menu-book-backup = Back up now
menu-book-lock = Lock
menu-quit = Quit
menu-edit = Edit
menu-undo = Undo
menu-redo = Redo
menu-search = Search…
menu-history = History
menu-go = Go to
menu-go-today = Today
menu-go-clients = Clients
menu-go-interactions = Interactions
menu-go-sales = Sales
menu-go-payments = Payments
menu-go-products = Products
menu-go-insight = Insight
menu-go-accountant = Accountant
menu-go-import = Import
menu-go-history = History
menu-go-settings = Settings
menu-help = Help
menu-help-keys = Keys
menu-help-about = About Clientela

# Said in the terminal when the window cannot be opened.
window-failed = The window could not be opened
