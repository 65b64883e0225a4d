-- Periods that were handed over and closed, with what they came to then.
CREATE TABLE closed_periods (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  first TEXT NOT NULL,                        -- day
  last TEXT NOT NULL,                         -- day, included
  closed_at INTEGER NOT NULL,
  reopened_at INTEGER,                        -- nothing while it is closed
  reason TEXT NOT NULL DEFAULT '',            -- why it was opened again
  documents INTEGER NOT NULL,                 -- invoices and credit notes
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  collected_minor INTEGER NOT NULL,
  manifest TEXT NOT NULL DEFAULT ''           -- SHA-256 of the manifest of the folder that was handed over
) STRICT;
CREATE INDEX closed_periods_shut ON closed_periods (last, first) WHERE reopened_at IS NULL;

-- Lists of one state, of one kind or of all: few of many are paid late, lost, accepted.
CREATE INDEX sales_by_state ON sales (kind, state, day, id);
-- Quotes that wait for an answer: the day tells which of them are expired.
CREATE INDEX sales_to_expire ON sales (valid_until, id) WHERE kind = 'quote' AND state = 'open' AND valid_until IS NOT NULL;
