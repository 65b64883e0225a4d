# Before a book is open: the welcome, a new book, the passphrase.

welcome-title = Clientela
welcome-text = Your clients in one file, on your computer. No account, no internet.
welcome-known = Your books
welcome-opened = opened { $when }
welcome-missing = No longer where it was
welcome-encrypted = Has a passphrase
welcome-forget = Take { $name } off the list
welcome-make = Make a new book
welcome-open = Open a book
welcome-demo = Try a demo business
book-file = Clientela book

make-title = A new book
make-text = Everything you write down will live in this file. Copy it and take it with you whenever you like.
make-name = Name of the business
make-name-missing = Type the name of the business.
make-user = Your name
make-user-hint = The history will sign with it what you do.
make-where = Will be kept in
make-do = Make the book
make-passphrase-differs = The two passphrases are not the same.
make-passphrase-kept = Write it down somewhere safe: without it nobody can open the book, we neither.
make-no-passphrase = Without a passphrase, anyone who uses this computer or finds the file can read it. You can set one later.
business-country = Country
business-currency = Currency
business-language = Language
business-zone = Time zone

demo-title = A demo business
demo-text = An invented shop with clients and visits, to try things without fear. It has a file of its own.
demo-clients = Clients
demo-years = Years of history
demo-do = Open the demo
demo-working = Inventing clients…

passphrase = Passphrase
passphrase-again = Again
passphrase-title = This book has a passphrase
passphrase-open = Open
passphrase-other-book = Another book
locked-text = The book is locked. Type the passphrase to go on where you were.
