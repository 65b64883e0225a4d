# Quién vale qué, quién se va y qué ofrecer
place-insight = Análisis
insight-as-of = { $count ->
    [one] Un cliente que compró
   *[other] { $count } clientes que compraron
  }, al { $day }
insight-year = Ventas de los últimos 12 meses
insight-value = Esperado en los próximos 12
insight-quiet-count = Clientes callados
insight-quiet-loss = En juego con ellos
insight-matrix = Cuándo y cuántas veces compraron
insight-matrix-hint = Cada casilla son clientes. Hacia la izquierda, los que compraron hace menos; hacia arriba, los que más veces compraron en el último año.
insight-recency = Días desde la última compra
insight-frequency = Compras en 12 meses
insight-to = hasta { $to }
insight-between = { $from }–{ $to }
insight-over = más de { $from }
insight-cell = { $count ->
    [one] 1 cliente
   *[other] { $count } clientes
  }: última compra { $recency } días, compras { $frequency }; ventas { $sales }
insight-cell-title = Última compra: { $recency } días · compras: { $frequency }
insight-stages = Por su momento
insight-stage = Momento
insight-clients = Clientes
insight-sales = Ventas 12 m
insight-expected = Esperado
insight-lost = Perdido
insight-all = Todos los que compraron
insight-listed = Ver en Clientes
today-at-stake = { $why }: { $sum } en juego
insight-quiet = Callados: lo que se puede perder
insight-quiet-hint = Llevan sin comprar más de lo que acostumbran y quizá se fueron. Primero, con quienes más hay en juego.
insight-quiet-none = Nadie calla más de lo que acostumbra.
insight-rhythm = { $every ->
    [one] Compra cada día y lleva { $silence } sin comprar
   *[other] Compra cada { $every } días y lleva { $silence } sin comprar
  }
insight-once-only = { $silence ->
    [one] Compró una vez, hace un día
   *[other] Compró una vez, hace { $silence } días
  }
insight-alive = sigue siendo cliente: { $percent } %
insight-call = Llamar
insight-more = Más clientes
insight-none = Todavía no hay ventas con cliente
insight-none-text = Cuando se vendan o se traigan facturas o pedidos con su cliente, aquí se verá quién vale más, quién se va y qué ofrecerle.
insight-why = De dónde salen estas cifras
insight-why-text = Una compra es un día con factura; de quien no tiene ninguna, un día con pedido. Las notas de abono restan. De cada cliente cuentan sus compras, su edad como cliente y el tiempo desde la última; con los de todos se ajusta cómo compran y cómo se van (MBG/NBD) y cuánto gastan (Gamma–Gamma). Lo esperado son las compras que cabe esperar por lo que suele gastar; lo que está en juego, lo que compraría si siguiera, por la probabilidad de que ya no esté.
insight-learned = { $clients ->
    [one] Ajustado con un cliente
   *[other] Ajustado con { $clients } clientes
  } y { $sales } documentos: r { $r }, α { $alpha } días, a { $a }, b { $b }; p { $p }, q { $q }, v { $v }.
insight-assumed = { $reason ->
    [no_clients] Nadie compró todavía: no hay nada que ajustar.
    [no_time] Todas las compras son del mismo día: se supone un comportamiento corriente.
    [no_repeats] Nadie volvió a comprar todavía: se supone un comportamiento corriente.
    [not_found] Con estas ventas el ajuste no llega a nada: se supone un comportamiento corriente.
   *[few_clients] Son pocos los que volvieron a comprar: se supone un comportamiento corriente en torno a la media.
  }
insight-edge = { $edge ->
    [one_rhythm] Todos compran al mismo ritmo, hasta donde se ve.
    [few_buy] Casi nadie compra más de una vez.
    [nobody_leaves] No se ve que nadie se vaya.
    [one_loyalty] No se distingue quién se va antes y quién después.
   *[one_spend] Todos gastan parecido, o cada uno siempre lo mismo.
  }
insight-client-none = Este cliente no compró todavía
insight-client-none-text = Con su primera factura o su primer pedido se sabrá qué cabe esperar.
insight-alive-now = Sigue siendo cliente
insight-purchases = Compras esperadas en 12 meses
insight-client-value = Valor en 12 meses
insight-client-loss = Lo que se puede perder
insight-client-spend = Gasto por compra
insight-client-class = Clase por ventas
insight-assumed-short = Aún hay pocas ventas: son cifras supuestas en torno a la media.
insight-new = Ofrecerle por primera vez
insight-again = Volverá a comprar
insight-offers-none = Aún no hay ventas por producto de las que aprender.
insight-alike = { $bought ->
    [one] Lo compró
   *[other] Lo compraron
  } { $bought } de los { $clients } que también compran { $products }
insight-line = Compra de la línea { $line }; { $clients ->
    [one] lo compró un cliente
   *[other] lo compraron { $clients } clientes
  }
insight-popular = { $clients ->
    [one] Lo compró un cliente
   *[other] Lo compraron { $clients } clientes
  } en { $days } días
insight-and = { $first } y { $second }
insight-times = { $times ->
    [one] Una vez, el { $last }
   *[other] { $times } veces, la última el { $last }
  }
insight-due = Cada { $every } días; le toca el { $due }

life-stage-new = Nuevo
life-stage-growing = En aumento
life-stage-loyal = Fiel
life-stage-occasional = Ocasional
life-stage-falling = A la baja
life-stage-once = Una sola vez
life-stage-at-risk = En riesgo
life-stage-lost = Perdido

error-limits-unfit = Los cuatro límites van de menor a mayor.

help-insight = Dice quién vale qué, quién se va y qué ofrecer a un cliente
help-insight-what = clients (por valor), quiet (callados), rfm (la matriz), client (uno) u offers (qué ofrecerle); un resumen si no se dice
help-insight-client = Con client y offers: unas palabras de su nombre, su NIF o su identidad
help-insight-stage = Con clients, solo los de un momento: new, growing, loyal, occasional, falling, once, at_risk o lost
help-insight-recency = Con rfm, los cuatro límites propios en días: 30,60,120,240
help-insight-frequency = Con rfm, los cuatro límites propios en compras: 1,2,4,8
help-insight-limit = Cuántos clientes; 20 si no se dice
help-value-what = QUÉ
help-value-recency = DÍAS
help-value-frequency = COMPRAS
help-value-stage = MOMENTO

stage-reckoning = Calculando
error-insight-client-missing = Diga de qué cliente.
