-- The first book.
--
-- Conventions, read by the program from this schema:
--   * Every journaled table has `id INTEGER PRIMARY KEY AUTOINCREMENT` (local, never leaves the machine, never reused: the
--     rows one transaction inserts are a range) and `uid BLOB` (UUIDv7, or UUIDv5 for links; leaves the machine).
--   * A column named `kept_…` is a figure kept for speed: not journaled, recomputed by `book/refresh.rs`, proved by `check`.
--   * A table with a `client` column tells the history whom its rows are about.
--   * Instants are milliseconds UTC; days are `YYYY-MM-DD`; money is minor units; yes/no is 0/1.

-- This copy of the book: which device it is, its clock. Never journaled, never synchronised.
CREATE TABLE local (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ── the journal ────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE devices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE transactions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hlc INTEGER NOT NULL,                       -- hybrid logical time: milliseconds << 16 | counter
  at INTEGER NOT NULL,
  device INTEGER NOT NULL REFERENCES devices (id),
  user INTEGER,                               -- users.id of who did it
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  command TEXT NOT NULL,                      -- its sentence is the word `did-<command>`
  params TEXT NOT NULL,                       -- JSON object completing the sentence
  target INTEGER REFERENCES transactions (id),-- of an undo or redo: the action it takes back or repeats
  undone_by INTEGER REFERENCES transactions (id),
  final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1)),
  pruned INTEGER NOT NULL DEFAULT 0 CHECK (pruned IN (0, 1)),
  changed INTEGER NOT NULL,                   -- rows touched
  first INTEGER NOT NULL,                     -- its journal rows: from `first` to `last`
  last INTEGER NOT NULL
) STRICT;
CREATE INDEX transactions_live ON transactions (id) WHERE kind = 'do' AND undone_by IS NULL;
CREATE INDEX transactions_undone ON transactions (id) WHERE kind = 'do' AND undone_by IS NOT NULL;
CREATE INDEX transactions_target ON transactions (target) WHERE target IS NOT NULL;
CREATE INDEX transactions_undone_by ON transactions (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE journal_tables (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  tx INTEGER NOT NULL,
  tbl INTEGER NOT NULL,                       -- journal_tables.id
  op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd')),
  row INTEGER NOT NULL,
  through INTEGER NOT NULL,                   -- inserts are ranges: row … through
  client INTEGER,                             -- whom the row is about
  change TEXT                                 -- u: {"column": [before, after]}; d: {"column": before}; i: nothing
) STRICT;
CREATE INDEX journal_by_row ON journal (tbl, row, id);
CREATE INDEX journal_inserts ON journal (tbl, row, id) WHERE op = 'i';
CREATE INDEX journal_by_client ON journal (client, id) WHERE client IS NOT NULL;

-- Clients whose kept figures or search text no longer agree with their rows; emptied before each commit.
CREATE TABLE stale (
  client INTEGER PRIMARY KEY,
  what INTEGER NOT NULL                       -- 1 search text, 2 figures
) STRICT;

-- ── the business ───────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  value TEXT NOT NULL                         -- JSON
) STRICT;
CREATE INDEX settings_by_name ON settings (name);

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  archived_at INTEGER
) STRICT;

