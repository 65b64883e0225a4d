-- What each client buys and is worth, as rows the list of clients can be filtered by. Kept beside the journal: reckoned again from
-- the sales when a day begins or something was written. Who never bought has no row. Money in minor units of the book's currency.
CREATE TABLE client_figures (
  client INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
  first_purchase TEXT NOT NULL, -- ISO day
  last_purchase TEXT NOT NULL, -- ISO day
  purchases INTEGER NOT NULL, -- days on which something was bought
  purchases_year INTEGER NOT NULL, -- those of the last twelve months
  sales_minor INTEGER NOT NULL,
  sales_year_minor INTEGER NOT NULL, -- of the last twelve months
  value_minor INTEGER NOT NULL, -- expected of the next twelve
  loss_minor INTEGER NOT NULL, -- what of it has probably been lost
  stage TEXT NOT NULL, -- new, growing, loyal, occasional, falling, at_risk, lost, once
  class TEXT NOT NULL, -- A, B, C by the sales of twelve months
  recency INTEGER NOT NULL, -- 1 to 5, the latest 5
  frequency INTEGER NOT NULL, -- 1 to 5, the most 5
  quiet INTEGER NOT NULL -- 1: late by their own rhythm and not surely gone
) STRICT;
CREATE INDEX client_figures_by_stage ON client_figures (stage);
CREATE INDEX client_figures_by_class ON client_figures (class);
