# Price lists: what it costs for whom
did-prices-save = { $kind ->
    [made] Price list “{ $name }” made
   *[changed] Price list “{ $name }” changed
  }
did-prices-archive = { $kind ->
    [away] Price list “{ $name }” put away
   *[back] Price list “{ $name }” taken out again
  }
did-prices-copy = Price list “{ $name }” made as a copy
did-prices-set = { $count ->
    [one] One price of the list “{ $name }” changed
   *[other] { $count } prices of the list “{ $name }” changed
  }
did-prices-remove = One price of the list “{ $name }” taken out
part-price-lists = Price lists
part-price-list-clients = Clients of price lists
part-price-entries = Prices of lists
error-price-list-exists = There is a price list “{ $name }” already. Choose another name.
error-price-list-unknown = There is no price list “{ $value }”, or several are like that. “clientela prices” says which there are.
error-price-line-unfit = “{ $value }” is not understood. Write, for instance: “10 x CAFE-1 @ 11.50”, “Coffees -5%” or “* +30%”.
error-price-what-unknown = “{ $value }” is neither a product nor a category.
error-price-target-missing = What it is about is missing: choose the product or write the category or line.
error-price-for-all = One price for everything cannot be: set a discount or a markup.
error-days-reversed = The last day comes after the first.
error-tag-missing = Choose the tag the list is for.
error-priority-unfit = The priority goes from -99 to 99.
error-percent-unfit = The change goes from -100 to 1000 per cent.
error-too-many-clients = These are too many clients for a list ({ $count } at most). Give them a tag and choose that.
error-too-many-entries = These are too many prices at once ({ $count } at most).
prices-state-in-force = In force
prices-state-later = Later
prices-state-over = Over
prices-state-archived = Put away
prices-for-everybody = For everybody
prices-for-tag = Tag { $tag }
prices-for-nobody = For nobody: its tag is gone
prices-for-clients = { $count ->
    [0] For nobody yet
    [one] For one client
   *[other] For { $said } clients
  }
prices-entries = { $count ->
    [one] 1 price
   *[other] { $said } prices
  }
prices-from = From { $day } on
prices-until = Until { $day }
prices-between = From { $from } until { $until }
prices-everything = Everything
prices-category = Category { $name }
prices-line = Line { $name }
prices-step = from { $quantity }
prices-less = −{ $percent } %
prices-over-cost = cost + { $percent } %
prices-why = { $name }
prices-why-step = { $name }, from { $quantity }

# In the window
place-prices = Price lists
goods-views = Views of what is sold
goods-view-products = Products
goods-view-prices = Price lists
goods-view-for = What each client pays
prices-new = New price list
prices-edit = Change the price list
prices-name = Name of the list
prices-name-example = Restaurants, Wholesalers, Black week…
prices-whom = For whom
prices-whom-tag = For whoever has a tag
prices-whom-clients = For chosen clients
prices-tag = Tag
prices-chosen = Chosen clients
prices-client-add = Add a client
prices-valid-from = Holds from
prices-valid-until = Holds until
prices-when = When
prices-priority = Priority
prices-priority-hint = Of two as particular, the one with more goes first
prices-count = Prices
prices-archived = Those put away
prices-none-archived = No price list put away
prices-empty = There are no price lists yet
prices-empty-text = A price list gives other prices to whom you say: by tag, by client, by quantity or by dates. When you make a document, the price comes by itself.
prices-all = All price lists
prices-copy = Copy the price list
prices-copy-text = The copy says the same and is for the same people. Fixed prices go up or down by what you write; discounts and markups are copied as they are.
prices-copy-name = { $name } (copy)
prices-copy-percent = Up or down
prices-copy-do = Copy
prices-archive = Put the list away
prices-restore = Take the list out again
price-new = New price
price-edit = Change the price
price-what = What it is about
price-from = From
price-own = Own price
price-none = This list says nothing yet
price-none-text = Give a product a price, or a category or everything a discount.
price-none-match = No such price in this list
price-scope = It is about
price-scope-product = A product
price-scope-line = Line
price-kind = What it does
price-kind-price = Fixed price
price-kind-discount = Discount off its price
price-kind-markup = Markup over its cost
price-percent = Per cent
prices-for-title = What each client pays
prices-for-whom = Which client? Without one, anybody
prices-for-quantity = Quantity
prices-pays = Pays
prices-because = Why
prices-own-price = The product's price
prices-see-hers = See the prices