-- Lists a person can edit.
CREATE TABLE list_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  list TEXT NOT NULL CHECK (list IN ('outcome', 'life_moment', 'role', 'origin')),
  name TEXT NOT NULL CHECK (name <> ''),
  position INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE TABLE clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  name TEXT NOT NULL CHECK (name <> ''),      -- as shown: the whole name, or the company's
  sort_key TEXT NOT NULL,                     -- the name without case and accents
  given_name TEXT,
  surname1 TEXT,
  surname2 TEXT,
  trade_name TEXT,
  tax_country TEXT,
  tax_id TEXT,                                -- compact form
  birthday TEXT,                              -- YYYY-MM-DD, or 0000-MM-DD where the year is unknown
  language TEXT,
  preferred_channel TEXT CHECK (preferred_channel IN ('phone', 'mail', 'message', 'visit', 'post')),
  life_moment TEXT,
  growth_potential TEXT CHECK (growth_potential IN ('low', 'medium', 'high')),
  origin TEXT,                                -- how we met
  salesperson INTEGER REFERENCES users (id),
  notes TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  erased_at INTEGER,
  merged_into INTEGER REFERENCES clients (id),
  active INTEGER GENERATED ALWAYS AS (archived_at IS NULL AND merged_into IS NULL AND erased_at IS NULL) VIRTUAL,
  birth_month_day TEXT GENERATED ALWAYS AS (substr(birthday, 6)) VIRTUAL,
  kept_first_contact INTEGER,
  kept_last_contact INTEGER,
  kept_next_step TEXT,                        -- day of the earliest open task
  kept_interactions INTEGER NOT NULL DEFAULT 0,
  kept_city TEXT,                             -- of the first address, mail and phone: what the list shows
  kept_mail TEXT,
  kept_phone TEXT,
  kept_quality INTEGER NOT NULL DEFAULT 0     -- 0 to 100; `quality/doubts.rs`
) STRICT;
CREATE INDEX clients_by_name ON clients (active, sort_key, id);
CREATE INDEX clients_by_last_contact ON clients (active, kept_last_contact, id);
CREATE INDEX clients_by_first_contact ON clients (active, kept_first_contact, id);
CREATE INDEX clients_by_next_step ON clients (active, kept_next_step, id);
CREATE INDEX clients_by_creation ON clients (active, created_at, id);
CREATE INDEX clients_by_city ON clients (active, kept_city, id);
CREATE INDEX clients_by_interactions ON clients (active, kept_interactions, id);
CREATE INDEX clients_by_quality ON clients (active, kept_quality, id);
CREATE INDEX clients_by_salesperson ON clients (salesperson, id) WHERE salesperson IS NOT NULL;
CREATE INDEX clients_by_birthday ON clients (birth_month_day) WHERE birthday IS NOT NULL;
CREATE INDEX clients_by_tax_id ON clients (tax_id) WHERE tax_id IS NOT NULL;
CREATE INDEX clients_merged ON clients (merged_into) WHERE merged_into IS NOT NULL;

-- Ways to reach a client: phones (E.164), mails (lower case), links.
CREATE TABLE contact_points (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'mail', 'link')),
  value TEXT NOT NULL CHECK (value <> ''),    -- normalised, what is compared
  shown TEXT NOT NULL,                        -- as people write it
  label TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_points_by_client ON contact_points (client, position);
CREATE INDEX contact_points_by_value ON contact_points (value, kind);

CREATE TABLE addresses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  label TEXT NOT NULL DEFAULT '',
  street TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',           -- ISO 3166 alpha-2
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX addresses_by_client ON addresses (client, position);
CREATE INDEX addresses_by_city ON addresses (city, client) WHERE city <> '';

-- Who works where: people of a company, with their role.
CREATE TABLE positions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),   -- the company
  person INTEGER NOT NULL REFERENCES clients (id),
  role TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX positions_by_client ON positions (client);
CREATE INDEX positions_by_person ON positions (person);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  colour INTEGER NOT NULL DEFAULT 0           -- index into the theme's palette
) STRICT;
CREATE INDEX tags_by_name ON tags (sort_key);

CREATE TABLE client_tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  tag INTEGER NOT NULL REFERENCES tags (id)
) STRICT;
CREATE INDEX client_tags_by_client ON client_tags (client, tag);
CREATE INDEX client_tags_by_tag ON client_tags (tag, client);

-- Fields a person adds herself.
CREATE TABLE fields (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'money', 'date', 'choice', 'boolean', 'client')),
  choices TEXT NOT NULL DEFAULT '[]',         -- JSON list of texts, for `choice`
  position INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE TABLE field_values (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  field INTEGER NOT NULL REFERENCES fields (id),
  text TEXT NOT NULL,                         -- canonical: plain text, decimal with a point, ISO day, '0'/'1', choice
  number INTEGER,                             -- number: millionths; money: minor units; what ranges compare
  linked INTEGER REFERENCES clients (id)      -- of kind `client`
) STRICT;
CREATE INDEX field_values_by_client ON field_values (client, field);
CREATE INDEX field_values_by_text ON field_values (field, text, client);
CREATE INDEX field_values_by_number ON field_values (field, number, client) WHERE number IS NOT NULL;
CREATE INDEX field_values_by_linked ON field_values (linked) WHERE linked IS NOT NULL;

