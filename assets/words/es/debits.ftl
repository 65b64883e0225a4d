# Domiciliaciones: órdenes firmadas, remesas de recibos y lo que fue de ellos.
did-debits-save-mandate = { $kind ->
    [changed] Domiciliación de { $client } corregida
   *[made] Domiciliación de { $client } anotada
  }
did-debits-revoke = Domiciliación de { $client } anulada
did-debits-set-creditor = Cambió el identificador de acreedor
did-debits-make = { $count ->
    [one] Remesa de un recibo, { $amount }
   *[other] Remesa de { $count } recibos, { $amount }
  }
did-debits-collect = { $count ->
    [one] Remesa cobrada: un recibo, { $amount }
   *[other] Remesa cobrada: { $count } recibos, { $amount }
  }
did-debits-return = Recibo de { $client } devuelto: { $amount }
did-debits-take-back = { $count ->
    [one] Remesa de un recibo retirada, { $amount }
   *[other] Remesa de { $count } recibos retirada, { $amount }
  }
part-mandates = Domiciliaciones
part-remittances = Remesas
part-debits = Recibos

error-debits-country = Los recibos domiciliados SEPA solo existen donde se paga en euros, y este negocio no está en uno de esos países.
error-debits-nothing = No hay ningún recibo que se pueda domiciliar. Mire quién se queda fuera y por qué.
error-debits-part-missing = { $what ->
    [client] Diga de qué cliente: unas palabras de su nombre o su NIF.
    [iban] Falta la cuenta. Póngala con --iban.
    [to] Falta el archivo. Dígalo con --to.
    [reason] Falta el motivo de la devolución. Dígalo con --reason, por ejemplo AM04.
   *[invoice] Diga de qué factura es el recibo: su serie y su número.
  }
error-creditor-missing = Falta su identificador de acreedor. Ponga su NIF en Ajustes, Facturación, o el identificador que le dio el banco en Cobros, Remesas.
error-account-missing = Falta la cuenta en la que cobra. Póngala en Ajustes, Facturación.
error-creditor-unfit = Eso no es un identificador de acreedor: las cifras de control no cuadran. Cópielo como se lo dio el banco.
error-iban-unfit = Esa cuenta no existe: repase el IBAN, cifra a cifra.
error-iban-not-sepa = Esa cuenta es de un país fuera de la zona SEPA y no se puede domiciliar en ella.
error-bic-unfit = Eso no es un BIC: tiene 8 u 11 letras y cifras.
error-bic-missing = Para una cuenta de fuera del Espacio Económico Europeo hace falta el BIC de su banco.
error-mandate-reference-unfit = La referencia lleva como mucho 35 letras sin acento, cifras y los signos / - ? : ( ) . , ' +, sin espacios.
error-mandate-reference-taken = Ya hay una domiciliación con la referencia { $value }. Ponga otra.
error-mandate-in-future = El { $value } aún no ha llegado. Ponga hoy o un día anterior.
error-mandate-used = Con esa domiciliación ya se giraron recibos y no se puede cambiar. Anúlela y anote la nueva.
error-mandate-revoked = Esa domiciliación ya está anulada.
error-collect-early = Es demasiado pronto: el banco necesita un día hábil. Lo antes posible es el { $value }.
error-collect-closed = Ese día los bancos no trabajan. El siguiente hábil es el { $value }.
error-collected-early = Esta remesa no se cobra antes del { $value }.
error-debit-left-out = La factura { $number } no puede ir ahora en esta remesa. Vuelva a prepararla: ahí se dice por qué.
error-debit-unknown = La factura { $number } no está entre las que vencen hasta ese día. Repase el número, o diga otro día con --until.
error-debit-returned = Ese recibo ya está devuelto.
error-debit-erased = Un cliente de esta remesa se borró y con él su cuenta: el archivo ya no se puede hacer.
error-fee-unfit = La comisión no puede ser negativa.
error-remittance-collected = Esta remesa ya está cobrada.
error-remittance-withdrawn = Esta remesa está retirada.

