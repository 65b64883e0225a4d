-- Direct debits: what clients signed so that their bank pays us, the remittances given to our bank, and the receipts in them. What a
-- mandate says stays as it is once it was used, so a receipt need not repeat it.

CREATE TABLE mandates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  client INTEGER NOT NULL REFERENCES clients (id),
  reference TEXT NOT NULL,                    -- the business's own number of it; empty once the client was erased, as the account is
  iban TEXT NOT NULL,                         -- the account that pays, without spaces
  bic TEXT NOT NULL DEFAULT '',
  scheme TEXT NOT NULL CHECK (scheme IN ('core', 'b2b')),
  recurrent INTEGER NOT NULL CHECK (recurrent IN (0, 1)),  -- 0: for one receipt only
  signed_on TEXT NOT NULL,
  revoked_on TEXT
) STRICT;
CREATE INDEX mandates_by_client ON mandates (client, id);
CREATE INDEX mandates_by_reference ON mandates (reference);

CREATE TABLE remittances (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  made_at INTEGER NOT NULL,
  collect_on TEXT NOT NULL,                   -- when the clients' banks are to pay
  scheme TEXT NOT NULL CHECK (scheme IN ('core', 'b2b')),
  creditor TEXT NOT NULL,                     -- as it was given to the bank: identifier, name and account of the business
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  collected_on TEXT,                          -- when the money came
  withdrawn_on TEXT                           -- taken back before it was collected
) STRICT;

CREATE TABLE debits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  remittance INTEGER NOT NULL REFERENCES remittances (id),
  client INTEGER NOT NULL REFERENCES clients (id),
  mandate INTEGER NOT NULL REFERENCES mandates (id),
  sale INTEGER NOT NULL REFERENCES sales (id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),  -- euro cents
  payment INTEGER REFERENCES payments (id),   -- recorded when the remittance was collected
  returned_on TEXT,                           -- the client's bank did not pay, or took it back
  reason TEXT NOT NULL DEFAULT '',            -- its ISO 20022 code
  fee_minor INTEGER                           -- what our bank charged for that
) STRICT;
CREATE INDEX debits_by_remittance ON debits (remittance, id);
CREATE INDEX debits_by_client ON debits (client, id);
CREATE INDEX debits_by_mandate ON debits (mandate, id);
CREATE INDEX debits_by_sale ON debits (sale, id);
CREATE INDEX debits_by_payment ON debits (payment) WHERE payment IS NOT NULL;