CREATE TABLE preferences (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  text TEXT NOT NULL CHECK (text <> ''),
  source TEXT NOT NULL CHECK (source IN ('said', 'inferred')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX preferences_by_client ON preferences (client);

-- Consent is a ledger: the newest row of a channel is in force.
CREATE TABLE consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  channel TEXT NOT NULL CHECK (channel IN ('phone', 'mail', 'message', 'post')),
  state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')),
  day TEXT NOT NULL,
  how TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consents_by_client ON consents (client, channel, id);

CREATE TABLE interactions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  person INTEGER REFERENCES clients (id),     -- whom of the company
  kind TEXT NOT NULL CHECK (kind IN ('visit', 'call', 'mail', 'message', 'meeting', 'note')),
  direction TEXT CHECK (direction IN ('in', 'out')),
  at INTEGER NOT NULL,
  outcome INTEGER REFERENCES list_items (id),
  minutes INTEGER CHECK (minutes >= 0),
  cost_minor INTEGER,                         -- in the book's currency
  text TEXT NOT NULL DEFAULT '',
  user INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX interactions_by_client ON interactions (client, at, id);
CREATE INDEX interactions_by_time ON interactions (at, id);
CREATE INDEX interactions_by_kind ON interactions (kind, at, id);
CREATE INDEX interactions_by_person ON interactions (person) WHERE person IS NOT NULL;
CREATE INDEX interactions_by_outcome ON interactions (outcome, at, id) WHERE outcome IS NOT NULL;
CREATE INDEX interactions_by_user ON interactions (user, at, id) WHERE user IS NOT NULL;

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER REFERENCES clients (id),
  interaction INTEGER REFERENCES interactions (id),  -- whose next step it is
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT CHECK (kind IN ('visit', 'call', 'mail', 'message', 'meeting', 'note')),
  due TEXT,                                   -- day
  time TEXT,                                  -- HH:MM
  done_at INTEGER,
  user INTEGER REFERENCES users (id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_open ON tasks (due, time, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done ON tasks (done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_by_client ON tasks (client, done_at, due) WHERE client IS NOT NULL;
CREATE INDEX tasks_by_interaction ON tasks (interaction) WHERE interaction IS NOT NULL;
CREATE INDEX tasks_by_user ON tasks (user) WHERE user IS NOT NULL;

-- What is sold, what was sold to whom, and what was paid: as other programs tell it, the ground of billing. Quantities, prices
-- of one and rates in percent are decimals kept as whole millionths; amounts are minor units of the currency beside them.
CREATE TABLE products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  code TEXT NOT NULL DEFAULT '' COLLATE NOCASE,      -- how the business calls it
  barcode TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  line TEXT NOT NULL DEFAULT '',
  price INTEGER,                              -- in the book's currency
  cost INTEGER,
  tax_rate INTEGER,
  notes TEXT NOT NULL DEFAULT '',
  archived_at INTEGER,
  active INTEGER GENERATED ALWAYS AS (archived_at IS NULL) VIRTUAL
) STRICT;
CREATE INDEX products_by_name ON products (active, sort_key, id);
CREATE INDEX products_by_code ON products (code) WHERE code <> '';
CREATE INDEX products_by_barcode ON products (barcode) WHERE barcode <> '';

-- What to offer with a product, or instead of it.
CREATE TABLE product_relations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  product INTEGER NOT NULL REFERENCES products (id),
  other INTEGER NOT NULL REFERENCES products (id),
  kind TEXT NOT NULL CHECK (kind IN ('up_sell', 'complement'))
) STRICT;
CREATE INDEX product_relations_by_product ON product_relations (product, kind);
CREATE INDEX product_relations_by_other ON product_relations (other);

-- Orders, invoices and credit notes. What gives money back is negative.
CREATE TABLE sales (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER REFERENCES clients (id),     -- nobody: sold without asking who
  kind TEXT NOT NULL CHECK (kind IN ('order', 'invoice', 'credit')),
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  day TEXT NOT NULL,
  time TEXT,                                  -- HH:MM:SS, where it is told
  due TEXT,                                   -- day
  currency TEXT NOT NULL,                     -- ISO 4217
  net_minor INTEGER,                          -- nothing where the source does not tell it
  tax_minor INTEGER,
  total_minor INTEGER NOT NULL,
  state TEXT CHECK (state IN ('draft', 'open', 'partial', 'paid', 'refunded', 'cancelled')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sales_by_day ON sales (day, id);
CREATE INDEX sales_by_client ON sales (client, day, id) WHERE client IS NOT NULL;
CREATE INDEX sales_by_kind ON sales (kind, day, id);
CREATE INDEX sales_by_number ON sales (number, series) WHERE number <> '';
-- Invoices that wait for money: few, whatever was sold.
CREATE INDEX sales_owed ON sales (day, id) WHERE kind = 'invoice' AND state IN ('open', 'partial');
CREATE INDEX sales_to_pay ON sales (due, id) WHERE kind = 'invoice' AND state IN ('open', 'partial') AND due IS NOT NULL;
CREATE INDEX sales_unnumbered ON sales (day, total_minor) WHERE number = '';

CREATE TABLE sale_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sale INTEGER NOT NULL REFERENCES sales (id),
  position INTEGER NOT NULL,
  product INTEGER REFERENCES products (id),
  text TEXT NOT NULL DEFAULT '',              -- as the document says it
  quantity INTEGER NOT NULL,
  price INTEGER,                              -- of one
  discount_minor INTEGER NOT NULL DEFAULT 0,
  tax_rate INTEGER,
  amount_minor INTEGER NOT NULL               -- quantity × price − discount, with tax or without as the document counts
) STRICT;
CREATE INDEX sale_lines_by_sale ON sale_lines (sale, position);
CREATE INDEX sale_lines_by_product ON sale_lines (product, sale) WHERE product IS NOT NULL;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER REFERENCES clients (id),
  sale INTEGER REFERENCES sales (id),
  day TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,              -- given back: negative
  currency TEXT NOT NULL,
  method TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX payments_by_day ON payments (day, id);
CREATE INDEX payments_by_amount ON payments (day, amount_minor);
CREATE INDEX payments_by_client ON payments (client, day, id) WHERE client IS NOT NULL;
CREATE INDEX payments_by_sale ON payments (sale) WHERE sale IS NOT NULL;

-- Contents are kept once, by hash, outside the journal; what the journal records is who has them.
CREATE TABLE files (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),   -- SHA-256, hexadecimal
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  interaction INTEGER REFERENCES interactions (id),
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  hash TEXT NOT NULL REFERENCES files (hash),
  size INTEGER NOT NULL,                      -- bytes
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_by_client ON attachments (client, at);
CREATE INDEX attachments_by_interaction ON attachments (interaction) WHERE interaction IS NOT NULL;
CREATE INDEX attachments_by_hash ON attachments (hash);

CREATE TABLE views (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  screen TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  query TEXT NOT NULL,                        -- JSON: filter, sort, columns
  position INTEGER NOT NULL
) STRICT;

-- Two records a person said are not the same.
CREATE TABLE distinct_clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  other INTEGER NOT NULL REFERENCES clients (id)
) STRICT;
CREATE INDEX distinct_clients_by_client ON distinct_clients (client);
CREATE INDEX distinct_clients_by_other ON distinct_clients (other);

-- What is missing or doubtful of a client and is right as it is.
CREATE TABLE accepted_doubts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  doubt TEXT NOT NULL
) STRICT;
CREATE INDEX accepted_doubts_by_client ON accepted_doubts (client, doubt);

-- Pairs the last search for duplicates found, the surest first. Kept beside the journal: searching again makes them again. Without
-- references, so that undoing what made a client is never held up by a suspicion.
CREATE TABLE suspects (
  id INTEGER PRIMARY KEY,                     -- the pair's place
  client INTEGER NOT NULL,
  other INTEGER NOT NULL,
  certainty INTEGER NOT NULL,                 -- of 10,000
  sure INTEGER NOT NULL,                      -- held for one and the same
  kinship TEXT,
  reasons TEXT NOT NULL                       -- JSON
) STRICT;

-- Each import that was run, and the key each of its rows had where it came from.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  total INTEGER NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  refused INTEGER NOT NULL
) STRICT;

CREATE TABLE source_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  source TEXT NOT NULL,                       -- kind of record, and the program or shape of file it came from
  key TEXT NOT NULL,
  client INTEGER REFERENCES clients (id),
  record BLOB NOT NULL                        -- uid of what the row became
) STRICT;
CREATE INDEX source_keys_by_key ON source_keys (key, source);
CREATE INDEX source_keys_by_client ON source_keys (client) WHERE client IS NOT NULL;

