-- Letters to who is late: which level was sent for which invoice, and who is left in peace for a while.

ALTER TABLE clients ADD COLUMN reminders_paused_until TEXT;  -- day; until then, included, nobody reminds

CREATE TABLE reminders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),  -- of invoice and level: each is sent once
  client INTEGER NOT NULL REFERENCES clients (id),
  sale INTEGER NOT NULL REFERENCES sales (id),
  level INTEGER NOT NULL CHECK (level >= 1),  -- the first, the second…
  day TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('letter', 'mail', 'message', 'call'))
) STRICT;
CREATE INDEX reminders_by_sale ON reminders (sale, level);
CREATE INDEX reminders_by_client ON reminders (client, id);
