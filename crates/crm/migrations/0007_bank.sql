-- What the bank says: the lines of its statements, which payment each turned out to be, and who pays under which name. The `uid` of a line
-- is made from what it says, so that the same statement brought in twice, or on two laptops, makes the same rows.

CREATE TABLE bank_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  account TEXT NOT NULL,                      -- IBAN without spaces, or as the bank calls it
  day TEXT NOT NULL,                          -- booked
  value_day TEXT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),  -- below zero: went out
  currency TEXT NOT NULL,                     -- ISO 4217
  kind TEXT NOT NULL CHECK (kind IN ('transfer', 'debit', 'returned', 'card', 'cash', 'cheque', 'fee', 'other')),
  text TEXT NOT NULL,                         -- all it says
  payer TEXT NOT NULL DEFAULT '',             -- the other side, where the bank names it
  payer_account TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  balance_minor INTEGER,                      -- of the account after it
  file TEXT NOT NULL CHECK (file <> ''),      -- SHA-256 of the statement, hexadecimal
  ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0, 1)),
  payment INTEGER REFERENCES payments (id),   -- what it turned out to be
  made INTEGER NOT NULL DEFAULT 0 CHECK (made IN (0, 1)),   -- the payment was made from it, and not found
  state TEXT GENERATED ALWAYS AS (CASE WHEN payment IS NOT NULL THEN 'matched' WHEN ignored = 1 THEN 'ignored' ELSE 'open' END) VIRTUAL
) STRICT;
CREATE INDEX bank_lines_by_day ON bank_lines (day, id);
CREATE INDEX bank_lines_by_state ON bank_lines (state, day, id);
CREATE INDEX bank_lines_by_account ON bank_lines (account, day, id);
CREATE INDEX bank_lines_by_amount ON bank_lines (amount_minor, day);
CREATE INDEX bank_lines_by_payment ON bank_lines (payment) WHERE payment IS NOT NULL;

-- Who pays under which name or account, learned from what a person matched.
CREATE TABLE bank_payers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),  -- of name and client
  client INTEGER NOT NULL REFERENCES clients (id),
  name TEXT NOT NULL CHECK (name <> ''),      -- folded, without figures; or an IBAN
  line INTEGER REFERENCES bank_lines (id)     -- from which it was learned
) STRICT;
CREATE INDEX bank_payers_by_name ON bank_payers (name);
CREATE INDEX bank_payers_by_client ON bank_payers (client);
CREATE INDEX bank_payers_by_line ON bank_payers (line) WHERE line IS NOT NULL;

-- An amount of money asks who owes just that, and which payment it is.
CREATE INDEX sales_owed_amount ON sales (owed_minor, due) WHERE kind = 'invoice' AND state IN ('open', 'partial');
CREATE INDEX payments_by_sum ON payments (amount_minor, day) WHERE method <> '10';  -- cash is in no bank
