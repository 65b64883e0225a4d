# Lo que va a la asesoría al final de un periodo.
did-accountant-set = Ajustes de la asesoría cambiados
did-accountant-close = Periodo { $period } cerrado
did-accountant-reopen = Periodo { $period } reabierto

error-period-unknown = «{ $value }» no es un periodo. Escriba 2026-Q3, 2026-07, 2026 o dos fechas: 2026-07-01..2026-08-15.
error-period-closed = El periodo { $value } está cerrado: no admite nada con fecha { $day }. Use una fecha posterior o reabra el periodo.
error-period-runs = El periodo { $value } aún no ha terminado. Ciérrelo cuando acabe.
error-period-is-closed = El periodo { $value } ya está cerrado.
error-period-is-open = El periodo { $value } ya está abierto.
error-period-never-closed = El periodo { $value } no se ha cerrado nunca.
error-reopen-reason-missing = Diga por qué se reabre: quien lo revise lo verá.
error-account-unfit = «{ $value }» no es una cuenta: son de tres a doce cifras.

part-closed-periods = periodos cerrados
stage-printing = Imprimiendo facturas

# Títulos de las tablas
column-document = Documento
column-operation-on = Fecha de operación
column-invoice-type = Tipo de factura
column-tax-id-kind = Tipo de NIF
column-tax-name = Impuesto
column-qualification = Calificación
column-exemption = Exención
column-base = Base imponible
column-surcharge-rate = Tipo de recargo
column-surcharge = Recargo
column-retention-rate = Tipo de retención
column-retained = Retenido
column-number-last = Número final
column-year = Ejercicio
column-quarter = Trimestre
column-activity-code = Código de actividad
column-activity-type = Tipo de actividad
column-activity-group = Epígrafe
column-income-concept = Concepto de ingreso
column-income = Ingreso computable
column-operation-key = Clave de operación
column-unit-net = Precio sin impuestos
column-account = Cuenta
column-entry = Asiento
column-order = Orden
column-debit = Debe
column-credit = Haber
column-invoices = Facturas
column-owed = Pendiente
column-days-late = Días de retraso
column-documents = Documentos
column-unallocated = Sin aplicar

register-consumer = VENTAS A CONSUMIDOR FINAL
entry-invoice = Factura
entry-credit = Abono
entry-payment = Cobro
entry-refund = Devolución

# Nombres de los archivos
pack-invoices = facturas
pack-lines = lineas
pack-journal = asientos
pack-taxes = impuestos
pack-collected = cobros
pack-open = pendientes
pack-report = informe
pack-pdf = pdf
pack-xml = xml
pack-readme-name = LEEME
pack-readme =
    Lo que Clientela entrega a la asesoría de un periodo.

    informe.txt        qué suma el periodo y qué conviene mirar antes de usarlo
    facturas.xlsx      una fila por factura y tipo de impuesto
    lineas.xlsx        cada línea de cada factura
    asientos.xlsx      los asientos de facturas y cobros, con las cuentas de los ajustes
    impuestos.xlsx     bases y cuotas por tipo
    cobros.xlsx        lo cobrado y devuelto, y a qué se aplicó
    pendientes.xlsx    lo que se debía al terminar el periodo
    …U_….xlsx y .csv   el libro registro de facturas expedidas con las 36 columnas de la Agencia Tributaria
    pdf/               las facturas emitidas con Clientela, como se imprimieron
    xml/               las mismas como factura electrónica, sin firmar (Facturae 3.2.2 en España; UBL 2.1 fuera)
    manifest.json      qué archivos hay y la huella (SHA-256) de cada uno

    Para comprobar que nada ha cambiado: clientela check CARPETA

    Las facturas de otros programas están en las tablas y no en pdf/ ni en xml/. El criterio de caja y
    los inmuebles no se rellenan. Estos archivos no están cifrados: quien los tenga puede leerlos.

# El informe
report-title = Periodo { $period }
report-invoices = Facturas
report-credits = Abonos
report-net = Base imponible
report-tax = Impuestos
report-total = Total facturado
report-retained = Retenciones
report-collected = Cobrado
report-open = Pendiente al final
report-untaxed = Sin impuesto
report-sound = No falta ningún número y todo cuadra.
report-more = y más

