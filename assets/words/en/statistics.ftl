# Statistics: a table of any two things, a measure and a period
place-statistics = Statistics
error-dimension-twice = Rows and columns cannot be the same. Choose something else for the columns, or nothing.
error-dimension-not-of-visits = A visit has no product, document or series. Choose clients or time, or another measure.
error-period-too-long = The period is longer than a hundred years. Write a shorter one.

# What rows and columns are
dimension-client = Client
dimension-kind = Kind of client
dimension-city = City
dimension-region = State
dimension-country = Country
dimension-tag = Tag
dimension-salesperson = Salesperson
dimension-origin = Origin
dimension-stage = Stage
dimension-class = ABC class
dimension-cohort = Month of the first purchase
dimension-product = Product
dimension-category = Category
dimension-line = Line
dimension-document = Document
dimension-series = Series
dimension-day = Day
dimension-month = Month
dimension-quarter = Quarter
dimension-year = Year
dimension-weekday = Day of the week
dimension-hour = Hour

# What is measured
measure-sales = Sales
measure-margin = Margin
measure-units = Units
measure-invoices = Invoices
measure-clients = Clients who buy
measure-ticket = Average sale
measure-visits = Visits

# How each measure is reckoned
measure-how-sales = Invoices less credit notes, without tax; of clients without any invoice, their orders. Another currency counts by the rate of its document.
measure-how-margin = Sales less what each product costs today. What has no cost is not counted.
measure-how-units = The quantities of the lines; what came back is taken away.
measure-how-invoices = How many invoices; of clients without any, their orders. Credit notes do not count.
measure-how-clients = How many different clients bought. The total repeats nobody, so it may be less than the sum.
measure-how-ticket = Sales by the number of invoices.
measure-how-visits = Interactions that were visits.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

pivot-rows = Rows
pivot-columns = Columns
pivot-no-columns = None
pivot-measure = Measure
pivot-period = Period
pivot-compare = Compare with
pivot-compare-none = Nothing
pivot-compare-before = The period before
pivot-compare-year = The year before
pivot-total = Total
pivot-before = Before
pivot-change = Change
pivot-none = Not said
pivot-others = The others
pivot-spans = From { $from } to { $to }
pivot-beside = against { $from } – { $to }
pivot-empty = There is nothing in this period
pivot-empty-text = Choose another period or another measure. Sales come in as invoices, orders or an imported file.
pivot-left-out = { $count ->
    [one] A document in another currency without a rate is missing.
   *[other] { $said } documents in another currency without a rate are missing.
  }
pivot-without-cost = { $count ->
    [one] A line without a cost is missing: { $sum } of sales.
   *[other] { $said } lines without a cost are missing: { $sum } of sales.
  }
pivot-overlapping = A client with two tags stands in both rows: the sum may be more than the total.
pivot-columns-left = { $count ->
    [one] One column does not fit. With --to FILE or --json all are there.
   *[other] { $count } columns do not fit. With --to FILE or --json all are there.
  }
pivot-this-year = This year
pivot-last-year = Last year
pivot-this-quarter = This quarter
pivot-last-quarter = Last quarter
pivot-this-month = This month
pivot-last-month = Last month
pivot-ten-years = Ten years
pivot-own-days = From one day to another
pivot-table = Table
pivot-opened-count = { $count ->
    [one] 1 document
   *[other] { $said } documents
  }
pivot-opened-visits = { $count ->
    [one] 1 visit
   *[other] { $said } visits
  }
pivot-to-file = Export the table
pivot-quarter = Q{ $quarter } { $year }
pivot-written = Table saved in { $path }
pivot-swap = Swap rows and columns
pivot-saved = Saved tables
pivot-save = Save under a name
pivot-client-nobody = Nobody

help-pivot = A table of sales or visits by any two things, with another period beside
help-pivot-rows = client, kind, city, region, country, tag, salesperson, origin, stage, class, cohort, product, category, line, document, series, day, month, quarter, year, weekday or hour; month when left out
help-pivot-columns = The same for columns; totals alone when left out
help-pivot-measure = sales, margin, units, invoices, clients, ticket or visits; sales when left out
help-pivot-period = 2026-Q3, 2026-07, 2026 or 2026-07-01..2026-08-15, up to today; this year when left out
help-pivot-compare = before (as much time right before) or year (the same days a year before)
help-pivot-most = How many rows; the others are added up in one. 50 when left out
help-pivot-row = Opens a row: the documents behind it, by its name or its key
help-pivot-column = Opens a column, or with --row a cell
help-pivot-to = Writes the table to a file; ending in .xlsx, a workbook
error-pivot-no-value = No row or column is called “{ $value }”.
help-value-rows = ROWS
help-value-columns = COLUMNS
help-value-measure = MEASURE
help-value-compare = WITH
help-value-row = ROW
help-value-column = COLUMN
help-value-most = N
