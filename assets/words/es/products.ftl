# Los productos y lo que va con ellos
did-products-save = { $kind ->
    [made] Producto «{ $name }» hecho
   *[changed] Producto «{ $name }» cambiado
  }
did-products-archive = { $kind ->
    [away] «{ $name }» ya no se vende
   *[back] «{ $name }» se vende otra vez
  }
did-products-relate = { $kind ->
    [together] «{ $other }» puesto junto a «{ $name }»
   *[apart] «{ $other }» quitado de «{ $name }»
  }
error-product-code-taken = Ese código ya es de «{ $name }». Elija otro.
error-product-itself = Un producto no se acompaña de sí mismo. Elija otro.
product-new = Nuevo producto
product-edit = Cambiar el producto
product-unit = Unidad
product-line = Línea
product-notes = Notas
product-margin = Margen
product-tax-percent = Impuesto (%)
product-archive = Ya no se vende
product-restore = Se vende otra vez
product-relations = Qué va con él
product-relations-none = Diga qué se lleva con él, qué es mejor o qué lo sustituye: se propondrá al hacer un documento.
product-relation-add = Añadir un producto
product-relation-kind = Cómo
relation-complement = Se lleva con él
relation-up-sell = Es mejor
relation-replaces = Lo sustituye
named-complement = Se lleva con
named-up-sell = Es mejor que
named-replaces = Sustituye a
suggest-title = También llevan
suggest-complement = va con { $name }
suggest-up-sell = mejor que { $name }
suggest-replaces = en lugar de { $name }
suggest-key = Añadir lo que va con ello

suggest-hint = Ctrl J
