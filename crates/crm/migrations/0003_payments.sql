-- Money that comes and goes: how much of each payment is for nothing yet, when a document and a payment last moved, so that what was
-- open on any day is found from the few that moved since; and how much a client may owe.

ALTER TABLE clients ADD COLUMN credit_limit_minor INTEGER;  -- in the book's currency; nothing: no limit

-- ── documents: one that was credited is settled when it is, not when the credit note was made ──────────────────────────────────────────
DROP INDEX sales_owed;
DROP INDEX sales_to_pay;
DROP INDEX sales_owed_by;
DROP INDEX sales_drafts;
ALTER TABLE sales DROP COLUMN owed_minor;
ALTER TABLE sales DROP COLUMN state;
ALTER TABLE sales ADD COLUMN kept_moved_on TEXT;            -- day of its last allocation
-- How it stands, but for what only a day or later documents decide.
ALTER TABLE sales ADD COLUMN state TEXT GENERATED ALWAYS AS (CASE
    WHEN own = 0 AND (kind NOT IN ('invoice', 'credit') OR told IN ('draft', 'paid', 'refunded', 'cancelled')) THEN told
    WHEN own = 1 AND issued_at IS NULL THEN 'draft'
    WHEN decision IS NOT NULL THEN decision
    WHEN kind NOT IN ('invoice', 'credit') THEN 'open'
    WHEN (own = 1 OR kept_paid_minor <> 0) AND iif(total_minor >= retained_minor,
      kept_paid_minor >= total_minor - retained_minor, kept_paid_minor <= total_minor - retained_minor)
      THEN iif(kind = 'invoice' AND total_minor > 0 AND kept_credited_minor >= total_minor, 'refunded', 'paid')
    WHEN kept_paid_minor <> 0 THEN 'partial'
    WHEN own = 1 THEN 'open'
    ELSE told END) VIRTUAL;
-- What is still to be paid; of a credit note below zero.
ALTER TABLE sales ADD COLUMN owed_minor INTEGER GENERATED ALWAYS AS (CASE
    WHEN kind IN ('invoice', 'credit') AND state IN ('open', 'partial') THEN total_minor - retained_minor - kept_paid_minor
    ELSE 0 END) VIRTUAL;

-- ── allocations: none goes with its payment, since later ones would be forgotten without a word ────────────────────────────────────────
CREATE TABLE new_allocations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  payment INTEGER REFERENCES payments (id),
  credit INTEGER REFERENCES sales (id),       -- the credit note that pays, where no money came
  sale INTEGER NOT NULL REFERENCES sales (id),
  amount_minor INTEGER NOT NULL,              -- in the currency of the document; 0 where the payment is in another
  day TEXT NOT NULL,                          -- from when it counts: neither before the document nor before the payment
  reverses INTEGER REFERENCES allocations (id),
  with_payment INTEGER NOT NULL DEFAULT 0 CHECK (with_payment IN (0, 1)),  -- made by the upgrade: no journal knows it, it goes with its payment
  CHECK ((payment IS NULL) <> (credit IS NULL))
) STRICT;
INSERT INTO new_allocations (id, uid, payment, credit, sale, amount_minor, day, reverses, with_payment)
SELECT a.id, a.uid, a.payment, a.credit, a.sale, a.amount_minor, max(a.day, s.day), a.reverses, a.payment IS NOT NULL
FROM allocations AS a JOIN sales AS s ON s.id = a.sale ORDER BY a.id;
-- Numbers of rows are never given out again, not even those of rows that are gone.
DELETE FROM sqlite_sequence WHERE name = 'new_allocations';
UPDATE sqlite_sequence SET name = 'new_allocations' WHERE name = 'allocations';
DROP TABLE allocations;
ALTER TABLE new_allocations RENAME TO allocations;
CREATE TRIGGER allocations_of_before BEFORE DELETE ON payments BEGIN
  DELETE FROM allocations WHERE payment = OLD.id AND with_payment = 1;
END;
CREATE INDEX allocations_by_sale ON allocations (sale, id);
CREATE INDEX allocations_by_payment ON allocations (payment) WHERE payment IS NOT NULL;
CREATE INDEX allocations_by_credit ON allocations (credit) WHERE credit IS NOT NULL;
CREATE INDEX allocations_reversed ON allocations (reverses) WHERE reverses IS NOT NULL;

-- ── payments ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE payments ADD COLUMN kept_free_minor INTEGER NOT NULL DEFAULT 0;  -- for nothing yet: the client's advance
ALTER TABLE payments ADD COLUMN kept_moved_on TEXT;                         -- day of its last allocation, or of what took it back

UPDATE sales SET kept_moved_on = a.last
FROM (SELECT sale, max(day) AS last FROM allocations GROUP BY sale) AS a WHERE a.sale = sales.id;
UPDATE sales SET kept_moved_on = max(coalesce(sales.kept_moved_on, ''), a.last)
FROM (SELECT credit, max(day) AS last FROM allocations WHERE credit IS NOT NULL GROUP BY credit) AS a WHERE a.credit = sales.id;
UPDATE payments SET kept_free_minor = amount_minor WHERE reverses IS NULL;
UPDATE payments SET kept_free_minor = iif(reverses IS NOT NULL OR a.other, 0, amount_minor - a.used), kept_moved_on = a.last
FROM (SELECT payment, sum(amount_minor) AS used, max(amount_minor = 0) AS other, max(day) AS last FROM allocations
      WHERE payment IS NOT NULL GROUP BY payment) AS a WHERE a.payment = payments.id;

CREATE INDEX sales_owed ON sales (day, id) WHERE kind = 'invoice' AND state IN ('open', 'partial');
CREATE INDEX sales_to_pay ON sales (due, id) WHERE kind = 'invoice' AND state IN ('open', 'partial') AND due IS NOT NULL;
CREATE INDEX sales_drafts ON sales (day, id) WHERE state = 'draft';
-- Whatever was sold, few wait for money, and few moved since a day not long ago.
CREATE INDEX sales_owed_by ON sales (client, due, id) WHERE kind IN ('invoice', 'credit') AND state IN ('open', 'partial');
CREATE INDEX sales_moved ON sales (kept_moved_on, day) WHERE kept_moved_on > day;
CREATE INDEX sales_moved_by ON sales (client, kept_moved_on, day) WHERE kept_moved_on > day;
CREATE INDEX payments_free ON payments (client, day, id) WHERE kept_free_minor <> 0;
CREATE INDEX payments_moved ON payments (kept_moved_on, day) WHERE kept_moved_on > day;
CREATE INDEX payments_moved_by ON payments (client, kept_moved_on, day) WHERE kept_moved_on > day;
-- Delivery notes made here, for what of them is not invoiced.
CREATE INDEX sales_delivered ON sales (client, id) WHERE own = 1 AND kind = 'delivery' AND decision IS NULL;
