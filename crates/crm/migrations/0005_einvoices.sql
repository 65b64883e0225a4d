-- Electronic invoices that other programs made and that came in as files: which document each became, so that none comes in twice. Its
-- `uid` is made from `code`, so that two laptops which take in the same folder make the same row.

CREATE TABLE einvoices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sale INTEGER REFERENCES sales (id),         -- nothing for one that only tells of payments
  format TEXT NOT NULL CHECK (format IN ('cfdi', 'facturae', 'ubl', 'cii', 'pdf')),
  code TEXT NOT NULL CHECK (code <> ''),      -- folio fiscal of a CFDI; of others issuer, number and day
  sha256 TEXT NOT NULL CHECK (sha256 <> ''),  -- of the file, hexadecimal
  stamped_at TEXT                             -- local time of its stamp, ISO 8601
) STRICT;
CREATE INDEX einvoices_by_code ON einvoices (code);
CREATE INDEX einvoices_by_sale ON einvoices (sale) WHERE sale IS NOT NULL;
