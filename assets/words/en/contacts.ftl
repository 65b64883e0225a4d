# What happens with a client and what is owed: contacts and tasks.

log-contact = Log a contact
log-with = Log with { $name }
log-with-whom = With whom?
log-note = Log a note
contact-kind = Kind of contact
contact-visit = Visit
contact-call = Call
contact-mail = Mail
contact-message = Message
contact-meeting = Meeting
contact-note = Note
contact-text = What was said
contact-no-text = No text
contact-placeholder = What was said? (may stay empty)
contact-outcome = Outcome
contact-direction = Who began
contact-day = When
contact-day-hint = today
contact-minutes = Minutes
contact-cost = Cost
contact-more = More details
contact-enter = Enter saves · Shift+Enter, new line
direction-in = they contacted us
direction-out = we contacted them
minutes = { $count ->
    [one] 1 min
   *[other] { $count } min
  }
timeline-empty = Nothing has happened yet
timeline-empty-text = Press V to log a visit: kind, a few words, Enter.
timeline-none-of-kind = Nothing of this kind

next-step = Next step
next-step-placeholder = Next step
next-step-due = By when
next-step-plan = Plan one
next-steps = Next steps
next-steps-none = There is no next step with this client.

new-task-for = New task with { $name }
task-title = Task
task-done = Done: { $title }
task-past = History of “{ $title }”
task-due = By when
task-no-day = no day
quick-add = New task in one line
quick-add-example = tomorrow 10:00 call Ana
quick-add-for = { $name }?
quick-add-no-such-day = That day does not exist.

more-than = more than { $count }
contact-who = Who
contacts-search = Search what was said
contacts-from = From day
contacts-to = Until day
contacts-empty = No contacts logged yet
contacts-empty-text = Log the first visit or call: V, a few letters of the client, Enter, Enter.
contacts-none-match = Nothing matches this filter
contacts-none-match-text = Widen the dates or remove a condition.
photo-open = See { $name }
photo-of = Photo { $name }
photo-place = { $place } of { $count }
photo-before = Photo before
photo-next = Next photo
photo-pasted = Photo of { $day }
files-waiting = Will be saved with it
contact-attach = Attach
contact-attach-hint = You can also paste an image with Ctrl+V
