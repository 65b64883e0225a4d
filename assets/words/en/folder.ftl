# The whole book, as a folder of open files.

did-folder-read = Whole book brought from a folder: { $business }

error-book-not-empty = This book already has data. A folder with a whole book only goes into an empty one: make a new book and bring it in there.
error-folder-not-empty = { $path } is there already and has something in it. Choose another name: nothing is written over.
error-folder-manifest-missing = { $path } is no exported book: manifest.json is missing.
error-folder-manifest-unfit = { $path } is not from Clientela, or is broken. Export the book again.
error-folder-newer = { $path } was made by a newer version of Clientela. Update this one and try again.
error-folder-file-missing = The file { $file } is missing. The folder is not complete: copy it again.
error-folder-file-differs = The file { $file } is not the one that was exported: it was changed or damaged. Nothing was brought in.
error-folder-cell-unfit = { $file }, row { $row }, column { $column }: “{ $value }” does not fit. Nothing was brought in.
error-folder-row-unfit = { $file }, row { $row }: it does not fit into the book. Nothing was brought in.

folder-readme-name = README.txt
folder-readme =
    The whole book of Clientela, in files that any program opens.

    These files are NOT encrypted: whoever has the folder can read them.

    To have it in Clientela again: make a new book and bring this folder in (Import, or
    clientela import FOLDER). The book will be equal to the one that was exported.

    manifest.json   what is here, how many rows, and the fingerprint (SHA-256) of every file
    columns.csv     what every column of every table holds, and which table it points at
    {"*"}.csv           a table each, in the order in which the rows were made
    attachments/    files and photos; their name is their fingerprint, attachments.csv says whose they are

    Tables are CSV (RFC 4180): UTF-8, commas, doubled quotes, lines that end in CR LF.
    uid             what tells a row from all others; others name it by this
    moments         ISO 8601 in UTC; days are YYYY-MM-DD
    money           in the minor unit (cents)
    yes and no      1 and 0
    empty cell      there is nothing
    apostrophe      text that a spreadsheet would take for a formula (= + - @), text that begins with an
                    apostrophe, and empty text carry one in front, which is no part of the text

    The history of changes and the drafts are not here. If you change a file by hand its fingerprint no
    longer agrees, and the folder cannot be brought back whole.

folder-title = The whole book, in open files
folder-text = A folder with everything (clients, contacts, tasks, files, settings) in tables any program opens, which goes into an empty book and makes it equal. It is not encrypted.
folder-write = Export the whole book…
folder-name = { $business } { $day }
folder-writing = Writing…
folder-written = { $count ->
    [one] 1 row exported to { $path }
   *[other] { $said } rows exported to { $path }
  }
folder-found = The book of { $business }
folder-made = Exported on { $when }
folder-checking = Checking every file…
folder-whole = Every file is the one that was exported
folder-read = Bring the whole book in
folder-read-text = It only goes into an empty book, which becomes equal to that one, its settings too. It can be undone in one step.
folder-attachments = Files and photos
folder-finished = { $count ->
    [one] The book of { $business } is here now: 1 row.
   *[other] The book of { $business } is here now: { $said } rows.
  }
