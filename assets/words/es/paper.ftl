# Lo que se imprime: presupuestos, albaranes, facturas, extractos y recordatorios.

paper-kind-quote = { $country ->
    [MX] Cotización
    [CO] Cotización
    [PE] Cotización
    [CL] Cotización
   *[other] Presupuesto
  }
paper-kind-proforma = { $country ->
   *[other] Factura proforma
  }
paper-kind-order = { $country ->
   *[other] Pedido
  }
paper-kind-delivery = { $country ->
    [ES] Albarán
    [AR] Remito
    [CO] Remisión
    [MX] Remisión
   *[other] Nota de entrega
  }
paper-kind-invoice = { $country ->
   *[other] Factura
  }
paper-kind-simplified = { $country ->
    [ES] Factura simplificada
   *[other] Nota de venta
  }
paper-kind-credit = { $country ->
    [ES] Factura rectificativa
   *[other] Nota de crédito
  }
paper-kind-statement = Extracto de cuenta
paper-kind-owed = Factura
paper-draft = Borrador
paper-logo = Logotipo de { $name }
paper-page = Página { $page } de { $pages }

paper-customer = Cliente
paper-tax-id = { $country ->
    [ES] NIF
    [MX] RFC
    [AR] CUIT
    [CL] RUT
    [UY] RUT
    [CO] NIT
    [BO] NIT
    [GT] NIT
    [SV] NIT
    [CU] NIT
    [PE] RUC
    [EC] RUC
    [PA] RUC
    [PY] RUC
    [NI] RUC
    [DO] RNC
    [HN] RTN
    [VE] RIF
   *[other] Id. fiscal
  }
paper-tax-id-vat = NIF-IVA
paper-tax-id-passport = Pasaporte
paper-tax-id-other = Documento

paper-day = Fecha
paper-operation-day = Fecha de operación
paper-valid-until = Válido hasta
paper-due = Vencimiento
paper-due-amount = { $day }: { $amount }
paper-order = Su pedido
paper-customer-reference = Su referencia
paper-deliveries = Albaranes
paper-corrects = Rectifica
paper-corrects-by = Modo
paper-by-difference = Por diferencias
paper-by-substitution = Por sustitución
paper-replaces = Sustituye a
paper-reason = Motivo de la rectificación: { $reason }
paper-sign-quote = Conforme: nombre, fecha y firma
paper-sign-delivery = Recibido: nombre, fecha y firma
paper-no-invoice = Este documento no es una factura.

paper-description = Descripción
paper-quantity = Cantidad
paper-price = Precio
paper-discount = Dto.
paper-tax = Impuesto
paper-amount = Importe
paper-percent = { $rate } %
paper-exempt = Exento
paper-not-charged = Sin impuesto

paper-unit-hur = h
paper-unit-day = días
paper-unit-mon = meses
paper-unit-ann = años
paper-unit-kgm = kg
paper-unit-grm = g
paper-unit-tne = t
paper-unit-ltr = l
paper-unit-mlt = ml
paper-unit-mtr = m
paper-unit-cmt = cm
paper-unit-mtk = m²
paper-unit-mtq = m³
paper-unit-kmt = km
paper-unit-kwh = kWh
paper-unit-xbx = cajas
paper-unit-pr = pares
paper-unit-dzn = docenas
paper-unit-set = juegos

paper-lines-sum = Suma de las líneas
paper-lines-sum-inside = Suma, impuestos incluidos
paper-prices-inside = Los precios llevan los impuestos incluidos.
paper-discount-whole = Descuento { $worth }
paper-charge-whole = Cargo { $worth }
paper-net = Base imponible
paper-on = sobre { $base }
paper-surcharge = Recargo equiv. { $rate }
paper-quota = { $tax } { $quota } por unidad
paper-total-before = Total
paper-total = Total
paper-retention = Retención { $tax }
paper-prepaid = Anticipo
paper-payable = Total a pagar
paper-tax-iva = IVA
paper-tax-igic = IGIC
paper-tax-ipsi = IPSI
paper-tax-ieps = IEPS
paper-tax-irpf = IRPF
paper-tax-isr = ISR
paper-tax-itbis = ITBIS
paper-tax-igv = IGV
paper-treatment-exempt = { $country ->
   *[other] exento
  }
paper-treatment-s2 = { $country ->
   *[other] inversión del sujeto pasivo
  }
paper-treatment-n1 = { $country ->
   *[other] no sujeto
  }
paper-treatment-n2 = { $country ->
   *[other] no sujeto por reglas de localización
  }
paper-treatment-e1 = { $country ->
    [ES] exento (art. 20)
   *[other] exento
  }
