# Lo que se debe y lo que se cobra, en la ventana.
place-payments = Cobros
account = Cuenta
account-see = Ver la cuenta
account-more = Más sobre la cuenta

owed-views = Partes de los cobros
owed-view-owed = Quién debe
owed-view-paid = Cobros
owed-view-day = Caja del día
owed-view-reminders = Avisos de pago
owed-aging = Pendiente por antigüedad
owed-how-late = Retraso
owed-late = Vencido
owed-currency = Moneda
owed-as-of = A otra fecha
owed-as-it-stood = Como estaba al final del { $day }
owed-now = Ver como está hoy
owed-in-favour = A favor de clientes
owed-by = { $invoices ->
    [one] una factura
   *[other] { $invoices } facturas
  } de { $clients ->
    [one] un cliente
   *[other] { $clients } clientes
  }
owed-only-most = Se muestran los { $shown } que más deben, de { $all }
owed-nobody-then = Ese día nadie debía nada
owed-nobody-text = Las facturas que esperan su pago aparecen aquí, de quien más debe a quien menos.
owed-nothing = No debe nada.
owed-nothing-then = Ese día no debía nada.
owed-open = Pendiente de pago
owed-more-open = Hay más; aquí están las quinientas que vencen antes.
owed-due = Vence
owed-left = Pendiente
owed-entries = Movimientos
owed-no-entries = Todavía no hay movimientos.
owed-what = Concepto
owed-amount = Importe
owed-days = { $days ->
    [one] 1 día
   *[other] { $days } días
  }
owed-days-late = { $days ->
    [one] 1 día tarde
   *[other] { $days } días tarde
  }
owed-days-left = { $days ->
    [one] queda 1 día
   *[other] quedan { $days } días
  }
owed-due-today = vence hoy
entry-taken-back = Devolución

statement = Extracto
statement-of = Extracto de { $client }
statement-from = Movimientos desde

receive-spread = Con este cobro se pagan, de lo que vence antes a lo que vence después:
receive-of-owed = de { $amount }

refund = Devolver
refund-some = Devolver dinero…
refund-to = Devolver dinero a { $client }
refund-text = Tiene a su favor { $amount }, entre abonos y anticipos.
refund-amount = Importe devuelto

limit-set = Límite de crédito…
limit-of = Límite de crédito de { $client }
limit-text = Al hacer un documento que lo supere se le avisará. Vacío, sin límite.
limit-used = Riesgo: { $exposure } de { $limit }
limit-left = quedan { $amount }
limit-over = { $amount } por encima del límite

pause-set = Dejar de avisar…
pause-of = Dejar de avisar a { $client }
pause-text = Si han acordado un aplazamiento o hay algo que aclarar, no le tocará ningún aviso de pago hasta pasado ese día.
pause-until-day = Hasta el día
pause-until = Sin avisos de pago hasta el { $day }.
pause-end = Volver a avisar

payment-note = Nota
payment-pays = Paga
payment-free = { $amount } no se han aplicado todavía: son un anticipo.
payment-free-short = { $amount } sin aplicar
payment-use = Aplicar a lo que debe
payment-release = Dejar de aplicar
payment-reversed = Anulado
payment-see-first = Ver el cobro que anula
payment-reverse = Anular
payment-reverse-of = Anular el cobro de { $amount }
payment-reverse-text = Para un recibo devuelto o un cheque sin fondos. Lo que pagaba vuelve a estar pendiente, y el cobro y su anulación quedan a la vista.
payment-reason = Motivo
payments-free = Sin aplicar
payments-none-match = Ningún cobro coincide
payments-empty = Todavía no hay cobros
payments-empty-text = Anote un cobro en la factura o en la cuenta del cliente, o traiga los de otro programa.
payments-see-owed = Ver facturas pendientes

day-before = Día anterior
day-after = Día siguiente
day-empty = Ese día no se movió dinero
day-empty-text = Los cobros y devoluciones de un día se suman aquí por su medio de pago.
day-count = N.º
day-in = Entradas
day-out = Salidas
day-net = Neto
day-all = Total
till = Arqueo de efectivo
till-float = Fondo de caja al abrir
till-in = Cobros en efectivo
till-out = Devoluciones en efectivo
till-expected = Debería haber
till-counted = Contado
till-agrees = Cuadra.
till-over = Sobran { $amount }.
till-short = Faltan { $amount }.

reminder-which = Aviso
reminder-invoices = Facturas
reminder-last = Último aviso
reminder-mail = Correo
reminder-no-mail = Sin correo
reminder-due = { $count ->
    [one] Toca el { $level }.º aviso de pago: una factura, { $amount }.
   *[other] Toca el { $level }.º aviso de pago: { $count } facturas, { $amount }.
  }
reminder-see = Ver el aviso
reminder-to = Aviso de pago a { $client }
reminder-folder = Elegir carpeta para los avisos
reminder-write = Guardar PDF y borrador…
reminder-how = Cómo sale
reminder-sent = Anotar como enviado
reminder-in-favour = Ojo: tiene { $amount } a su favor sin aplicar.
reminders-at = Avisos guardados en { $path }
reminders-none-text = Cuando una factura se retrase los días de cada aviso, su cliente aparecerá aquí.
reminders-write = Escribir todos…
reminders-title = Escribir los avisos
reminders-choose = Elegir carpeta…
reminders-writing = Escribiendo los avisos
reminders-text = { $count ->
    [one] Un aviso, por { $amount }.
   *[other] { $count } avisos, por { $amount } en total.
  }
reminders-in-favour = { $count ->
    [one] Un cliente tiene dinero a su favor sin aplicar: mírelo antes.
   *[other] { $count } clientes tienen dinero a su favor sin aplicar: mírelos antes.
  }
reminders-mail = También un borrador de correo
reminders-mail-hint = Un archivo .eml por cliente con correo, que su programa de correo abre listo para enviar, con el PDF dentro. Clientela no envía nada.
reminders-sent-text = Cuando hayan salido, anótelos: quedan en el historial de cada cliente y no volverán a tocar hasta el siguiente aviso. Puede deshacerlo.
reminders-sent = Anotar como enviados
reminders-not-sent = Todavía no
sent-mail = Correo electrónico
sent-letter = Carta
sent-message = Mensaje
sent-call = Llamada

procedure = Cómo se avisa
procedure-text = Cada factura recibe cada aviso una sola vez, y entre dos avisos pasan al menos los días que los separan aquí.
procedure-days = Días de retraso
procedure-tone = Tono
procedure-add = Otro aviso
procedure-remove = Quitar el { $level }.º aviso
procedure-pay = Días que se dan para pagar
tone-1 = Amable
tone-2 = Firme
tone-3 = Último aviso
