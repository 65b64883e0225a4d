-- Documents made here: quotes, proformas, orders, delivery notes, invoices and credit notes share one table with those other programs tell
-- of, so that list, search, sums and export have one truth. What a document is like is derived from facts: when it was issued, what was
-- decided, what was paid. `sales/guards.rs` makes the triggers that keep the `kept_…` figures and that hold what was issued as it is.

-- ── series: one device, one year, one kind; the next number is one more than the last that is in the book ──────────────────────────────
CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  device BLOB NOT NULL CHECK (length(device) = 16),  -- devices.uid: a series never leaves the machine that began it
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'proforma', 'order', 'delivery', 'invoice', 'simplified', 'credit')),
  year INTEGER NOT NULL,
  code TEXT NOT NULL,                         -- what stands before the number
  digits INTEGER NOT NULL DEFAULT 6,
  first INTEGER NOT NULL DEFAULT 1            -- where it begins
) STRICT;
CREATE INDEX series_by_kind ON series (device, kind, year);

-- ── documents ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE new_sales (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER REFERENCES clients (id),     -- nobody: sold without asking who
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'proforma', 'order', 'delivery', 'invoice', 'credit')),
  own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),  -- made here, and not told by another program
  fiscal_kind TEXT CHECK (fiscal_kind IN ('F1', 'F2', 'F3', 'R1', 'R2', 'R3', 'R4', 'R5')),
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  series_of INTEGER REFERENCES series (id),
  serial INTEGER,                             -- its place in the series
  day TEXT NOT NULL,
  time TEXT,                                  -- HH:MM:SS, where it is told
  due TEXT,                                   -- day
  valid_until TEXT,                           -- day, of a quote
  operation_on TEXT,                          -- day of what it is for, where it is another
  currency TEXT NOT NULL,                     -- ISO 4217
  exchange_rate TEXT,                         -- units of the book's currency for one of it, a decimal
  exchange_on TEXT,                           -- day of that rate
  exchange_source TEXT,
  profile TEXT,                               -- where it rounds: billing::Profile; nothing for what other programs reckoned
  prices TEXT CHECK (prices IN ('without_tax', 'with_tax')),
  adjustments TEXT NOT NULL DEFAULT '[]',     -- JSON: billing::DocumentAdjustment, each with a reason
  net_minor INTEGER,                          -- nothing where the source does not tell it
  tax_minor INTEGER,
  retained_minor INTEGER NOT NULL DEFAULT 0,  -- what the customer keeps back for the tax office
  total_minor INTEGER NOT NULL,
  told TEXT CHECK (told IN ('draft', 'open', 'partial', 'paid', 'refunded', 'cancelled')),  -- what another program says of it
  issued_at INTEGER,                          -- of a document made here: since when it stands; a draft has none
  decision TEXT CHECK (decision IN ('accepted', 'lost', 'cancelled')),
  decided_on TEXT,                            -- day
  decision_reason TEXT NOT NULL DEFAULT '',
  corrects INTEGER REFERENCES sales (id),     -- of a credit note: the invoice
  correction_by TEXT CHECK (correction_by IN ('difference', 'substitution')),
  correction_reason TEXT NOT NULL DEFAULT '',
  terms TEXT NOT NULL DEFAULT '',             -- of payment, as printed
  payment_means TEXT,                         -- UNTDID 4461
  payment_account TEXT NOT NULL DEFAULT '',   -- where to
  note TEXT NOT NULL DEFAULT '',
  kept_paid_minor INTEGER NOT NULL DEFAULT 0,
  kept_credited_minor INTEGER NOT NULL DEFAULT 0,
  -- How it stands, but for what only a day or later documents decide.
  state TEXT GENERATED ALWAYS AS (CASE
    WHEN own = 0 AND (kind NOT IN ('invoice', 'credit') OR told IN ('draft', 'paid', 'refunded', 'cancelled')) THEN told
    WHEN own = 1 AND issued_at IS NULL THEN 'draft'
    WHEN decision IS NOT NULL THEN decision
    WHEN kind NOT IN ('invoice', 'credit') THEN 'open'
    WHEN kind = 'invoice' AND total_minor > 0 AND kept_credited_minor >= total_minor THEN 'refunded'
    WHEN (own = 1 OR kept_paid_minor <> 0) AND iif(total_minor >= retained_minor,
      kept_paid_minor >= total_minor - retained_minor, kept_paid_minor <= total_minor - retained_minor) THEN 'paid'
    WHEN kept_paid_minor <> 0 THEN 'partial'
    WHEN own = 1 THEN 'open'
    ELSE told END) VIRTUAL,
  -- What is still to be paid; of a credit note below zero.
  owed_minor INTEGER GENERATED ALWAYS AS (CASE
    WHEN kind IN ('invoice', 'credit') AND state IN ('open', 'partial') THEN total_minor - retained_minor - kept_paid_minor
    ELSE 0 END) VIRTUAL
) STRICT;
INSERT INTO new_sales (id, uid, client, kind, series, number, day, time, due, currency, net_minor, tax_minor, total_minor, told, note)
SELECT id, uid, client, kind, series, number, day, time, due, currency, net_minor, tax_minor, total_minor, state, note FROM sales;

-- ── what was paid, and of what ─────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE new_payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER REFERENCES clients (id),
  day TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,              -- given back: negative
  currency TEXT NOT NULL,
  method TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  reverses INTEGER REFERENCES payments (id)   -- the payment this one takes back
) STRICT;
INSERT INTO new_payments (id, uid, client, day, amount_minor, currency, method, reference, note)
SELECT id, uid, client, day, amount_minor, currency, method, reference, note FROM payments;

