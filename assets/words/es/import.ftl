# Lo que entra de una tabla: por qué una fila no entra, qué se arregló y qué es cada columna.

did-import-run = { $kind ->
    [clients] Clientes traídos de { $file }: { $created } nuevos, { $changed } cambiados
    [people] Personas traídas de { $file }: { $created } nuevas, { $changed } cambiadas
    [interactions] Interacciones traídas de { $file }: { $created } nuevas, { $changed } cambiadas
    [sales] Ventas traídas de { $file }: { $created } líneas nuevas, { $changed } cambiadas
    [products] Productos traídos de { $file }: { $created } nuevos, { $changed } cambiados
    [payments] Pagos traídos de { $file }: { $created } nuevos, { $changed } cambiados
   *[tasks] Tareas traídas de { $file }: { $created } nuevas, { $changed } cambiadas
  }

error-table-empty = El archivo { $path } está vacío. Compruebe que lo guardó con datos y vuelva a elegirlo.
error-table-binary = El archivo { $path } no es una tabla{ $what ->
    [unknown] .
   *[other] {" "}({ $what }).
  } Ábralo en el programa que lo hizo y guárdelo como XLSX o CSV.
error-table-encoding = El archivo { $path } tiene letras que no son de { $encoding } (fila { $row }). Elija otra codificación o guárdelo como CSV UTF-8.
error-table-record-too-long = En { $path }, la fila { $row } no termina nunca: seguramente unas comillas se abren y no se cierran. Corríjala y vuelva a elegir el archivo.
error-table-too-many-columns = { $path } tiene más de { $limit } columnas: seguramente el separador es otro. Elíjalo a mano.
error-table-changed = { $path } ha cambiado mientras se leía. No se ha traído nada: vuelva a elegirlo.
error-table-unknown-format = Esta versión no sabe leer { $path }. Guárdelo como XLSX o CSV.
error-table-damaged = El archivo { $path } está dañado o cortado y no se puede leer. Vuelva a guardarlo o a descargarlo.
error-table-locked = El archivo { $path } tiene contraseña. Ábralo, guárdelo sin ella y vuelva a elegirlo.
error-table-bomb = El archivo { $path } pasa de { $limit } MB al descomprimirlo y no se abre. Si es de fiar, descomprímalo usted y elija lo que hay dentro.
error-table-sheet-missing = El archivo { $path } no tiene la hoja «{ $sheet }». Elija otra.
error-table-invoice = El archivo { $path } es una factura electrónica ({ $what ->
    [cfdi] CFDI
    [ubl] UBL
    [cii] CII
   *[facturae] Facturae
  }). Las facturas electrónicas se traen aparte: elija el archivo o su carpeta en Importar, o impórtelo sin decir qué son sus filas.
error-table-io = No se pudo leer { $path }: { $error }. Compruebe que sigue ahí y que tiene permiso.
error-sheet-full = Una hoja de cálculo no admite más de { $limit } filas. Exporte a CSV, que no tiene límite.
error-sheet-text-too-long = Hay un texto de más de { $limit } letras, que no cabe en una celda. Exporte a CSV.
error-export-form-unfit = Esto no cabe en un archivo .{ $ending }: las tarjetas (.vcf) son de clientes y el calendario (.ics) de tareas. Use .xlsx o .csv.
error-rejects-is-source = Las filas rechazadas no pueden escribirse sobre el archivo que se está leyendo. Elija otro nombre.
error-column-missing = El archivo no tiene la columna «{ $column }». Vuelva a mirarlo.

reason-column = Motivo
reason-name-missing = No tiene nombre.
reason-title-missing = No dice qué hay que hacer.
reason-date-missing = No tiene fecha.
reason-client-missing = No dice de qué cliente es.
reason-client-unknown = No hay ningún cliente «{ $value }».
reason-client-ambiguous = Hay varios clientes «{ $value }»: añada su NIF, correo o teléfono.
reason-client-erased = Los datos de este cliente se borraron a petición suya.
reason-key-of-another = El código «{ $value }» es de { $name }, y lo demás de la fila, de { $other }: corrija el código o el resto.
reason-date-unfit = «{ $value }» no es una fecha ({ $column }).
reason-time-unfit = «{ $value }» no es una hora ({ $column }).
reason-number-unfit = «{ $value }» no es un número ({ $column }).
reason-boolean-unfit = «{ $value }» no es sí ni no ({ $column }).
reason-kind-unknown = «{ $value }» no es visita, llamada, correo, mensaje, reunión ni nota ({ $column }).
reason-document-unknown = «{ $value }» no es pedido, factura ni abono ({ $column }).
reason-total-missing = No dice su importe. Si en la hoja es una fórmula, ábrala, guárdela y vuelva a elegir el archivo.
reason-amount-missing = No dice cuánto.
reason-no-such-document = No hay ningún documento «{ $value }» que este pago pueda pagar.
reason-allocated-too-much = Aplica más de lo que se pagó.
reason-part-of-payment = Otro documento que paga el pago de arriba
reason-passed-over = No es una venta ni un pago: se pasa por alto
reason-choice-unknown = «{ $value }» no está en la lista ({ $column }).

