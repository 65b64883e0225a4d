# Products and what goes with them
did-products-save = { $kind ->
    [made] Product “{ $name }” made
   *[changed] Product “{ $name }” changed
  }
did-products-archive = { $kind ->
    [away] “{ $name }” is no longer sold
   *[back] “{ $name }” is sold again
  }
did-products-relate = { $kind ->
    [together] “{ $other }” put beside “{ $name }”
   *[apart] “{ $other }” taken from “{ $name }”
  }
error-product-code-taken = That code belongs to “{ $name }”. Choose another.
error-product-itself = A product does not go with itself. Choose another.
product-new = New product
product-edit = Change the product
product-unit = Unit
product-line = Line
product-notes = Notes
product-margin = Margin
product-tax-percent = Tax (%)
product-archive = No longer sold
product-restore = Sold again
product-relations = What goes with it
product-relations-none = Say what goes with it, what is better or what takes its place: it will be offered when a document is made.
product-relation-add = Add a product
product-relation-kind = How
relation-complement = Goes with it
relation-up-sell = Is better
relation-replaces = Takes its place
named-complement = Goes with
named-up-sell = Is better than
named-replaces = Takes the place of
suggest-title = They also take
suggest-complement = goes with { $name }
suggest-up-sell = better than { $name }
suggest-replaces = in place of { $name }
suggest-key = Add what goes with it

suggest-hint = Ctrl J