# De un cliente
mandates = Domiciliación
mandate-add = Anotar domiciliación
mandate-edit = Corregir domiciliación
mandate-none = Sin domiciliación
mandate-iban = IBAN del cliente
mandate-bic = BIC de su banco
mandate-bic-hint = Solo hace falta fuera del Espacio Económico Europeo
mandate-reference = Referencia de la orden
mandate-signed-on = Firmada el
mandate-signed = Firmada el { $day }
mandate-used-on = Último recibo, { $day }
mandate-lapsed-hint = Lleva 36 meses sin recibos: por las normas SEPA ha caducado. Hace falta que firme otra.
mandate-lapses = Caduca el { $day } si antes no se gira un recibo (normas SEPA: 36 meses)
mandate-scheme = Clase
mandate-core = Básica (CORE)
mandate-core-hint = Puede devolver el recibo en ocho semanas
mandate-b2b = Entre empresas (B2B)
mandate-b2b-hint = El recibo no se devuelve, y su banco tiene que conocer la orden
mandate-recurrent = Sirve para todos los recibos, no solo para uno
mandate-revoke = Anular domiciliación
mandate-good = En vigor
mandate-revoked = Anulada
mandate-lapsed = Caducada
mandate-spent = Usada
mandate-unfit = Cuenta no válida

# Remesas
owed-view-debits = Remesas
remittances-empty = Ninguna remesa todavía
remittances-empty-text = Anote en la ficha de cada cliente la domiciliación que firmó y prepare aquí los recibos que vencen: sale el archivo SEPA para su banco.
remittance-prepare = Preparar remesa
remittance-collect-on = Fecha de cobro
remittance-until = Facturas que vencen hasta
remittance-which = Clase de recibo
remittance-core = Básico (CORE, 19.14)
remittance-b2b = Entre empresas (B2B, 19.44)
remittance-invoice = Factura
remittance-due = Vence
remittance-account = Cuenta
remittance-count = Recibos
remittance-state = Estado
remittance-take-all = Todos
remittance-take = Recibo de { $number }
remittance-make = Crear fichero
remittance-nothing = No hay facturas domiciliadas que venzan hasta ese día.
remittance-more = Hay más de las que caben en una remesa: haga esta y prepare otra.
remittance-notice = Avise del cobro a sus clientes con 14 días, salvo que acordaran otro plazo. La hora límite para enviar la remesa la pone su banco.
remittance-file = remesa-{ $day }.xml
remittance-choose = Guardar la remesa
remittance-xml = Fichero SEPA
remittance-save-again = Guardar el fichero
remittance-version = Versión del fichero
remittance-version-new = pain.008.001.08, la actual
remittance-version-old = pain.008.001.02, si su banco aún la pide
remittance-not-saved = La remesa está hecha, pero el fichero no se ha guardado.
remittance-of = Remesa para cobrar el { $day }
remittance-receipts = { $count ->
    [one] 1 recibo
   *[other] { $count } recibos
  }
remittance-sum = { $count ->
    [one] 1 recibo
   *[other] { $count } recibos
  }, { $amount }
remittance-written = { $count ->
    [one] 1 recibo
   *[other] { $count } recibos
  }, { $amount }, en { $path }
remittance-late = El banco ya no puede cobrarla ese día. Si aún no la tiene, retire esta remesa y haga otra.
remittance-sent = Por cobrar
remittance-collected = Cobrada
remittance-withdrawn = Retirada
remittance-collect = Marcar como cobrada
remittance-take-back = Retirar remesa
remittance-returned = { $count ->
    [one] 1 devuelto, { $amount }
   *[other] { $count } devueltos, { $amount }
  }
debits-left-out = { $count ->
    [one] Una factura se queda fuera
   *[other] { $count } facturas se quedan fuera
  }