finding-invoice-changed = { $count ->
    [one] En una factura el texto guardado no es el que se emitió:
   *[other] En { NUMBER($count) } facturas el texto guardado no es el que se emitió:
  }
finding-invoice-missing = { $count ->
    [one] A una factura emitida le falta su texto guardado:
   *[other] A { NUMBER($count) } facturas emitidas les falta su texto guardado:
  }
finding-number-gap = { $count ->
    [one] Falta un número, desde:
   *[other] Faltan { NUMBER($count) } números, desde:
  }
finding-day-back = { $count ->
    [one] Una factura tiene fecha anterior a la de la factura de antes:
   *[other] { NUMBER($count) } facturas tienen fecha anterior a la de la factura de antes:
  }
finding-number-twice = { $count ->
    [one] Un número aparece más de una vez:
   *[other] { NUMBER($count) } números aparecen más de una vez:
  }
finding-totals-differ = { $count ->
    [one] En una factura, base más impuestos no da el total:
   *[other] En { NUMBER($count) } facturas, base más impuestos no da el total:
  }
finding-rates-unknown = { $count ->
    [one] De una factura de otro programa no se sabe qué parte va a cada tipo:
   *[other] De { NUMBER($count) } facturas de otro programa no se sabe qué parte va a cada tipo:
  }
finding-currency-unconverted = { $count ->
    [one] Una factura está en otra moneda sin cambio conocido y no entra en las tablas:
   *[other] { NUMBER($count) } facturas están en otra moneda sin cambio conocido y no entran en las tablas:
  }
finding-customer-unidentified = { $count ->
    [one] Falta el NIF del cliente en una factura:
   *[other] Falta el NIF del cliente en { NUMBER($count) } facturas:
  }
finding-draft-left = { $count ->
    [one] Queda un borrador de factura con fecha de este periodo.
   *[other] Quedan { NUMBER($count) } borradores de factura con fecha de este periodo.
  }
finding-paper-missing = { $count ->
    [one] Una factura no se pudo imprimir:
   *[other] { NUMBER($count) } facturas no se pudieron imprimir:
  }
finding-xml-missing = { $detail ->
    [party] Sin factura electrónica, porque faltan datos del cliente o del negocio:
    [number] Sin factura electrónica, porque su número es demasiado largo:
    [taxes] Sin factura electrónica, porque el formato no admite esos impuestos:
    [decimals] Sin factura electrónica, porque el formato admite dos decimales:
   *[other] Sin factura electrónica, porque un importe es demasiado grande:
  }

# En la terminal
help-accountant = Dice qué suma un periodo, escribe la carpeta para la asesoría y lo cierra
help-accountant-period = 2026-Q3, 2026-07, 2026 o 2026-07-01..2026-08-15; el trimestre pasado si no se dice
help-accountant-to = Escribe la carpeta ahí; no debe existir o debe estar vacía
help-accountant-office = El formato de la asesoría: journal, contasol, xero, quickbooks o un archivo
help-accountant-tables-only = Solo tablas e informe, sin las facturas
help-accountant-close = Cierra el periodo: ya no admite facturas ni cobros
help-accountant-reopen = Reabre un periodo cerrado; pide --reason
help-accountant-reason = Por qué se reabre
help-accountant-changes = Qué ha cambiado en el periodo desde que se cerró
help-value-period = PERIODO
help-value-office = FORMATO
help-check-folder = Una carpeta escrita por Clientela: comprueba que nada en ella ha cambiado
accountant-written = Carpeta escrita en { $path }: { $files } archivos, { $papers } facturas en PDF y { $xmls } electrónicas.
accountant-check-how = Para comprobarla: clientela check "{ $path }"
accountant-closed = El periodo { $period } queda cerrado.
accountant-reopened = El periodo { $period } vuelve a estar abierto.
accountant-differs = Lo que ha cambiado en { $period } desde que se cerró
accountant-same = Nada ha cambiado en { $period } desde que se cerró.
check-pack = La carpeta de { $business } para { $period } está entera: ningún archivo ha cambiado.
check-folder = La carpeta de { $business } está entera: ningún archivo ha cambiado.
check-manifest = Huella de la carpeta: { $manifest }

