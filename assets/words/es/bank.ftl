# Lo que dice el banco: extractos, conciliación y adeudos.
did-bank-take = { $accepted ->
    [0] { $count ->
        [one] Extracto del banco: un movimiento nuevo
       *[other] Extracto del banco: { $count } movimientos nuevos
      }
   *[other] { $count ->
        [one] Extracto del banco: un movimiento nuevo, { $accepted } conciliados
       *[other] Extracto del banco: { $count } movimientos nuevos, { $accepted } conciliados
      }
  }
did-bank-accept = { $client ->
    [none] Movimiento del banco conciliado: { $amount }
   *[other] Movimiento del banco de { $amount } conciliado con { $client }
  }
did-bank-accept-sure = { $count ->
    [one] Un movimiento seguro del banco conciliado
   *[other] { $count } movimientos seguros del banco conciliados
  }
did-bank-ignore = { $ignored ->
    [yes] Movimiento del banco de { $amount } apartado
   *[no] Movimiento del banco de { $amount } de nuevo pendiente
  }
did-bank-unmatch = Movimiento del banco de { $amount } de nuevo sin conciliar
part-bank-lines = Movimientos del banco
part-bank-payers = Quién paga con qué nombre

error-bank-line-done = Ese movimiento ya está conciliado. Deshaga antes la conciliación si era otra cosa.
error-bank-line-open = Ese movimiento no está conciliado.
error-bank-no-candidate = No se ha encontrado qué es ese movimiento. Elija usted el cliente o la factura.
error-bank-several = Ese movimiento encaja igual de bien con varias cosas. Elija usted cuál es.
error-bank-choice-unfit = Eso no encaja con ese movimiento: mire el importe, la moneda y si entra o sale.
error-bank-payment-taken = Ese cobro ya corresponde a otro movimiento del banco.

reason-bank-too-large = Pasa de { $limit } MB: ningún extracto es tan grande.
reason-bank-record-unknown = En la línea { $row } hay un registro «{ $value }» que la Norma 43 no tiene. Descargue el extracto otra vez.
reason-bank-record-lost = En la línea { $row } hay un registro fuera de su cuenta. Descargue el extracto otra vez.
reason-bank-value = { $row ->
    [0] No se entiende el valor «{ $value }». Descargue el extracto otra vez.
   *[other] { $column ->
        [0] No se entiende «{ $value }», en la línea { $row }. Descargue el extracto otra vez.
       *[other] No se entiende «{ $value }», en la línea { $row }, columna { $column }. Corríjalo o descargue el extracto otra vez.
      }
  }
reason-bank-sums = Los movimientos no suman lo que dice el final de la cuenta (línea { $row }): el archivo está cortado o cambiado. Descárguelo otra vez.
reason-bank-balance = El saldo final no es el inicial más los movimientos (línea { $row }): el archivo está cambiado. Descárguelo otra vez.
reason-bank-records = La última línea dice { $told } registros y hay { $found }: el archivo está cortado. Descárguelo otra vez.
reason-bank-cut = El archivo se acaba a medias. Descárguelo otra vez.
reason-bank-not-readable = No se puede leer a partir de la línea { $row }: está cortado o mal escrito. Descárguelo otra vez.
reason-bank-document-type = Trae entidades o un tipo de documento propio, que por seguridad no se abren.
reason-bank-empty = No tiene ningún movimiento.
reason-bank-columns = No parece un extracto: faltan la fecha o el importe. Tiene las columnas { $value }.

bank-format-norma43 = Norma 43
bank-format-ofx = OFX
bank-format-camt = CAMT.053
bank-format-table = Tabla del banco

bank-why-number = dice la factura { $number }
bank-why-number-bare = lleva el número { $number }
bank-why-amount = es justo lo que se debe
bank-why-sum = { $count ->
    [one] es justo lo que suman
   *[other] es justo lo que suman { $count } facturas
  }
bank-why-all = es todo lo que debe
bank-why-tax-id = lleva su identificador fiscal
bank-why-payer = ya pagó así antes
bank-why-name = lleva su nombre
bank-why-name-part = lleva parte de su nombre
bank-why-due = es hacia su vencimiento
bank-why-before = es anterior a la factura
bank-why-partial = es menos de lo que se debe
bank-why-over = es más de lo que debe
bank-why-oldest = paga lo que venció antes
bank-why-nothing-owed = no debe nada: sería un anticipo
bank-why-recorded = ya está anotado el { $day }
bank-why-same-days = en los mismos días
bank-why-reference = lleva su referencia
bank-why-paid-on = se cobró el { $day }
bank-why-returned = el banco lo llama devolución
bank-why-by-debit = se cobró por domiciliación
bank-why-credit = tiene ese dinero a su favor

