# Tarifas: qué cuesta para quién
did-prices-save = { $kind ->
    [made] Tarifa «{ $name }» hecha
   *[changed] Tarifa «{ $name }» cambiada
  }
did-prices-archive = { $kind ->
    [away] Tarifa «{ $name }» archivada
   *[back] Tarifa «{ $name }» recuperada
  }
did-prices-copy = Tarifa «{ $name }» hecha como copia
did-prices-set = { $count ->
    [one] Un precio de la tarifa «{ $name }» cambiado
   *[other] { $count } precios de la tarifa «{ $name }» cambiados
  }
did-prices-remove = Un precio de la tarifa «{ $name }» quitado
part-price-lists = Tarifas
part-price-list-clients = Clientes de tarifas
part-price-entries = Precios de tarifas
error-price-list-exists = Ya hay una tarifa «{ $name }». Elija otro nombre.
error-price-list-unknown = No hay ninguna tarifa «{ $value }», o hay varias así. «clientela prices» dice las que hay.
error-price-line-unfit = «{ $value }» no se entiende. Escriba, por ejemplo: «10 x CAFE-1 @ 11,50», «Cafés -5%» o «* +30%».
error-price-what-unknown = «{ $value }» no es ningún producto ni ninguna categoría.
error-price-target-missing = Falta a qué se aplica: elija el producto o escriba la categoría o línea.
error-price-for-all = Un mismo precio para todo no puede ser: ponga un descuento o un margen.
error-days-reversed = El último día va después del primero.
error-tag-missing = Elija la etiqueta para la que es la tarifa.
error-priority-unfit = La prioridad va de -99 a 99.
error-percent-unfit = El cambio va de -100 a 1000 por ciento.
error-too-many-clients = Son demasiados clientes para una tarifa ({ $count } como mucho). Póngales una etiqueta y elíjala.
error-too-many-entries = Son demasiados precios de una vez ({ $count } como mucho).
prices-state-in-force = En vigor
prices-state-later = Más adelante
prices-state-over = Pasada
prices-state-archived = Archivada
prices-for-everybody = Para todos
prices-for-tag = Etiqueta { $tag }
prices-for-nobody = Para nadie: su etiqueta ya no está
prices-for-clients = { $count ->
    [0] Para nadie todavía
    [one] Para un cliente
   *[other] Para { $said } clientes
  }
prices-entries = { $count ->
    [one] 1 precio
   *[other] { $said } precios
  }
prices-from = Desde el { $day }
prices-until = Hasta el { $day }
prices-between = Del { $from } al { $until }
prices-everything = Todo
prices-category = Categoría { $name }
prices-line = Línea { $name }
prices-step = desde { $quantity }
prices-less = −{ $percent } %
prices-over-cost = coste + { $percent } %
prices-why = { $name }
prices-why-step = { $name }, desde { $quantity }

# En la ventana
place-prices = Tarifas
goods-views = Vistas de lo que se vende
goods-view-products = Productos
goods-view-prices = Tarifas
goods-view-for = Lo que paga cada cliente
prices-new = Nueva tarifa
prices-edit = Cambiar la tarifa
prices-name = Nombre de la tarifa
prices-name-example = Hostelería, Mayoristas, Semana negra…
prices-whom = Para quién
prices-whom-tag = Para quien tenga una etiqueta
prices-whom-clients = Para clientes elegidos
prices-tag = Etiqueta
prices-chosen = Clientes elegidos
prices-client-add = Añadir un cliente
prices-valid-from = Vale desde
prices-valid-until = Vale hasta
prices-when = Cuándo
prices-priority = Prioridad
prices-priority-hint = Entre dos igual de concretas, va antes la de más
prices-count = Precios
prices-archived = Las archivadas
prices-none-archived = Ninguna tarifa archivada
prices-empty = Todavía no hay tarifas
prices-empty-text = Una tarifa da otros precios a quien usted diga: por etiqueta, por cliente, por cantidad o por fechas. Al hacer un documento, el precio sale solo.
prices-all = Todas las tarifas
prices-copy = Copiar la tarifa
prices-copy-text = La copia dice lo mismo y es para los mismos. Los precios fijos suben o bajan lo que usted ponga; los descuentos y márgenes se copian tal cual.
prices-copy-name = { $name } (copia)
prices-copy-percent = Subir o bajar
prices-copy-do = Copiar
prices-archive = Archivar la tarifa
prices-restore = Recuperar la tarifa
price-new = Nuevo precio
price-edit = Cambiar el precio
price-what = A qué se aplica
price-from = Desde
price-own = Precio propio
price-none = Esta tarifa no dice nada todavía
price-none-text = Ponga un precio a un producto, o un descuento a una categoría o a todo.
price-none-match = Ningún precio así en esta tarifa
price-scope = Se aplica a
price-scope-product = Un producto
price-scope-line = Línea
price-kind = Qué hace
price-kind-price = Precio fijo
price-kind-discount = Descuento sobre su precio
price-kind-markup = Margen sobre su coste
price-percent = Porcentaje
prices-for-title = Lo que paga cada cliente
prices-for-whom = ¿Qué cliente? Sin nadie, cualquiera
prices-for-quantity = Cantidad
prices-pays = Paga
prices-because = Por qué
prices-own-price = Precio del producto
prices-see-hers = Ver lo que paga