# En la ventana
place-accountant = Asesoría
settings-accountant = Asesoría
period-quarter = { $quarter ->
    [1] 1.er trimestre de { $year }
    [3] 3.er trimestre de { $year }
   *[other] { $quarter }.º trimestre de { $year }
  }
period-of-quarter = Trimestre
period-of-month = Mes
period-of-year = Año
period-earlier = Periodo anterior
period-later = Periodo siguiente
period-closed = Cerrado
period-runs = En curso
period-open = Abierto
period-closed-on = Cerrado el { $day }
period-reopened-on = Reabierto el { $day }: { $reason }
accountant-settings = Cuentas y formato
accountant-span = Cada cuánto
accountant-period = Periodo
accountant-days = { $from } – { $to }
accountant-by-month = Base imponible por mes
accountant-month = Mes
accountant-sum = Suma
accountant-told = { $count ->
    [one] Una la hizo otro programa: está en las tablas, sin PDF.
   *[other] { NUMBER($count) } las hizo otro programa: están en las tablas, sin PDF.
  }
accountant-before = Antes de entregarlo
accountant-nothing = En este periodo no hay facturas.
accountant-hand-over = Entregar
accountant-holds = Una carpeta con las facturas en PDF y electrónicas, el libro registro, los asientos, los impuestos, los cobros, lo pendiente y un informe. Lleva la huella de cada archivo.
accountant-papers = Con las facturas en PDF y electrónicas
accountant-write = Preparar la carpeta…
accountant-write-again = Preparar otra vez…
accountant-name = { $business } { $period }
accountant-writing = Preparando la carpeta
accountant-made = Carpeta lista: { $files } archivos, { $size }. { $papers } facturas en PDF y { $xmls } electrónicas.
accountant-close = Cerrar el periodo
accountant-close-title = ¿Cerrar { $period }?
accountant-close-text = No se podrán emitir facturas ni anotar cobros con fecha de este periodo. Se puede reabrir diciendo por qué.
accountant-still-runs = El periodo aún no ha terminado: lo que se entregue ahora puede cambiar.
accountant-closed-periods = Periodos cerrados
accountant-changed = Qué ha cambiado
accountant-changed-title = { $period }, desde que se cerró
accountant-unchanged = Nada ha cambiado.
accountant-then = Al cerrar
accountant-now = Ahora
accountant-came-later = Entró después
accountant-reopen = Reabrir
accountant-reopen-title = Reabrir { $period }
accountant-reopen-text = La asesoría ya tiene este periodo. Dígale qué ha cambiado.
accountant-reason = Por qué
accountant-office = Formato de la asesoría
accountant-office-hint = Un archivo más en la carpeta, para el programa de la asesoría.
accountant-accounts = Cuentas de los asientos
accountant-activity = Actividad
accountant-activity-text = Va en el libro registro de la Agencia Tributaria. Pregunte a su asesoría si no la sabe.
accountant-activity-code = Código (A a D)
accountant-activity-type = Tipo (01 a 06)
accountant-activity-group = Epígrafe del IAE
accountant-account-customers = Clientes
accountant-account-sales = Ventas
accountant-account-returns = Devoluciones de ventas
accountant-account-output-tax = IVA repercutido
accountant-account-retained = Retenciones soportadas
accountant-account-cash = Caja
accountant-account-bank = Banco
office-none = Ninguno más
office-journal = Diario de asientos (CSV)
office-contasol = ContaSOL, hoja APU (sin probar allí)
office-xero = Xero, facturas de venta
office-quickbooks = QuickBooks Online, facturas
treatment-s2 = inversión del sujeto pasivo
treatment-n1 = no sujeto
treatment-n2 = no sujeto por localización
treatment-e1 = exento (art. 20)
treatment-e2 = exportación (art. 21)
treatment-e3 = exento (art. 22)
treatment-e4 = exento (arts. 23 y 24)
treatment-e5 = entrega intracomunitaria (art. 25)
treatment-e6 = exento
treatment-exempt = exento
