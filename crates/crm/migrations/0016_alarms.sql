-- What people answered to alarms: those themselves are found anew from figures and sales, and are in no table.
CREATE TABLE alarm_answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  kind TEXT NOT NULL,                         -- late, falling, overdue, reward, next_purchase; one that is not known quiets nothing
  answer TEXT NOT NULL CHECK (answer IN ('done', 'later', 'never')),
  day TEXT NOT NULL,                          -- when it was answered
  until TEXT                                  -- the day from which it may be told again; nothing: never
) STRICT;
CREATE INDEX alarm_answers_of ON alarm_answers (client, kind);
CREATE INDEX alarm_answers_by_day ON alarm_answers (day);

-- What alarms ask of the figures: sales of the last half year and of the one before, and when somebody regular is due again.
ALTER TABLE client_figures ADD COLUMN half_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE client_figures ADD COLUMN half_before_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE client_figures ADD COLUMN next_purchase TEXT;
CREATE INDEX client_figures_falling ON client_figures ((half_before_minor - half_minor) DESC, client) WHERE stage = 'falling' AND quiet = 0;
CREATE INDEX client_figures_next ON client_figures (next_purchase, client) WHERE next_purchase IS NOT NULL AND quiet = 0;
-- The rows there know nothing of it yet: they are made again when they are asked for.
DELETE FROM local WHERE name = 'figures';