bank-choice-invoices = Cobro
bank-choice-client = A cuenta
bank-choice-payment = Ya anotado
bank-choice-returned = Devolución
bank-choice-refund = Reembolso

# En la terminal
help-bank = Trae extractos del banco y concilia sus movimientos con las facturas; sin archivo, dice lo que falta por conciliar
help-bank-file = Extractos: Norma 43, OFX, CAMT.053, o la tabla (CSV, XLSX) que ofrece el banco
help-bank-dry-run = Solo dice lo que pasaría, sin cambiar nada
help-bank-accept-sure = Concilia además todo lo que es seguro
help-bank-account = La cuenta de una tabla que no la dice: su IBAN
help-bank-limit = Cuántos movimientos se muestran
help-value-account = CUENTA
stage-matching = Conciliando
bank-would = Lo que pasará con estos extractos
bank-done = Ya están en el libro
bank-nothing-new = No hay ningún movimiento nuevo
bank-refused-file = No entra:
bank-account-unnamed = Cuenta sin nombre
bank-lines-of = { $lines ->
    [one] 1 movimiento
   *[other] { $lines } movimientos
  }, { $new ->
    [0] ninguno nuevo
    [one] 1 nuevo
   *[other] { $new } nuevos
  }
bank-balance-agrees = El saldo cuadra: de { $opening } a { $closing }.
bank-balance-differs = El saldo no cuadra: de { $opening } a { $closing } hay otra cosa. Puede que falten movimientos.
bank-in-out = Entran { $in }, salen { $out }
bank-alike = { $count ->
    [one] Un movimiento nuevo tiene el día y el importe de otro que ya está: puede que sea el mismo contado por otro tipo de archivo.
   *[other] { $count } movimientos nuevos tienen el día y el importe de otros que ya están: puede que sean los mismos contados por otro tipo de archivo.
  }
bank-would-accept = { $count ->
    [0] Ninguno encaja con seguridad: los verá uno a uno.
    [one] Uno encaja con seguridad; los demás los verá usted.
   *[other] { $count } encajan con seguridad; los demás los verá usted.
  }
bank-accepted = { $count ->
    [0] Ninguno encajaba con seguridad.
    [one] Un movimiento conciliado.
   *[other] { $count } movimientos conciliados.
  }
bank-accepted-known = { $count ->
    [one] Uno ya estaba anotado a mano y no se ha contado otra vez.
   *[other] { $count } ya estaban anotados a mano y no se han contado otra vez.
  }
bank-closed = { $count ->
    [one] Uno es de un periodo cerrado y se queda como está.
   *[other] { $count } son de un periodo cerrado y se quedan como están.
  }
bank-none-waiting = No queda ningún movimiento por conciliar.
bank-no-idea = sin candidatos
bank-sure = seguro

# En la ventana
owed-view-bank = Banco
bank-take = Traer extracto…
bank-choose = Elegir extracto del banco
bank-statements = Extractos del banco
bank-accept-sure = Conciliar lo seguro
bank-empty = Todavía no hay movimientos del banco
bank-empty-text = Traiga o suelte aquí un extracto (Norma 43, OFX, CAMT.053 o la tabla que ofrece su banco). Verá qué factura paga cada movimiento antes de que pase nada.
bank-done-text = Cuando traiga otro extracto, lo que falte por conciliar aparecerá aquí.
bank-none-match = Ningún movimiento así
bank-which = Qué movimientos
bank-state-open = Por conciliar
bank-state-matched = Conciliados
bank-state-ignored = Apartados
bank-account = Cuenta del banco
bank-all-accounts = Todas las cuentas
bank-text = Lo que dice el banco
bank-may-be = Puede ser
bank-is = Es
bank-score = Seguridad
bank-line = Movimiento elegido
bank-value-day = valor { $day }
bank-reference = referencia { $reference }
bank-ignore = Apartar
bank-take-up = Volver a mirarlo
bank-accept = Conciliar
bank-choose-this = Conciliar con { $name }, { $what }
bank-no-candidates = Nada encaja: ni el importe, ni el nombre, ni el número de una factura. Elija el cliente o apártelo si no es una venta.
bank-by-hand = Es de otro cliente…
bank-give = Cobrar a este cliente
bank-give-back = Es un reembolso a este cliente
bank-left = quedarían { $amount } de anticipo
bank-made = cobro anotado desde el banco el { $day }
bank-found = ya estaba anotado el { $day }
bank-unmatch = Deshacer la conciliación
bank-unmatch-reason = Conciliación del banco deshecha
bank-key-accept = Conciliar con lo más probable
bank-key-choose = Conciliar con esa opción (1–9)
bank-key-ignore = Apartar el movimiento
bank-refused = No entra
bank-days = Días
bank-sums = Entradas y salidas
bank-account-of = De qué cuenta es (IBAN)
bank-take-only = Solo traer
bank-take-accept = Traer y conciliar lo seguro
