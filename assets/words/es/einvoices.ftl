# Facturas electrónicas que se traen: qué son, qué pasará, por qué alguna no entra.

did-einvoices-take = Facturas electrónicas traídas: facturas { $invoices }, notas de crédito { $credits }, pagos { $payments }, clientes nuevos { $clients }

einvoices = Facturas electrónicas
einvoices-choose = Carpeta de facturas
einvoices-would = Lo que pasará con estas facturas
einvoices-done = Ya están en el libro
einvoices-nothing = No hay nada nuevo que traer
einvoices-nothing-text = Todo lo que se puede traer de estos archivos está ya en el libro.
einvoices-files = { $count ->
    [one] 1 factura electrónica leída
   *[other] { $said } facturas electrónicas leídas
  }
einvoices-take = { $count ->
    [one] Traer 1 documento
   *[other] Traer { $said } documentos
  }
einvoices-safe = Entra todo a la vez y se deshace en un paso. Los sellos no se verifican y aquí no se sabe si el SAT canceló alguna después, salvo que su acuse esté en la carpeta.
einvoices-stage-reading = Leyendo las facturas…
einvoices-stage-importing = Poniéndolas en el libro…
einvoices-see-documents = Ver documentos
einvoices-see-clients = Ver clientes
einvoices-tables = Traer también las tablas

einvoices-invoices = Facturas
einvoices-credits = Notas de crédito
einvoices-payments = Pagos
einvoices-clients = Clientes nuevos
einvoices-clients-known = Clientes conocidos
einvoices-products = Productos nuevos
einvoices-linked = Ya estaban en el libro, hechos aquí o traídos de una tabla: se les pone su identidad
einvoices-known = Traídas antes
einvoices-year = Año
einvoices-years = Por años
einvoices-currency = Moneda
einvoices-sums = Importes
einvoices-invoiced = Facturado
einvoices-credited = Abonado
einvoices-paid = Pagado
einvoices-beside = Aparte
einvoices-refused = { $count ->
    [one] 1 archivo no entra
   *[other] { $said } archivos no entran
  }
einvoices-refused-more = { $count ->
    [one] y 1 más
   *[other] y { $said } más
  }
einvoices-formats = Formatos
einvoices-format-cfdi-4 = CFDI 4.0
einvoices-format-cfdi-3 = CFDI 3.3
einvoices-format-ubl = UBL
einvoices-format-cii = CII
einvoices-format-pdf = PDF con la factura dentro
einvoices-format-facturae = Facturae

einvoices-ours = Facturas de { $name } ({ $id })
einvoices-ours-unnamed = Facturas de { $id }
einvoices-ours-business = Es el identificador fiscal de su negocio.
einvoices-ours-files = Su negocio no tiene identificador fiscal puesto: se ha tomado el que está en más archivos.
einvoices-ours-asked = Así lo ha dicho usted.
einvoices-ours-nobody = Ningún archivo dice de quién es.
einvoices-ours-other = ¿Es otro?
einvoices-ours-choice = { $name } ({ $id }), emitidas { $count }

einvoices-left-received = { $count ->
    [one] 1 factura la recibió usted: es un gasto, y las compras no se llevan en este programa.
   *[other] { $said } facturas las recibió usted: son gastos, y las compras no se llevan en este programa.
  }
einvoices-left-payroll = { $count ->
    [one] 1 recibo de nómina: no es una venta.
   *[other] { $said } recibos de nómina: no son ventas.
  }
einvoices-left-transport = { $count ->
    [one] 1 CFDI de traslado: no es una venta.
   *[other] { $said } CFDI de traslado: no son ventas.
  }
einvoices-left-repeated = { $count ->
    [one] 1 archivo repite una factura que está en otro.
   *[other] { $said } archivos repiten facturas que están en otros.
  }
einvoices-left-plain = { $count ->
    [one] 1 PDF no lleva la factura dentro: cuenta su XML.
   *[other] { $said } PDF no llevan la factura dentro: cuentan sus XML.
  }
einvoices-left-other = { $count ->
    [one] 1 archivo no es XML ni PDF.
   *[other] { $said } archivos no son XML ni PDF.
  }
einvoices-notice-doubtful = { $count ->
    [one] 1 factura con un total que no es el de sus líneas; entra como está: { $names }
   *[other] { $said } facturas con totales que no son los de sus líneas; entran como están: { $names }
  }
einvoices-notice-unrelated = { $count ->
    [one] 1 pago es en parte de facturas que no están aquí; esa parte queda como anticipo: { $names }
   *[other] { $said } pagos son en parte de facturas que no están aquí; esa parte queda como anticipo: { $names }
  }
einvoices-notice-over = { $count ->
    [one] 1 pago pasa de lo que falta por cobrar de sus facturas; mírelo: { $names }
   *[other] { $said } pagos pasan de lo que falta por cobrar de sus facturas; mírelos: { $names }
  }
einvoices-notice-cancelled = { $count ->
    [one] 1 factura del libro se canceló y deja de contar: { $names }
   *[other] { $said } facturas del libro se cancelaron y dejan de contar: { $names }
  }
einvoices-notice-still-paid = { $count ->
    [one] 1 factura cancelada tiene pagos en el libro; mírela: { $names }
   *[other] { $said } facturas canceladas tienen pagos en el libro; mírelas: { $names }
  }

reason-einvoice-unstamped = No está timbrada: es un borrador, sin valor fiscal.
reason-einvoice-stamped-twice = Lleva dos timbres: nadie puede decir cuál vale.
reason-einvoice-stamp-unfit = Su folio fiscal no es válido: «{ $value }».
reason-einvoice-not-ours = La emitió otro: { $value } ({ $id }).
reason-einvoice-cancelled = Está cancelada: su acuse está entre los archivos.
reason-einvoice-replaced = La sustituye otra de estas facturas.
reason-einvoice-invoice-missing = Paga facturas que no están aquí ({ $value }). Traiga también esas facturas.
reason-einvoice-closed = El periodo { $value } está cerrado. Reábralo para traerla.
reason-einvoice-currency = No se conoce su moneda: «{ $value }».
reason-einvoice-amount = Tiene un importe imposible: { $value }.
reason-einvoice-unnumbered = No dice su número o quién la emitió.
reason-einvoice-unreadable = No se pudo abrir: { $value }.
reason-einvoice-zip-damaged = El ZIP está dañado o tiene contraseña.
reason-einvoice-zip-large = Los ZIP pasan de { $limit } GB al descomprimirlos.
reason-einvoice-large = Pasa de { $limit } MB: ninguna factura es tan grande.
reason-einvoice-none = No es una factura electrónica que este programa lea.
reason-einvoice-letters = Tiene letras que no se pueden leer.
reason-einvoice-entities = Trae entidades o un tipo de documento propio, que por seguridad no se abren.
reason-einvoice-broken = El XML está cortado o mal escrito.
reason-einvoice-version = Es de una versión que no se lee: { $value }. Se leen CFDI 3.3 y 4.0, UBL, CII y Facturae.
reason-einvoice-missing = Le falta { $value }.
reason-einvoice-value = No se entiende { $field }: «{ $value }».

einvoices-note-regime = Régimen fiscal: { $value }
einvoices-note-use = Uso del CFDI: { $value }
einvoices-note-product = Clave del SAT: { $value }

einvoice = Factura electrónica
einvoice-sha256 = Huella del archivo (SHA-256)
sale-folio = Folio fiscal
means-sat-05 = Monedero electrónico
means-sat-06 = Dinero electrónico
means-sat-08 = Vales de despensa