-- How much of which document a payment or a credit note pays. Rows are only added; what is taken back is a row with the opposite amount.
CREATE TABLE allocations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  payment INTEGER REFERENCES payments (id) ON DELETE CASCADE,
  credit INTEGER REFERENCES sales (id),       -- the credit note that pays, where no money came
  sale INTEGER NOT NULL REFERENCES sales (id),
  amount_minor INTEGER NOT NULL,              -- in the currency of the document; 0 where the payment is in another
  day TEXT NOT NULL,
  reverses INTEGER REFERENCES allocations (id),
  CHECK ((payment IS NULL) <> (credit IS NULL))
) STRICT;
-- A payment's one allocation is called as the payment: two copies of a book brought here apart make the same row.
INSERT INTO allocations (uid, payment, sale, amount_minor, day)
SELECT p.uid, p.id, p.sale, iif(p.currency = s.currency, p.amount_minor, 0), p.day
FROM payments AS p JOIN sales AS s ON s.id = p.sale ORDER BY p.id;
UPDATE new_sales SET kept_paid_minor = a.paid
FROM (SELECT sale, sum(amount_minor) AS paid FROM allocations GROUP BY sale) AS a WHERE a.sale = new_sales.id;

-- Numbers of rows are never given out again, not even those of rows that are gone.
DELETE FROM sqlite_sequence WHERE name IN ('new_sales', 'new_payments');
UPDATE sqlite_sequence SET name = 'new_' || name WHERE name IN ('sales', 'payments');
DROP TABLE payments;
DROP TABLE sales;
ALTER TABLE new_sales RENAME TO sales;
ALTER TABLE new_payments RENAME TO payments;

CREATE INDEX sales_by_day ON sales (day, id);
CREATE INDEX sales_by_client ON sales (client, day, id) WHERE client IS NOT NULL;
CREATE INDEX sales_by_kind ON sales (kind, day, id);
CREATE INDEX sales_by_number ON sales (number, series) WHERE number <> '';
CREATE UNIQUE INDEX sales_by_serial ON sales (series_of, serial) WHERE series_of IS NOT NULL;
-- Invoices that wait for money: few, whatever was sold.
CREATE INDEX sales_owed ON sales (day, id) WHERE kind = 'invoice' AND state IN ('open', 'partial');
CREATE INDEX sales_to_pay ON sales (due, id) WHERE kind = 'invoice' AND state IN ('open', 'partial') AND due IS NOT NULL;
CREATE INDEX sales_owed_by ON sales (client, due, id) WHERE kind IN ('invoice', 'credit') AND state IN ('open', 'partial');
CREATE INDEX sales_drafts ON sales (day, id) WHERE state = 'draft';
CREATE INDEX sales_corrected ON sales (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX sales_unnumbered ON sales (day, total_minor) WHERE number = '';
CREATE INDEX payments_by_day ON payments (day, id);
CREATE INDEX payments_by_amount ON payments (day, amount_minor);
CREATE INDEX payments_by_client ON payments (client, day, id) WHERE client IS NOT NULL;
CREATE INDEX payments_reversed ON payments (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX allocations_by_sale ON allocations (sale, id);
CREATE INDEX allocations_by_payment ON allocations (payment) WHERE payment IS NOT NULL;
CREATE INDEX allocations_by_credit ON allocations (credit) WHERE credit IS NOT NULL;
CREATE INDEX allocations_reversed ON allocations (reverses) WHERE reverses IS NOT NULL;

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

-- ── lines: how a line made here was reckoned, and the line of the document it comes from ───────────────────────────────────────────────
ALTER TABLE sale_lines ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE sale_lines ADD COLUMN adjustments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sale_lines ADD COLUMN taxes TEXT;
ALTER TABLE sale_lines ADD COLUMN retentions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sale_lines ADD COLUMN origin INTEGER REFERENCES sale_lines (id);
ALTER TABLE sale_lines ADD COLUMN base_minor INTEGER;
ALTER TABLE sale_lines ADD COLUMN tax_minor INTEGER;
CREATE INDEX sale_lines_by_origin ON sale_lines (origin) WHERE origin IS NOT NULL;

-- ── what was issued, as it was, and its place in the chain ─────────────────────────────────────────────────────────────────────────────
CREATE TABLE issued (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sale INTEGER NOT NULL REFERENCES sales (id),
  json TEXT NOT NULL,                         -- einvoice::freeze
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX issued_by_sale ON issued (sale);

CREATE TABLE records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  device BLOB NOT NULL CHECK (length(device) = 16),  -- devices.uid: each machine has a chain of its own
  sale INTEGER NOT NULL REFERENCES sales (id),
  kind TEXT NOT NULL CHECK (kind IN ('registration', 'annulment')),
  position INTEGER NOT NULL,                  -- in the chain, from 1
  previous TEXT NOT NULL,                     -- the fingerprint before; empty for the first
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  at TEXT NOT NULL,                           -- ISO 8601 with offset: it is part of what is hashed
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'accepted', 'refused')),
  incident INTEGER NOT NULL DEFAULT 0 CHECK (incident IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX records_by_position ON records (device, position);
CREATE INDEX records_by_sale ON records (sale);
CREATE INDEX records_waiting ON records (id) WHERE state = 'queued';

-- What the journal remembers of the column that has another name now.
UPDATE journal SET change = json_set(json_remove(change, '$.state'), '$.told', json_extract(change, '$.state'))
WHERE tbl = 32 AND json_type(change, '$.state') IS NOT NULL;
