# What history and notices say of each action. The key is did- and the command, a hyphen for the point.

# Interactions and tasks
did-interactions-record = { $kind ->
    [visit] Visit to { $client }
    [call] Call with { $client }
    [mail] Mail with { $client }
    [message] Message with { $client }
    [meeting] Meeting with { $client }
   *[note] Note about { $client }
  }
did-interactions-update = { $kind ->
    [visit] Visit to { $client } corrected
    [call] Call with { $client } corrected
    [mail] Mail with { $client } corrected
    [message] Message with { $client } corrected
    [meeting] Meeting with { $client } corrected
   *[note] Note about { $client } corrected
  }
did-interactions-delete = { $kind ->
    [visit] Visit to { $client } deleted
    [call] Call with { $client } deleted
    [mail] Mail with { $client } deleted
    [message] Message with { $client } deleted
    [meeting] Meeting with { $client } deleted
   *[note] Note about { $client } deleted
  }
did-tasks-create = New task: { $title }
did-tasks-quick-add = New task: { $title }
did-tasks-update = Task changed: { $title }
did-tasks-complete = Task done: { $title }
did-tasks-reopen = Task open again: { $title }
did-tasks-delete = Task deleted: { $title }

# Lists and people of the business
did-lists-add = “{ $name }” added to a list
did-lists-rename = “{ $before }” is now called “{ $name }”
did-lists-reorder = List put in another order
did-lists-archive = { $archived ->
    [1] “{ $name }” is no longer offered in its list
   *[0] “{ $name }” is offered in its list again
  }
did-users-add = { $name } joins the business
did-users-rename = { $before } is now called { $name }
did-users-set-here = { $name } now uses this computer
did-users-archive = { $archived ->
    [1] { $name } no longer works here
   *[0] { $name } works here again
  }
# What the history and the notices say of each action. The key is did- and the command, hyphen for point.

# Clients
did-clients-create = New client: { $client }
did-clients-update = Changed the data of { $client }
did-clients-archive = Archived { $client }
did-clients-restore = Brought { $client } back from the archive
did-clients-erase = Erased the data of { $client } at the client’s request
did-fields-add = New field: { $name }
did-fields-change = Changed the field “{ $name }”
did-fields-archive = Archived the field “{ $name }”

# The book
did-settings-set-business = Changed the business’s data
did-settings-set-habits = Changed the settings
did-history-put-back = Put an earlier value back
did-history-prune = Let old undo data go

# Many clients, duplicates, tags and views
did-clients-bulk = { $count ->
    [one] Changed 1 client at once
   *[other] Changed { $count } clients at once
  }
did-clients-merge = Merged { $other } into { $client }
did-clients-tell-apart = { $client } and { $other } are different clients
did-tags-change = Changed the tag “{ $name }”
did-tags-delete = Deleted the tag “{ $name }”
did-views-save = Saved the view “{ $name }”
did-views-delete = Deleted the view “{ $name }”
did-attachments-add = File “{ $name }” kept with { $client }
did-attachments-remove = File “{ $name }” taken off { $client }

# Drafts
did-drafts-keep = Kept a draft
did-drafts-discard = Discarded a draft

did-demo-create = Demo business made
did-book-repair = Book repaired
did-quality-accept = Accepted data of { $client } as they are
did-duplicates-merge-sure = { $count ->
    [one] 1 duplicate client merged
   *[other] { $count } duplicate clients merged
  }
