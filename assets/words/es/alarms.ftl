# Avisos: qué mirar hoy de los clientes, y por qué
part-alarm-answers = Respuestas a los avisos
did-alarms-answer = { $alarm ->
    [late] Aviso de retraso
    [falling] Aviso de bajada
    [overdue] Aviso de deuda
    [reward] Aviso de premio
   *[next_purchase] Aviso de compra
  } de { $client }: { $answer ->
    [done] hecho
    [later] ahora no
   *[never] nunca más
  }
alarms = Avisos
alarms-alerts = Alertas
alarms-opportunities = Oportunidades
alarms-none = Nada más que mirar por hoy.
alarms-all = Ver todos
alarms-today = Ver solo los de hoy
alarm-falling = Compraba { $before } en medio año; en el último, { $now }
alarm-overdue = Debe { $owed } desde hace { $days ->
    [one] un día
   *[other] { $days } días
  } y compró el { $bought }
alarm-reward = Pierde { $left } de «{ $rule }» si no los usa hasta el { $until }
alarm-plan = Planear
alarm-offer = Qué ofrecerle
alarm-invoice = Facturar
alarm-answer = Responder al aviso de { $client }
alarm-done = Hecho
alarm-later = Ahora no
alarm-never = Nunca más
alarm-quiet = { $until ->
    [never] De esto no se volverá a avisar con este cliente.
   *[other] De esto no se volverá a avisar hasta el { $until }.
  }

home-alarms = { $count ->
    [one] 1 aviso: clientela alarms
   *[other] { $count } avisos: clientela alarms
  }
help-alarms = Dice qué mirar hoy de los clientes y por qué, y anota lo que se responde
help-alarms-answer = done (hecho), later (ahora no) o never (nunca más)
help-alarms-client = Con una respuesta: unas palabras de su nombre, su NIF o su identidad
help-alarms-kind = Si el cliente tiene varios avisos, cuál: late, falling, overdue, reward o next_purchase
help-alarms-all = Todos, y no solo los de hoy
help-value-answer = RESPUESTA
error-alarm-client-missing = Diga a qué cliente se refiere la respuesta.
error-alarm-none = De este cliente no hay ahora un aviso así. clientela alarms --all dice los que hay.
error-alarm-several = De este cliente hay varios avisos. Diga cuál con --kind: { $value }.