paper-treatment-e2 = { $country ->
    [ES] exento, exportación (art. 21)
   *[other] exento
  }
paper-treatment-e3 = { $country ->
    [ES] exento (art. 22)
   *[other] exento
  }
paper-treatment-e4 = { $country ->
    [ES] exento (arts. 23 y 24)
   *[other] exento
  }
paper-treatment-e5 = { $country ->
    [ES] exento, entrega intracomunitaria (art. 25)
   *[other] exento
  }
paper-exchange = En { $currency }
paper-exchange-rate = 1 { $one } = { $rate }, el { $day } ({ $source })

paper-paying = Forma de pago
paper-means = Medio
paper-means-10 = Efectivo
paper-means-20 = Cheque
paper-means-30 = Transferencia
paper-means-42 = Transferencia
paper-means-48 = Tarjeta
paper-means-49 = Domiciliación
paper-means-54 = Tarjeta de crédito
paper-means-55 = Tarjeta de débito
paper-means-58 = Transferencia
paper-means-59 = Domiciliación SEPA
paper-account = Cuenta
paper-bic = BIC
paper-mandate = Mandato
paper-payment-reference = Concepto

# El código de la Agencia Tributaria: estas palabras son suyas.
paper-transfer = Para pagar, lea este código con la app de su banco
paper-transfer-alt = Código de la transferencia, para la app del banco
paper-qr = QR tributario:
paper-qr-sent = VERI*FACTU
paper-qr-alt = Código QR que lleva a { $address }

paper-as-of = A fecha de
paper-from = Desde el
paper-document = Documento
paper-charge = Cargo
paper-credit = Abono
paper-balance = Saldo
paper-balance-owed = Saldo pendiente
paper-balance-yours = Saldo a su favor
paper-opening = Saldo anterior
paper-no-movements = Sin movimientos en este periodo.
paper-entry-invoice = Factura
paper-entry-credit = Abono
paper-entry-payment = Pago
paper-entry-refund = Devolución
paper-entry-other = Apunte
paper-aging = Antigüedad de lo pendiente
paper-aging-not-due = No vencido
paper-aging-30 = 1–30 días
paper-aging-60 = 31–60 días
paper-aging-90 = 61–90 días
paper-aging-more = Más de 90 días

paper-reminder-title-1 = Recordatorio de pago
paper-reminder-title-2 = Segundo aviso de pago
paper-reminder-title-3 = Último aviso de pago
paper-reminder-greeting = Muy señores nuestros:
paper-reminder-text-1 = { $count ->
    [one] Al revisar su cuenta vemos que queda pendiente la factura que le detallamos abajo, por { $sum }. Seguramente se trata de un descuido: le agradeceremos que nos haga llegar el importe.
   *[other] Al revisar su cuenta vemos que quedan pendientes las facturas que le detallamos abajo, por un total de { $sum }. Seguramente se trata de un descuido: le agradeceremos que nos haga llegar el importe.
  }
paper-reminder-text-2 = { $count ->
    [one] Ya le escribimos por la factura que le detallamos abajo y sigue pendiente: { $sum }. Le rogamos que la pague o que nos diga si hay algo en ella que no está bien.
   *[other] Ya le escribimos por las facturas que le detallamos abajo y siguen pendientes: { $sum } en total. Le rogamos que las pague o que nos diga si hay algo en ellas que no está bien.
  }
paper-reminder-text-3 = { $count ->
    [one] A pesar de nuestros avisos, la factura que le detallamos abajo sigue sin pagar: { $sum }. Es el último aviso antes de reclamarla por otra vía. Si no puede pagarla de una vez, llámenos y buscaremos una solución.
   *[other] A pesar de nuestros avisos, las facturas que le detallamos abajo siguen sin pagar: { $sum } en total. Es el último aviso antes de reclamarlas por otra vía. Si no puede pagarlas de una vez, llámenos y buscaremos una solución.
  }
paper-reminder-by = Le pedimos que el pago nos llegue antes del { $day }.
paper-reminder-crossed = Si ya lo ha hecho estos días, no tenga en cuenta esta carta, y gracias.
paper-reminder-regards = Atentamente,
paper-days-late = Días de retraso
paper-owed = Pendiente
paper-owed-sum = Total pendiente

# Un documento inventado, para ver el aspecto.
sample-customer = Cafetería El Molino, S. L.
sample-street = Calle del Prado, 12
sample-line-1 = Café de Etiopía, tueste natural, 1 kg
sample-line-2 = Revisión de la máquina de café
sample-line-3 = Filtros de papel, caja de 100
