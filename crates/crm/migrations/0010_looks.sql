-- How documents look: the logos, and the look each invoice was issued with, so that it is printed like that ever after.

CREATE TABLE logos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,                         -- of the file it came from
  hash TEXT NOT NULL REFERENCES files (hash),
  size INTEGER NOT NULL,                      -- bytes
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX logos_by_hash ON logos (hash);

-- What an invoice was issued with; the same for many.
CREATE TABLE looks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),  -- of what it says
  json TEXT NOT NULL CHECK (json_valid(json)),
  logo INTEGER REFERENCES logos (id)
) STRICT;
CREATE INDEX looks_by_logo ON looks (logo) WHERE logo IS NOT NULL;

-- Nothing for what was issued before: the plain look, and the client's language of today.
ALTER TABLE issued ADD COLUMN look INTEGER REFERENCES looks (id);
ALTER TABLE issued ADD COLUMN language TEXT;
CREATE INDEX issued_by_look ON issued (look) WHERE look IS NOT NULL;
