# El libro dañado: qué le pasa, cómo volver a una copia y cómo rescatar lo que todavía se lee.

damage-title = Este libro está dañado
damage-notice = Este libro está dañado: se ve lo que se puede leer y no se guarda nada.
damage-what-to-do = Qué hacer
damage-look = Ver qué está mal
damage-read = Mirar lo que se lee
damage-copies = Volver a una copia
damage-copies-text = El libro queda como estaba entonces. El dañado no se borra: se guarda aparte.
damage-salvage = Rescatar en un libro nuevo
damage-salvage-text = Copia a otro archivo todo lo que todavía se puede leer, y dice qué falta. El archivo dañado solo se lee.
damage-salvage-also = Si ninguna copia es bastante nueva, copie a otro archivo todo lo que todavía se lee. El dañado no se toca.
damage-salvage-backup = Rescatar lo que se lea de esta copia
salvage-where = Dónde se guarda el libro rescatado
salvage-name = { $name } rescatado
salvage-salvaging = Rescatando…
salvage-refreshing = Rehaciendo la búsqueda y los datos calculados…
salvage-finished = El libro está rescatado
salvage-read-all = { $count ->
    [one] 1 fila rescatada
   *[other] { $count } filas rescatadas
  }
salvage-lost-all = { $count ->
    [one] 1 perdida
   *[other] { $count } perdidas
  }
salvage-lost-some = una parte se ha perdido y no se sabe cuánta
salvage-whole = No se ha perdido nada.
salvage-table = Qué
salvage-read = Rescatadas
salvage-lost-rows = Perdidas
salvage-not-known = no se sabe
salvage-named-only = { $count ->
    [one] 1 solo con su nombre
   *[other] { $count } solo con su nombre
  }
salvage-left-out = { $count ->
    [one] 1 apartada, porque no se entiende
   *[other] { $count } apartadas, porque no se entienden
  }
salvage-intact = { $count ->
    [one] 1 parte está entera
   *[other] { $count } partes están enteras
  }
salvage-next = Se puede trabajar en él como siempre. Lo de antes se ve en el historial, pero ya no se puede deshacer.
salvage-open = Abrir el libro nuevo

# Las partes de un libro, como las cuentan el informe de un rescate y la comprobación.
part-local = Ajustes de este equipo
part-devices = Equipos
part-transactions = Acciones del historial
part-journal = Detalle del historial
part-settings = Ajustes
part-users = Personas que lo usan
part-list-items = Listas
part-clients = Clientes
part-contact-points = Teléfonos, correos y enlaces
part-addresses = Direcciones
part-positions = Cargos en empresas
part-tags = Etiquetas
part-client-tags = Etiquetas puestas
part-fields = Campos propios
part-field-values = Datos de campos propios
part-preferences = Gustos
part-consents = Consentimientos
part-interactions = Interacciones
part-tasks = Tareas
part-files = Contenido de los adjuntos
part-attachments = Adjuntos
part-views = Vistas guardadas
part-distinct-clients = Clientes que no son el mismo
part-imports = Importaciones
part-source-keys = Números de otros programas
part-accepted-doubts = Dudas dadas por buenas
part-products = Productos
part-product-relations = Productos relacionados
part-sales = Ventas
part-sale-lines = Líneas de venta
part-series = Series de numeración
part-allocations = Qué paga cada cobro
part-issued = Facturas tal como se emitieron
part-records = Registros de facturación
part-payments = Cobros
part-mappings = Columnas recordadas
part-drafts = Borradores
