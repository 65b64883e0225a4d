# Cobros, pagos y lo que se debe.
did-payments-record = Cobro de { $amount } de { $client }
did-payments-allocate = { $amount } de { $client } aplicados a lo que debía
did-payments-release = { $amount } ya no se aplican a { $number }
did-payments-reverse = Cobro de { $amount } de { $client } anulado
did-payments-refund = { $amount } devueltos a { $client }
did-clients-set-credit-limit = { $kind ->
    [none] { $client } ya no tiene límite de crédito
   *[limit] Límite de crédito de { $client }: { $amount }
  }

error-amount-not-positive = El importe debe ser mayor que cero.
error-amount-negative = El importe no puede ser negativo.
error-nothing-owed = { $number } no está pendiente de pago.
error-nothing-to-pay = El cliente no tiene nada pendiente de pago.
error-nothing-left-to-allocate = De este cobro o abono ya no queda nada por aplicar.
error-allocation-unclear = Indique un cobro o un abono, y no los dos.
error-allocation-too-much = De ese documento solo faltan por pagar { $value }.
error-allocation-beyond = Se aplica más de lo que hay.
error-allocation-currency = Ese documento está en otra moneda ({ $value }).
error-allocation-other-client = Ese documento es de otro cliente.
error-allocation-twice = El mismo documento aparece dos veces.
error-allocation-released = Esa aplicación ya se deshizo.
error-payment-in-future = Un cobro no puede tener una fecha futura.
error-payment-reversed = Ese cobro ya está anulado.
error-payment-takes-back = Esa línea ya anula otro cobro y no se anula a su vez. Anote un cobro nuevo.
error-day-before-payment = No puede anularse antes de cobrarse, el { $value }.
error-refund-too-much = El cliente solo tiene a su favor { $value }.
error-over-credit-limit = Con este documento el cliente debería { $value }, más que su límite de { $limit }.
error-days-backwards = El periodo termina antes de empezar.
error-payment-client-missing = Diga quién paga, o qué factura se cobra.
error-reversal-reason-missing = Diga por qué se anula el cobro.

# En la terminal
help-pay = Anota un cobro de un documento; lo que sobra queda como anticipo
help-pay-document = Su número, como A26/000001, o su identidad
help-pay-amount = Cuánto, como se escribe en el país del negocio: 1.234,50
help-pay-method = Cómo: cash, card, transfer, debit o cheque; cash si no se dice
help-pay-day = De qué día, AAAA-MM-DD; hoy si no se dice
help-account = Dice la cuenta de un cliente: saldo, vencidos y movimientos
help-account-client = Unas palabras de su nombre, su NIF o su identidad
help-account-as-of = Como estaba al final de ese día, AAAA-MM-DD
help-account-pdf = Lo imprime como extracto en este archivo PDF
help-account-from = Movimientos del extracto desde ese día, AAAA-MM-DD; todos si no se dice
help-account-limit = Cuántos movimientos; 20 si no se dice
help-aging = Dice lo que deben todos los clientes, por lo vencido que está
help-aging-as-of = Como estaba al final de ese día, AAAA-MM-DD
help-value-amount = IMPORTE
help-value-as-of = FECHA
help-value-method = MEDIO
pay-done = { $amount } anotados. Falta por pagar: { $owed }
pay-advance = Quedan { $amount } como anticipo.
account-balance = Saldo
account-owed = Facturas pendientes
account-credit = Abonos por aplicar
account-advance = Anticipos
account-delivered = Entregado sin facturar
account-exposure = Riesgo
account-limit = Límite de crédito
account-habit = { $days ->
    [0] Suele pagar el día del vencimiento.
    [one] Suele pagar un día después del vencimiento.
   *[other] Suele pagar { $days } días después del vencimiento.
  }
account-habit-early = { $days ->
    [one] Suele pagar un día antes del vencimiento.
   *[other] Suele pagar { $days } días antes del vencimiento.
  }
account-payment = Cobro
aging-not-due = Sin vencer
aging-to-30 = De 1 a 30 días
aging-to-60 = De 31 a 60 días
aging-to-90 = De 61 a 90 días
aging-over-90 = Más de 90 días
aging-none = Nadie debe nada.
aging-nobody = Sin cliente
