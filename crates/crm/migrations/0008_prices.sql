-- Price lists: for whom, when, and what a product costs there from how many on. A third way in which products go together.

CREATE TABLE price_lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  currency TEXT NOT NULL,                     -- ISO 4217
  prices TEXT NOT NULL CHECK (prices IN ('without_tax', 'with_tax')),
  valid_from TEXT,                            -- day; from then on, included
  valid_until TEXT,                           -- day; until then, included
  audience TEXT NOT NULL CHECK (audience IN ('everybody', 'clients', 'tag')),
  tag INTEGER REFERENCES tags (id),           -- of `tag`; nothing once that tag is gone, and then it is for nobody
  priority INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER,
  active INTEGER GENERATED ALWAYS AS (archived_at IS NULL) VIRTUAL
) STRICT;
CREATE INDEX price_lists_by_name ON price_lists (active, sort_key, id);
CREATE INDEX price_lists_of_all ON price_lists (id) WHERE audience = 'everybody' AND archived_at IS NULL;
CREATE INDEX price_lists_by_tag ON price_lists (tag) WHERE tag IS NOT NULL;

-- Whom a list of chosen clients is for.
CREATE TABLE price_list_clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  list INTEGER NOT NULL REFERENCES price_lists (id),
  client INTEGER NOT NULL REFERENCES clients (id)
) STRICT;
CREATE INDEX price_list_clients_by_list ON price_list_clients (list, client);
CREATE INDEX price_list_clients_by_client ON price_list_clients (client, list);

CREATE TABLE price_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  list INTEGER NOT NULL REFERENCES price_lists (id),
  scope TEXT NOT NULL CHECK (scope IN ('product', 'category', 'line', 'all')),
  product INTEGER REFERENCES products (id),   -- of `product`
  name TEXT NOT NULL DEFAULT '',              -- of `category` and `line`, as written
  min_quantity INTEGER NOT NULL DEFAULT 0 CHECK (min_quantity >= 0),  -- millionths; from so many on
  kind TEXT NOT NULL CHECK (kind IN ('price', 'discount', 'markup')),
  value INTEGER NOT NULL CHECK (value >= 0),  -- millionths: of one, or percent off the product's price, or percent over its cost
  CHECK ((scope = 'product') = (product IS NOT NULL))
) STRICT;
CREATE INDEX price_entries_by_list ON price_entries (list, id);
CREATE INDEX price_entries_by_product ON price_entries (list, product, min_quantity) WHERE product IS NOT NULL;
CREATE INDEX price_entries_broad ON price_entries (list, id) WHERE product IS NULL;
CREATE INDEX price_entries_of_product ON price_entries (product) WHERE product IS NOT NULL;

-- What is offered with a product, instead of it, or now that it is no longer sold.
CREATE TABLE new_product_relations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  product INTEGER NOT NULL REFERENCES products (id),
  other INTEGER NOT NULL REFERENCES products (id),
  kind TEXT NOT NULL CHECK (kind IN ('up_sell', 'complement', 'replaces'))
) STRICT;
INSERT INTO new_product_relations (id, uid, product, other, kind) SELECT id, uid, product, other, kind FROM product_relations;
DELETE FROM sqlite_sequence WHERE name = 'new_product_relations';
UPDATE sqlite_sequence SET name = 'new_product_relations' WHERE name = 'product_relations';
DROP TABLE product_relations;
ALTER TABLE new_product_relations RENAME TO product_relations;
CREATE INDEX product_relations_by_product ON product_relations (product, kind);
CREATE INDEX product_relations_by_other ON product_relations (other);

CREATE INDEX products_by_category ON products (category) WHERE category <> '';

-- Invoices that come back: which one is repeated, how often, until when; and which document each of its dates became.
CREATE TABLE recurring (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sale INTEGER NOT NULL REFERENCES sales (id),       -- the invoice that is repeated
  unit TEXT NOT NULL CHECK (unit IN ('month', 'week')),
  every INTEGER NOT NULL CHECK (every >= 1),
  anchor TEXT NOT NULL,                       -- day of the first; every later one is so many months or weeks from it
  until TEXT,                                 -- last day, included
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
) STRICT;
CREATE INDEX recurring_by_sale ON recurring (sale);

CREATE TABLE recurring_made (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),  -- of what is repeated and the period: each is made once
  recurring INTEGER NOT NULL REFERENCES recurring (id),
  period INTEGER NOT NULL CHECK (period >= 0),
  document BLOB NOT NULL CHECK (length(document) = 16)  -- sales.uid of the draft, whatever became of it
) STRICT;
CREATE INDEX recurring_made_of ON recurring_made (recurring, period);
