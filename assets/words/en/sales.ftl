# What is sold and what was sold.

place-sales = Sales
place-products = Products
sale-day = Date
sale-kind = Kind
sale-number = Number
sale-client = Client
sale-state = State
sale-net = Net
sale-tax = Taxes
sale-total = Total
sale-tax-rate = { $rate } %
sale-due = due on { $day }
sale-lines = Lines
sale-more-lines = It has more than 500 lines; these are the first.
sale-payments = Payments
sale-unnumbered = No number
sale-nobody = No client
sales-orders = Orders
sales-invoices = Invoices
sales-credits = Credit notes
sales-more = Show more
sales-empty = No sales yet
sales-empty-text = Bring a file of orders or invoices of your shop or your invoicing program: Shopify, WooCommerce, MercadoLibre, Odoo, Excel…
sale-overdue = Overdue
sale-overdue-partial = Overdue, partly paid
sales-owed = To be paid
sales-overdue = Overdue
sales-partial = Partly paid
sales-paid = Paid
sales-count = { $count ->
    [one] 1 document
   *[other] { $said } documents
  }
sales-count-sold = { $count ->
    [one] 1 invoice or credit note
   *[other] { $said } invoices and credit notes
  }
sales-count-orders = { $count ->
    [one] 1 order
   *[other] { $said } orders
  }
sales-count-quotes = { $count ->
    [one] 1 quote
   *[other] { $said } quotes
  }
sales-count-proformas = { $count ->
    [one] 1 proforma
   *[other] { $said } proformas
  }
sales-count-deliveries = { $count ->
    [one] 1 delivery note
   *[other] { $said } delivery notes
  }
sales-none-match = No such sale
client-sales-empty = Has not bought anything yet
client-sales-empty-text = Orders and invoices come in with a file of sales.
product-code = Code
product-name = Name
product-category = Category
product-barcode = Barcode
product-tax = Tax
product-cost = Cost
product-price = Price
products-search = Name or code
products-archived = Those no longer sold
products-empty = No products yet
products-empty-text = Bring your list of products or a file of sales: the products it names come in with it.
products-none-match = No such product
