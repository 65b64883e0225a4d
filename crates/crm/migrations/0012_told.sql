-- What became of a quote that another program, or another book, tells of: accepted or lost, as of one made here.
DROP INDEX sales_owed;
DROP INDEX sales_to_pay;
DROP INDEX sales_owed_by;
DROP INDEX sales_drafts;
DROP INDEX sales_by_state;
DROP INDEX sales_to_expire;
DROP INDEX sales_owed_amount;
ALTER TABLE sales DROP COLUMN owed_minor;
ALTER TABLE sales DROP COLUMN state;
-- How it stands, but for what only a day or later documents decide.
ALTER TABLE sales ADD COLUMN state TEXT GENERATED ALWAYS AS (CASE
    WHEN own = 0 AND kind IN ('quote', 'proforma') AND decision IS NOT NULL THEN decision
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
CREATE INDEX sales_owed ON sales (day, id) WHERE kind = 'invoice' AND state IN ('open', 'partial');
CREATE INDEX sales_to_pay ON sales (due, id) WHERE kind = 'invoice' AND state IN ('open', 'partial') AND due IS NOT NULL;
CREATE INDEX sales_owed_by ON sales (client, due, id) WHERE kind IN ('invoice', 'credit') AND state IN ('open', 'partial');
CREATE INDEX sales_drafts ON sales (day, id) WHERE state = 'draft';
CREATE INDEX sales_by_state ON sales (kind, state, day, id);
CREATE INDEX sales_to_expire ON sales (valid_until, id) WHERE kind = 'quote' AND state = 'open' AND valid_until IS NOT NULL;
CREATE INDEX sales_owed_amount ON sales (owed_minor, due) WHERE kind = 'invoice' AND state IN ('open', 'partial');