debit-why-no-mandate = no ha firmado ninguna domiciliación
debit-why-revoked = su domiciliación está anulada
debit-why-lapsed = su domiciliación ha caducado: 36 meses sin recibos
debit-why-spent = su domiciliación era para un solo recibo
debit-why-unfit = la cuenta de su domiciliación no es válida
debit-why-other-scheme = su domiciliación es de la otra clase
debit-why-not-euros = no está en euros
debit-why-on-its-way = ya va en una remesa sin cobrar
debit-why-too-large = es más de lo que cabe en un recibo
debit-why-no-address = su banco está fuera del Espacio Económico Europeo y falta su población o su país
debit-sent = Por cobrar
debit-collected = Cobrado
debit-returned = Devuelto
debit-withdrawn = Retirado
debit-return = Marcar como devuelto
debit-return-of = Recibo devuelto de { $client }
debit-return-text = La factura vuelve a quedar pendiente de pago.
debit-return-reason = Motivo
debit-return-day = Devuelto el
debit-return-fee = Comisión del banco, si la hay
debit-fee = comisión { $amount }
debit-reason-am04 = AM04, sin fondos
debit-reason-md01 = MD01, sin orden de domiciliación
debit-reason-md06 = MD06, lo devolvió el cliente
debit-reason-md07 = MD07, titular fallecido
debit-reason-ms02 = MS02, el cliente lo rechazó
debit-reason-ms03 = MS03, el banco no dice el motivo
debit-reason-ac01 = AC01, la cuenta no existe
debit-reason-ac04 = AC04, cuenta cerrada
debit-reason-ac06 = AC06, cuenta bloqueada
debit-reason-ac13 = AC13, cuenta de un consumidor
debit-reason-ag01 = AG01, la cuenta no admite recibos
debit-reason-ag02 = AG02, operación no válida
debit-reason-am05 = AM05, recibo repetido
debit-reason-be05 = BE05, acreedor no reconocido
debit-reason-cnor = CNOR, su banco no está en el sistema
debit-reason-dnor = DNOR, el banco del cliente no está en el sistema
debit-reason-ff01 = FF01, fichero con formato no válido
debit-reason-ff05 = FF05, clase de recibo equivocada
debit-reason-md02 = MD02, faltan datos de la orden
debit-reason-rc01 = RC01, BIC equivocado
debit-reason-rr04 = RR04, motivos legales
debit-reason-sl01 = SL01, el cliente limitó sus recibos
creditor = Quién cobra
creditor-text = Su banco le conoce por este identificador. Sale de su NIF; cámbielo solo si el banco le dio otro sufijo.
creditor-identifier = Identificador de acreedor
creditor-suggested = Por su NIF sería { $value }
creditor-name = Nombre
creditor-account = Cuenta en la que cobra
creditor-account-hint = Se cambia en Ajustes, Facturación

# En la terminal
help-debits = Anota domiciliaciones, prepara remesas de recibos SEPA, escribe su fichero y anota lo que fue de ellas
help-debits-what = list, show, prepare, make, write, collect, return, take-back, mandates, sign, revoke o creditor; list si no se dice
help-debits-about = Con show, write, collect y take-back, el final del código de la remesa (la última si no se dice); con mandates, sign y revoke, el cliente; con return, la factura; con creditor, el identificador
help-debits-iban = Con sign, la cuenta del cliente
help-debits-bic = Con sign, el BIC de su banco; solo hace falta fuera del Espacio Económico Europeo
help-debits-reference = Con sign y revoke, la referencia de la orden
help-debits-once = Con sign, la orden es para un solo recibo
help-debits-scheme = core o b2b; core si no se dice
help-debits-collect-on = Con prepare y make, el día de cobro, AAAA-MM-DD; lo antes posible si no se dice
help-debits-until = Con prepare y make, facturas que vencen hasta este día
help-debits-only = Con make, solo estas facturas, separadas por comas
help-debits-to = Con make y write, el archivo que se escribe
help-debits-pain = Versión del fichero: 08 o 02; 08 si no se dice
help-debits-day = Con sign, cuándo firmó; con collect, return y revoke, qué día
help-debits-reason = Con return, el motivo: AM04, MD01, MS02…
help-debits-fee = Con return, la comisión que cobró el banco
help-value-iban = IBAN
help-value-bic = BIC
help-value-reference = REFERENCIA
help-value-scheme = CLASE
help-value-collect-on = FECHA
help-value-only = FACTURAS
help-value-pain = VERSIÓN
help-value-fee = IMPORTE