-- How the columns of a kind of file were understood last time. Kept, not journaled.
CREATE TABLE mappings (
  shape TEXT PRIMARY KEY,                     -- hash of kind and header names
  mapping TEXT NOT NULL
) STRICT;

-- What is being typed and not yet saved.
CREATE TABLE drafts (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- ── search ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- One row a client in each, without the text itself, written by `search/index.rs`: the names, asked first, and everything.
-- `marks` holds what is asked of the index but never typed: that the client is archived, and which of its name's words carry
-- an accent.
CREATE VIRTUAL TABLE search_names USING fts5 (
  name, marks,
  content = '', contentless_delete = 1, detail = column, prefix = '1 2 3 4 5',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_names_said USING fts5vocab (search_names, instance);
CREATE VIRTUAL TABLE search_clients USING fts5 (
  name, company, reach, place, tags, notes, marks,
  content = '', contentless_delete = 1, detail = column, prefix = '1 2 3 4 5',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_clients_said USING fts5vocab (search_clients, instance);
-- Words held in memory before they are written, in bytes: sixteen times what FTS5 takes by itself, for it writes and merges them
-- again as often. Only many clients at once ever fill it.
INSERT INTO search_names (search_names, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_clients (search_clients, rank) VALUES ('hashsize', 16777216);

CREATE VIRTUAL TABLE search_interactions USING fts5 (
  text, content = 'interactions', content_rowid = 'id', columnsize = 0, detail = none, prefix = '2 3 4 5 6',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_interactions_said USING fts5vocab (search_interactions, instance);
INSERT INTO search_interactions (search_interactions, rank) VALUES ('hashsize', 16777216);
CREATE TRIGGER search_interactions_insert AFTER INSERT ON interactions WHEN NEW.text <> '' BEGIN
  INSERT INTO search_interactions (rowid, text) VALUES (NEW.id, NEW.text);
END;
CREATE TRIGGER search_interactions_delete AFTER DELETE ON interactions WHEN OLD.text <> '' BEGIN
  INSERT INTO search_interactions (search_interactions, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;
CREATE TRIGGER search_interactions_update AFTER UPDATE OF text ON interactions WHEN OLD.text IS NOT NEW.text BEGIN
  INSERT INTO search_interactions (search_interactions, rowid, text) SELECT 'delete', OLD.id, OLD.text WHERE OLD.text <> '';
  INSERT INTO search_interactions (rowid, text) SELECT NEW.id, NEW.text WHERE NEW.text <> '';
END;

CREATE VIRTUAL TABLE search_tasks USING fts5 (
  title, content = 'tasks', content_rowid = 'id', columnsize = 0, detail = none, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_tasks_said USING fts5vocab (search_tasks, instance);
CREATE TRIGGER search_tasks_insert AFTER INSERT ON tasks BEGIN
  INSERT INTO search_tasks (rowid, title) VALUES (NEW.id, NEW.title);
END;
CREATE TRIGGER search_tasks_delete AFTER DELETE ON tasks BEGIN
  INSERT INTO search_tasks (search_tasks, rowid, title) VALUES ('delete', OLD.id, OLD.title);
END;
CREATE TRIGGER search_tasks_update AFTER UPDATE OF title ON tasks WHEN OLD.title IS NOT NEW.title BEGIN
  INSERT INTO search_tasks (search_tasks, rowid, title) VALUES ('delete', OLD.id, OLD.title);
  INSERT INTO search_tasks (rowid, title) VALUES (NEW.id, NEW.title);
END;

CREATE VIRTUAL TABLE search_products USING fts5 (
  code, barcode, name, category, content = '', contentless_delete = 1, detail = column, prefix = '2 3 4',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_products_said USING fts5vocab (search_products, instance);
CREATE TRIGGER search_products_insert AFTER INSERT ON products BEGIN
  INSERT INTO search_products (rowid, code, barcode, name, category)
  VALUES (NEW.id, NEW.code, NEW.barcode, NEW.name, NEW.category);
END;
CREATE TRIGGER search_products_delete AFTER DELETE ON products BEGIN
  DELETE FROM search_products WHERE rowid = OLD.id;
END;
CREATE TRIGGER search_products_update AFTER UPDATE OF code, barcode, name, category ON products BEGIN
  DELETE FROM search_products WHERE rowid = OLD.id;
  INSERT INTO search_products (rowid, code, barcode, name, category)
  VALUES (NEW.id, NEW.code, NEW.barcode, NEW.name, NEW.category);
END;

CREATE VIRTUAL TABLE search_sales USING fts5 (
  series, number, note, content = '', contentless_delete = 1, detail = column, prefix = '2 3 4',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_sales_said USING fts5vocab (search_sales, instance);
CREATE TRIGGER search_sales_insert AFTER INSERT ON sales BEGIN
  INSERT INTO search_sales (rowid, series, number, note) VALUES (NEW.id, NEW.series, NEW.number, NEW.note);
END;
CREATE TRIGGER search_sales_delete AFTER DELETE ON sales BEGIN
  DELETE FROM search_sales WHERE rowid = OLD.id;
END;
CREATE TRIGGER search_sales_update AFTER UPDATE OF series, number, note ON sales
WHEN OLD.series IS NOT NEW.series OR OLD.number IS NOT NEW.number OR OLD.note IS NOT NEW.note BEGIN
  DELETE FROM search_sales WHERE rowid = OLD.id;
  INSERT INTO search_sales (rowid, series, number, note) VALUES (NEW.id, NEW.series, NEW.number, NEW.note);
END;

-- Every word of a name, company, place or tag, once, without accents: what a misspelt word is compared with. The trigrams
-- are of the word between two dots, so that its beginning and end count.
CREATE TABLE search_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE search_spellings USING fts5 (
  word, content = '', detail = none, tokenize = 'trigram remove_diacritics 1'
);