notice-repaired-postcode = Códigos postales que habían perdido su cero
notice-repaired-letters = Letras estropeadas que se han arreglado
notice-repaired-phone = Teléfonos que la hoja de cálculo escribió como números
notice-repaired-mail = Correos con algo de más alrededor
notice-repaired-case = Nombres escritos todo en mayúsculas
notice-repaired-form = Formas jurídicas escritas de otra manera (SL, S. A.)
notice-repaired-street = Calles abreviadas (C/, Avda.)
notice-repaired-surnames = Apellidos que venían juntos, separados en primero y segundo
notice-not-a-payment = No son pagos de nadie: saldos y retiradas, que se pasan por alto
notice-not-a-sale = No son ventas: pagos, nóminas y traslados, que se pasan por alto
notice-nameless = Sin nombre: se llaman como su correo
notice-contact-of-person = Personas de contacto de quien no es una empresa: no entran
notice-part-of-payment = Renglones de un pago que ya está arriba: dicen qué otros documentos paga
notice-kept-as-written = Celdas que se quedan como están escritas
notice-phone-unread = Teléfonos que no se entienden: se guardan como están
notice-phone-lost = Teléfonos que la hoja de cálculo estropeó (6,12E+08): se guardan como están
notice-mail-unread = Correos que no se entienden: se guardan como están
notice-tax-id-wrong = Números de identificación que no cuadran: se guardan como están
notice-code-hyphen = Códigos escritos sin su guion, o con uno de más: son los del libro
notice-left-suppliers = Proveedores: se quedan fuera
notice-left-purchases = Artículos que solo se compran: se quedan fuera
notice-left-drafts = Facturas en borrador: se quedan fuera
notice-left-payments = Pagos a proveedores, anulados o en borrador: se quedan fuera
notice-left-out = Celdas que no se entienden y no entran

same-id = Es el mismo: lleva su identificador
same-source = Es el mismo: lleva el código con que vino
same-tax-id = Tiene el mismo número de identificación
same-mail = Tiene el mismo correo
same-phone = Tiene el mismo teléfono y un nombre parecido
same-name = Se llama igual y está en el mismo lugar
reason-alike = Se parece mucho a un cliente
same-row = Ya estaba anotado
same-code = Tiene el mismo código
same-number = Tiene el mismo número y la misma fecha

column-id = ID
column-source-id = Código
column-kind = Tipo
column-name = Nombre
column-given-name = Nombre de pila
column-middle-name = Segundo nombre
column-surnames = Apellidos
column-surname1 = Primer apellido
column-surname2 = Segundo apellido
column-trade-name = Nombre comercial
column-company = Empresa
column-contact = Persona de contacto
column-role = Cargo
column-company-id = ID empresa
column-label = Etiqueta
column-likes-said = Preferencias
column-likes-inferred = Preferencias deducidas
column-tax-id = NIF
column-tax-country = País fiscal
column-phones = Teléfono
column-mails = Correo electrónico
column-links = Web
column-address = Dirección completa
column-address-street = Dirección
column-address-extra = Piso
column-address-number = Número de calle
column-address-city = Población
column-address-region = Provincia
column-address-postcode = Código postal
column-address-country = País
column-address-pobox = Apartado de correos
column-birthday = Fecha de nacimiento
column-notes = Notas
column-photo = Foto
column-tags = Etiquetas
column-preferred-channel = Canal preferido
column-life-moment = Momento vital
column-growth-potential = Potencial de crecimiento
column-origin = Origen
column-salesperson = Vendedor
column-language = Idioma
column-first-contact = Fecha de alta
column-archived = Archivado
column-active = Activo
column-consent-phone = Consentimiento teléfono
column-consent-mail = Consentimiento correo
column-consent-whatsapp = Consentimiento WhatsApp
column-consent-post = Consentimiento postal
column-client = Cliente
column-client-id = ID cliente
column-client-tax-id = NIF cliente
column-client-mail = Correo cliente
column-client-phone = Teléfono cliente
column-direction = Sentido
column-at = Fecha
column-time = Hora
column-outcome = Resultado
column-duration = Minutos
column-cost = Coste
column-text = Texto
column-next-step = Próximo paso
column-next-step-at = Fecha próximo paso
column-user = Usuario
column-title = Título
column-due = Vence
column-valid-until = Válido hasta
column-done = Hecha
column-series = Serie
column-number = Número
column-day = Fecha
column-state = Estado
column-currency = Moneda
column-note = Nota
column-net = Base imponible
column-tax = Impuestos
column-total = Total
column-outstanding = Pendiente de pago
column-payment-method = Método de pago
column-paid-at = Fecha de pago
column-refunded = Reembolsado
column-product-code = Código de producto
column-barcode = Código de barras
column-product = Producto
column-products = Varios productos
column-quantity = Cantidad
column-unit = Unidad
column-price = Precio
column-discount = Descuento
column-discount-percent = Descuento en %
column-tax-rate = Tipo de IVA
column-line-net = Base de la línea
column-line-total = Total de la línea
column-category = Categoría
column-client-given-name = Nombre de pila del cliente
column-client-surnames = Apellidos del cliente
column-client-company = Empresa del cliente
column-code = Código
column-line = Línea de productos
column-up-sell = Productos superiores
column-complement = Complementos
column-sale = Documento
column-amount = Importe
column-allocated = Importe aplicado
column-out = Devuelto
column-given-back = Devuelto después
column-method = Método
column-reference = Referencia
column-record = Tipo de registro
column-cancelled-at = Fecha de anulación
