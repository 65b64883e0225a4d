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
error-payment-client-missing = Diga quién paga, o qué factura se cobra.
error-reversal-reason-missing = Diga por qué se anula el cobro.
