# Avisos de pago
did-reminders-record = { $count ->
    [one] Aviso de pago a { $client } anotado
   *[other] { $count } avisos de pago anotados
  }
did-reminders-set-procedure = Cambió cómo se avisa de lo que se retrasa
did-reminders-pause = { $kind ->
    [again] { $client } vuelve a recibir avisos de pago
   *[until] { $client } no recibirá avisos de pago por un tiempo
  }
part-reminders = Avisos de pago

error-levels-unfit = Ponga entre uno y { $count } avisos.
error-level-days-unfit = Cada aviso va más días después del vencimiento que el anterior.
error-reminder-not-due = Ahora no toca ningún aviso: o ya se pagó, o se avisó hace poco, o se acordó esperar.
error-too-many = Son demasiados de una vez ({ $count } como mucho).

help-remind = Dice a quién toca avisar de lo que se retrasa, escribe las cartas y anota que salieron
help-remind-client = Unas palabras de su nombre, su NIF o su identidad; todos si no se dice
help-remind-to = Escribe en esta carpeta cada carta en PDF y, a quien tiene correo, un borrador .eml
help-remind-sent = Anota que los avisos salieron; no vuelven a tocar hasta el siguiente nivel
help-remind-how = Cómo salieron: letter, mail, message o call; mail si no se dice
help-value-how = CÓMO
remind-none = Ahora no toca avisar a nadie.
remind-written = { $count ->
    [one] Una carta
   *[other] { $count } cartas
  } y { $mails ->
    [one] un borrador de correo
   *[other] { $mails } borradores de correo
  } en { $path }
remind-recorded = { $count ->
    [one] Un aviso anotado.
   *[other] { $count } avisos anotados.
  }
reminder-level = { $level }.º aviso
reminder-what = { $count ->
    [one] 1 factura
   *[other] { $count } facturas
  }, { $days ->
    [one] 1 día
   *[other] { $days } días
  }
reminder-noted = { $count ->
    [one] { $level }.º aviso de pago: una factura, { $amount }.
   *[other] { $level }.º aviso de pago: { $count } facturas, { $amount }.
  }
