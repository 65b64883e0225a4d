-- What of rewards cannot be found anew from what happened: when each version of a rule ran, what people said of rewards that waited for
-- them, and what was redeemed. What was earned is in no table.

CREATE TABLE loyalty_runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  version INTEGER NOT NULL REFERENCES loyalty_versions (id),
  since TEXT NOT NULL,                        -- first day
  until TEXT                                  -- last day, included; nothing while it runs
) STRICT;
CREATE INDEX loyalty_runs_of ON loyalty_runs (version, id);

-- What a version gave a client for a sale, or for a day of the calendar where there is none.
CREATE TABLE loyalty_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  version INTEGER NOT NULL REFERENCES loyalty_versions (id),
  client INTEGER NOT NULL REFERENCES clients (id),
  sale INTEGER REFERENCES sales (id),
  day TEXT NOT NULL,
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX loyalty_decisions_of ON loyalty_decisions (client, id);
CREATE INDEX loyalty_decisions_for ON loyalty_decisions (sale) WHERE sale IS NOT NULL;

-- A use holds while its document says its discount: a draft that is thrown away, or says it no more, leaves the reward as it was.
CREATE TABLE loyalty_uses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  version INTEGER REFERENCES loyalty_versions (id),  -- nothing: points, which are of no rule
  client INTEGER NOT NULL REFERENCES clients (id),
  sale INTEGER REFERENCES sales (id),         -- what earned it, where a sale did
  earned_on TEXT,                             -- and on which day; nothing of points and cards of stamps
  used_on INTEGER REFERENCES sales (id) ON DELETE CASCADE,  -- the invoice it was taken off; nothing where it was handed over
  reason TEXT NOT NULL DEFAULT '',            -- as that invoice says it
  day TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,              -- taken off, in the book's currency
  units INTEGER NOT NULL                      -- points or stamps; 0 of what is not counted
) STRICT;
CREATE INDEX loyalty_uses_by_client ON loyalty_uses (client, id);
CREATE INDEX loyalty_uses_on ON loyalty_uses (used_on) WHERE used_on IS NOT NULL;
CREATE INDEX loyalty_uses_for ON loyalty_uses (sale) WHERE sale IS NOT NULL;

-- A rule that runs has run with its newest version since the day that stood beside its name.
INSERT INTO loyalty_runs (uid, version, since)
SELECT r.uid, v.id, r.running_since FROM loyalty_rules AS r JOIN loyalty_versions AS v ON v.rule = r.id
  AND v.version = (SELECT max(version) FROM loyalty_versions WHERE rule = r.id)
WHERE r.running_since IS NOT NULL AND r.archived_at IS NULL ORDER BY r.id;
UPDATE journal SET change = json_remove(change, '$.running_since')
WHERE tbl = 62 AND json_type(change, '$.running_since') IS NOT NULL;
-- What did nothing else can no longer be undone: its values were let go.
UPDATE transactions SET pruned = 1 WHERE id IN (SELECT tx FROM journal WHERE tbl = 62 AND op = 'u' AND change = '{}');
ALTER TABLE loyalty_rules DROP COLUMN running_since;
