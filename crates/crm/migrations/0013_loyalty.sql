-- Rules of loyalty: what each is called, since when it runs, and every version of what it says. A version never changes.

CREATE TABLE loyalty_rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  running_since TEXT,                         -- day from which on it rewards, included; nothing while it rests
  archived_at INTEGER,
  active INTEGER GENERATED ALWAYS AS (archived_at IS NULL) VIRTUAL
) STRICT;
CREATE INDEX loyalty_rules_by_name ON loyalty_rules (active, sort_key, id);

CREATE TABLE loyalty_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  rule INTEGER NOT NULL REFERENCES loyalty_rules (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  json TEXT NOT NULL CHECK (json_valid(json)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),  -- of the text
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX loyalty_versions_of ON loyalty_versions (rule, version);
CREATE TRIGGER loyalty_versions_stay BEFORE UPDATE ON loyalty_versions BEGIN
  SELECT RAISE(ABORT, 'loyalty-version-stays');
END;
