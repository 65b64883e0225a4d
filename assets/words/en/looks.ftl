# The look of documents: Settings › Documents.

settings-documents = Documents

did-paper-set = Changed the look of documents
did-paper-set-logo = Set the logo: { $name }
did-paper-remove-logo = Removed the logo
part-logos = Logos
part-looks = Looks of issued invoices

documents-template = Template
documents-simplified-template = Simplified invoices
documents-accent = Colour
documents-accent-own = Another colour
documents-size = Paper
documents-heading = Line under the name
documents-heading-example = Speciality coffee since 1987
documents-quote-text = Before the lines of a quote
documents-invoice-text = Before the lines of an invoice
documents-payment-text = How to pay
documents-payment-hint = Beside the account, which is set under Invoicing
documents-footer = Foot of every page
documents-legal = Legal text
documents-legal-hint = At the end of every document: data protection, conditions
documents-size-a4 = A4
documents-size-letter = Letter
documents-size-usual = The country’s ({ $size })
documents-template-own = { $name } (yours)
documents-texts = Texts

documents-colour-teal = Teal
documents-colour-blue = Blue
documents-colour-violet = Violet
documents-colour-plum = Plum
documents-colour-red = Red
documents-colour-brown = Brown
documents-colour-green = Green
documents-colour-ink = Ink

logo = Logo
logo-none = No logo. Drop a PNG, JPEG or SVG of up to 5 MB here.
logo-choose = Choose…
logo-change = Change…
logo-remove = Remove
logo-pictures = Pictures

documents-seen = How it will look
documents-seen-invoice = Invoice
documents-seen-quote = Quote
documents-seen-simplified = Simplified
documents-seen-larger = Enlarge
documents-kept = What was issued keeps the look and the language it was issued with; its amounts, number and fingerprint never change. The language of each client’s documents is chosen on their page.

templates-own = Templates of your own
templates-own-text = Templates are text files you may change. What you save is seen here at once; when something is wrong its line is told, and the last good one goes on printing.
templates-in = Yours are in { $folder }
templates-gone = The folder { $folder } is not there: the templates of Clientela are used.
templates-copy = Copy to a folder…
templates-use = Use a folder…
templates-usual = Stop using it
templates-choose = Folder for your templates
templates-written = Templates copied to { $path }

client-language = Language of their documents
