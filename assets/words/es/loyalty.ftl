# Reglas de fidelización: qué se premia, qué costaría y por qué
place-loyalty = Fidelización
did-loyalty-save = { $kind ->
    [made] Regla «{ $name }» hecha
   *[changed] Regla «{ $name }» cambiada
  }
did-loyalty-turn = { $running ->
    [yes] Regla «{ $name }» en marcha
   *[no] Regla «{ $name }» parada
  }
did-loyalty-archive = { $archived ->
    [yes] Regla «{ $name }» archivada
   *[no] Regla «{ $name }» recuperada
  }
did-loyalty-set-terms = Cambió lo que cuesta el dinero en las reglas
part-loyalty-rules = Reglas de fidelización
part-loyalty-versions = Versiones de las reglas
part-loyalty-runs = Cuándo corrió cada regla
part-loyalty-decisions = Decisiones sobre premios
part-loyalty-uses = Premios gastados
did-loyalty-decide = { $given ->
    [yes] «{ $name }» para { $client }: aprobado
   *[no] «{ $name }» para { $client }: rechazado
  }
did-loyalty-use = «{ $name }» de { $client } descontado en una factura
did-loyalty-unuse = «{ $name }» de { $client }, sin gastar otra vez
did-loyalty-hand-over = «{ $name }» entregado a { $client }

error-loyalty-name-taken = Ya hay una regla «{ $name }». Elija otro nombre.
error-loyalty-too-many = Ya hay { $count } reglas, las que caben. Archive alguna.
error-loyalty-rule-unknown = No hay una sola regla que se llame así: «{ $value }». `clientela loyalty` dice las que hay.
error-loyalty-part-missing = Falta decir la regla{ $what ->
    [client] { " " }o el cliente
    [file] { " " }o el archivo
    [reward] { " " }o el premio
   *[rule] { "" }
  }. `clientela loyalty --help` dice cómo.
error-loyalty-not-waiting = Este premio ya no espera decisión. Mire cómo está en la ficha del cliente.
error-loyalty-one-of = Diga un premio o unos puntos, una de las dos cosas.
error-loyalty-not-ready = Este premio no se puede usar: { $state ->
    [waiting] espera su decisión
    [refused] se rechazó
    [used] ya se gastó
    [handed_over] ya se entregó
    [expired] caducó
    [taken_back] se devolvió la compra
    [in_force] ya está en vigor
   *[other] no se descuenta de una factura
  }.
error-loyalty-too-few-points = Tiene { $count } puntos para gastar. Ponga esos o menos.
error-loyalty-no-point-value = Falta decir cuánto vale un punto. Póngalo en Fidelización, «Lo que cuesta el dinero».
error-loyalty-not-invoice = Los premios se descuentan de facturas. Haga la factura y póngalo en ella.
error-loyalty-other-client = El premio no es del cliente de esta factura. Elija una factura suya.
error-loyalty-other-currency = Los premios están en la moneda del libro, y esta factura va en otra. Elija otra factura.
error-loyalty-nothing-left = La factura no da para descontar nada más. Elija otra o añada líneas.
error-loyalty-on-draft = La factura lleva un premio de su cliente. Quítelo antes de cambiar de cliente o de moneda.
error-loyalty-reward-unknown = No hay un solo premio a la espera que empiece así: «{ $value }». `clientela loyalty rewards` dice los que hay.
error-months-unfit = Los meses van de 1 a { $count }.
error-loyalty-percent-unfit = «{ $value }» no es un porcentaje. Va de 0 a 100.
error-rule-unreadable = Esto no es una regla que se pueda leer ({ $detail }). Corrija el archivo y pruebe otra vez.
error-rule-long = La regla es demasiado larga. Repártala en varias.
error-rule-schema = La regla es de una forma ({ $schema }) que este programa no conoce. Actualice el programa.
error-rule-no-id = A la regla le falta su «id». Escríbalo.
error-rule-deep = La regla tiene demasiadas condiciones, o unas dentro de otras a más de cinco niveles. Repártala en varias.
error-rule-empty-group = Hay un grupo de condiciones sin ninguna. Añada una o quítelo.
error-rule-contradiction = La condición { $place } no se puede cumplir nunca junto a las otras. Cámbiela o quítela.
error-rule-number = { $what ->
    [value] En la condición { $place } el valor no puede ser. Cámbielo.
    [window] En la condición { $place } el plazo no puede ser. Cámbielo.
   *[other] Hay un número que no puede ser ({ $what ->
        [percent] el porcentaje
        [cap] el tope
        [amount] el importe
        [per] el «por cada»
        [units] las unidades
        [card] la tarjeta
        [worth] el valor
        [cost] el coste
        [what] el regalo
        [quantity] la cantidad
        [recovered] lo recuperado
        [due_days] los días para pagar
        [for_days] los días que dura
        [valid_days] los días del vale
        [by] la ampliación
        [budget] el presupuesto
        [min_margin_pct] el margen mínimo
        [max_cost_pct_of_margin] la parte del margen
        [max_exposure] lo que puede deber
        [approval_over] desde cuánto se aprueba
       *[name] el nombre
      }). Escriba uno mayor que cero y razonable.
  }
error-rule-operator = La condición { $place } compara un nombre por su tamaño. Elija «es» o «no es».
error-rule-filter = La condición { $place } pide productos a una cifra que no va por productos. Quite los productos.
error-rule-product = «{ $name }» no está entre los productos o las categorías que se venden. Elija otro.
error-rule-no-budget = Con un presupuesto o un límite de cero no se premiaría a nadie. Suba el límite o quítelo.
error-rule-schedule = Diga cada cuánto se mira la regla, y solo si va por calendario.
error-rule-tier-loop = Los niveles dan la vuelta: { $path }. Quite una de las reglas.
error-rule-no-facts = La regla pide algo que el libro todavía no sabe: recomendaciones, niveles o puntos que gastar. Use otra cifra u otro premio.

loyalty-empty = Todavía no hay ninguna regla
loyalty-empty-text = Una regla dice a quién se premia, con qué y hasta cuánto. Antes de ponerla en marcha se prueba con las ventas del último año.
loyalty-new = Regla nueva
loyalty-name = Nombre
loyalty-name-new = Clientes fieles
loyalty-says = Dice
loyalty-state = Estado
loyalty-version = Versión
loyalty-running = En marcha desde el { $day }
loyalty-resting = Parada
loyalty-away = Archivada
loyalty-archived = Archivadas
loyalty-turn-on = Poner en marcha
loyalty-turn-off = Parar
loyalty-archive = Archivar
loyalty-restore = Recuperar
loyalty-saved-anew = Guardar como versión nueva
loyalty-turned-hint = Lo ganado sale en la ficha del cliente y en el borrador de su próxima factura.

loyalty-when = Cuándo se mira
loyalty-on = { $on ->
    [invoice_issued] Al hacer una factura
    [invoice_paid] Al cobrarse una factura
    [scheduled] Por calendario
    [birthday] En su cumpleaños
   *[other] { $on }
  }
loyalty-every = { $every ->
    [day] cada día
    [week] cada lunes
    [month] el día 1 de cada mes
    [quarter] cada trimestre
   *[year] cada año
  }
loyalty-if = Si se cumple
loyalty-join = { $join ->
    [any] alguna de estas
   *[all] todo esto
  }
loyalty-always = Sin condiciones: vale para todos.
loyalty-nested = Esta regla tiene condiciones dentro de otras. Aquí se ve y se prueba; se cambia importándola con clientela loyalty import.
loyalty-condition = Condición { $place }
loyalty-condition-add = Añadir condición
loyalty-condition-remove = Quitar la condición { $place }
loyalty-negated = { $negated ->
    [yes] no ocurre que
   *[no] ocurre que
  }
loyalty-meaning = Sentido
loyalty-metric-label = Cifra
loyalty-metric = { $metric ->
    [net_invoiced] lo facturado sin impuestos
    [net_paid] lo pagado sin impuestos
    [gross_margin] el margen
    [margin_pct] el margen en %
    [invoice_count] el número de facturas
    [units] el número de unidades
    [avg_ticket] la factura media
    [recency_days] el número de días desde la última compra
    [tenure_days] el número de días como cliente
    [overdue_days_max] el mayor retraso en días
    [paid_on_time_pct] la parte pagada a tiempo, en %
    [open_balance] lo que debe
    [credit_used_pct] la parte usada del crédito, en %
    [return_rate_pct] la parte devuelta, en %
    [tag] la etiqueta
   *[other] { $metric }
  }
loyalty-window-label = Plazo
loyalty-window = { $kind ->
    [months] { $count ->
        [one] en el último mes
       *[other] en { $count } meses
      }
    [days] { $count ->
        [one] hoy
       *[other] en { $count } días
      }
    [month] en el mes
    [quarter] en el trimestre
    [year] en el año
    [since_join] desde que es cliente
   *[all] siempre
  }
loyalty-window-kind = { $kind ->
    [months] en los últimos meses
    [days] en los últimos días
    [month] en el mes en curso
    [quarter] en el trimestre en curso
    [year] en el año en curso
    [since_join] desde que es cliente
   *[all] desde siempre
  }
loyalty-window-count = Cuántos
loyalty-products-label = De qué productos
loyalty-products-all = todos los productos
loyalty-products = de { $names }
loyalty-op-label = Comparación
loyalty-op = { $op ->
    [at-least] al menos
    [over] más de
    [at-most] como mucho
    [under] menos de
    [is] es
   *[is-not] no es
  }
loyalty-value = Valor
loyalty-compared = { $op ->
    [is] { $said } { $value }
    [is-not] { $said } { $value }
   *[other] es { $said } { $value }
  }
loyalty-clause = { $figure } { $window } { $compared }
loyalty-not = no ocurre que { $clause }
loyalty-and = { $first } y { $second }
loyalty-or = { $first } o { $second }
loyalty-sentence = Si { $when }, { $reward }
loyalty-sentence-always = Siempre, { $reward }

loyalty-then = Premio
loyalty-reward = { $type ->
    [discount_pct] descuento en %
    [discount_amount] descuento de un importe
    [coupon] vale para otra compra
    [points] puntos
    [stamps] sellos
    [cashback] saldo a favor en %
    [free_item] un producto gratis
    [gift] un regalo
    [exchange] un producto a cambio del viejo
    [payment_terms] más plazo para pagar
    [credit_limit] más crédito
   *[other] { $type }
  }
loyalty-reward-label = Qué se da
loyalty-gives = { $type ->
    [discount_pct] { $a } % de descuento
    [discount_amount] { $a } de descuento
    [coupon] un vale de { $a }
    [points] { $b ->
        [one] 1 punto
       *[other] { $b } puntos
      } por cada { $a }
    [stamps] { $b ->
        [one] 1 sello
       *[other] { $b } sellos
      }
    [cashback] { $a } % de saldo a favor
    [free_item] { $a } de un producto, gratis
    [gift] { $a }
    [exchange] un producto a cambio del viejo
    [payment_terms] { $a } días para pagar
    [credit_limit] { $a } más de crédito
   *[tier] nivel { $a }
  }
loyalty-field = { $field ->
    [percent] Tanto por ciento
    [cap] Tope
    [amount] Importe
    [valid_days] Días de validez
    [per] Por cada
    [units] Cuántos
    [card] Sellos de una tarjeta
    [worth] Valor de la tarjeta llena
    [product] Producto
    [quantity] Cantidad
    [what] Qué regalo
    [cost] Lo que le cuesta
    [recovered] Lo que vale el viejo
    [due_days] Días para pagar
    [by] Cuánto más
   *[for_days] Durante cuántos días
  }
loyalty-limits = Límites
loyalty-limit-count = Veces por cliente
loyalty-limit-per = En cada
loyalty-per = { $per ->
    [day] día
    [month] mes
    [quarter] trimestre
    [year] año
   *[ever] en total
  }
loyalty-budget = Presupuesto
loyalty-budget-hint = Cuenta lo peor que puede costar. Vacío: sin límite.
loyalty-guards = Sin riesgo
loyalty-guard-overdue = Nada a quien tenga facturas vencidas
loyalty-guard-margin = Margen que debe quedar, %
loyalty-guard-share = Parte del margen que puede llevarse, %
loyalty-guard-exposure = Lo que puede deber como mucho
loyalty-guard-approval = Desde este coste decide usted
loyalty-guards-hint = Lo que no se sepa deja el premio a la espera: nunca se da a ciegas.

loyalty-simulate = Simular
loyalty-simulated = Con lo ocurrido del { $from } al { $to }
loyalty-would = { $clients ->
    [0] No habría premiado a nadie
    [one] Habría premiado a un cliente, { $grants ->
        [one] una vez
       *[other] { $grants } veces
      }
   *[other] Habría premiado a { $clients } clientes, { $grants } veces
  }
loyalty-unmoved = No supone cambio de conducta: cuenta lo que pasó, como si nadie hubiera sabido de la regla.
loyalty-today-figures = Los costes, las etiquetas y los límites de crédito son los de hoy.
loyalty-not-yet = Elija las condiciones y pulse Simular: se prueba con las ventas del último año y no se cambia nada.
loyalty-cost = Coste
loyalty-cost-range = { $expected }–{ $worst }
loyalty-cost-of-margin = { $percent } % del margen
loyalty-margin-unknown = Falta el coste de algo vendido: no se sabe el margen
loyalty-already = Ya lo cumplían
loyalty-already-text = { $count ->
    [0] ninguno
    [one] 1 cliente, { $sum }
   *[other] { $count } clientes, { $sum }
  }
loyalty-break-even = Ventas de más para compensarlo
loyalty-proposed = A la espera de usted
loyalty-proposed-text = { $count ->
    [0] nada
   *[other] { $count } veces, { $sum }
  }
loyalty-taken-back = Devuelto con las devoluciones
loyalty-by-month = Coste por mes
loyalty-month = Mes
loyalty-curve = Coste según el umbral
loyalty-threshold-of = Umbral: { $metric }
loyalty-threshold-use = Usar este umbral
loyalty-at-threshold = Con { $threshold }: { $clients ->
    [one] 1 cliente
   *[other] { $clients } clientes
  }, { $cost }
loyalty-top = A quién más
loyalty-top-already = ya lo cumplía
loyalty-refusals = Por qué no se dio
loyalty-refusals-none = No se negó ninguna vez.
loyalty-times = Veces
loyalty-why = Motivo
loyalty-client = Cliente
loyalty-reason = { $reason ->
    [condition] No cumplía las condiciones
    [figure_unknown] Falta una cifra que pide la condición
    [group] Ya lo premiaba otra regla del grupo
    [limit] Ya había llegado a su límite
    [overdue] Tenía facturas vencidas
    [nothing_to_reward] No había compra que premiar
    [exposure] Debería demasiado
    [margin] Quedaría poco margen
    [share] Se llevaría demasiado margen
    [budget] Se acabó el presupuesto
    [cost_unknown] No se sabe lo que cuesta
    [margin_unknown] No se sabe el margen
    [declined] Usted dijo que no
   *[approval] Cuesta tanto que decide usted
  }
loyalty-waits = a la espera
loyalty-verdict = { $verdict ->
    [granted] Se lo lleva
    [proposed] Espera su decisión
    [refused] No se lo lleva
   *[not_met] No cumple
  }
loyalty-explain = Por qué un cliente sí o no
loyalty-explain-who = Cliente
loyalty-explained = { $name }, a { $day }: { $verdict }
loyalty-occasion = Por la factura { $number }
loyalty-holds = { $holds ->
    [yes] se cumple
    [no] no se cumple
   *[unknown] no se sabe
  }
loyalty-is = es { $figure }
loyalty-is-unknown = no se sabe
loyalty-earned = Quién lo ha ganado desde que está en marcha
loyalty-earned-none = Todavía nadie.
loyalty-earned-count = { $count ->
    [one] 1 premio, { $sum }
   *[other] { $count } premios, { $sum }
  }
loyalty-terms = Lo que cuesta el dinero
loyalty-terms-hint = Sin estos datos, los premios que los necesitan quedan a la espera.
loyalty-terms-capital = Interés del dinero, % al año
loyalty-terms-default = De lo fiado no se cobra nunca, %
loyalty-terms-unit = Valor de un punto
loyalty-terms-breakage = Puntos y saldo que nadie pide, %
loyalty-terms-redemption = Vales que se usan, %
loyalty-terms-usual = Días para pagar de todos
loyalty-terms-points-days = Días que duran los puntos; vacío, siempre

help-loyalty = Dice las reglas de fidelización, las prueba con el último año, y dice y decide lo que ganaron los clientes
help-loyalty-what = list, show, simulate, explain, earned, import, export, on, off, archive, rewards, approve, refuse, points o liability; list si no se dice
help-loyalty-rule = El nombre de una regla o unas letras; con simulate y explain, también un archivo JSON; con import, el archivo; con rewards y points, el cliente; con approve y refuse, el premio
help-loyalty-about = Con explain, el cliente; con import, el nombre de la regla; con export, el archivo; con approve y refuse, una nota
help-loyalty-months = Con simulate, cuántos meses hasta hoy; 12 si no se dice
help-loyalty-curve = Con simulate, también con el umbral más bajo y más alto
help-value-rule = REGLA
help-value-about = DE-QUÉ
help-value-months = N

loyalty-reward-state = { $state ->
    [waiting] Por decidir
    [refused] Rechazado
    [collected] Sumado
    [ready] Para gastar
    [in_force] En vigor
    [used] Gastado
    [handed_over] Entregado
    [expired] Caducado
   *[taken_back] Devuelto
  }
loyalty-points-text = { $count ->
    [one] 1 punto
   *[other] { $count } puntos
  }{ $valued ->
    [yes] { ", " }{ $worth }
   *[no] { "" }
  }
loyalty-points-owed = Debe { $count } puntos: se devolvió lo que los dio
loyalty-form = { $form ->
    [points] puntos
    [stamps] sellos
    [credit] saldo a favor
   *[off] descuentos y vales
  }
loyalty-owed = Lo que se debe en premios a { $day }
loyalty-owed-month = hasta { $month }
loyalty-owed-always = sin caducidad
loyalty-owed-sum = Valen { $worth }; se espera que se pidan { $expected }.
loyalty-view-owed = Lo que se debe
loyalty-owed-as-of = A { $day }
loyalty-owed-until = Termina
loyalty-owed-form = Qué es
loyalty-owed-units = Cuántos
loyalty-owed-worth = Vale
loyalty-owed-expected = Se espera que se pida
loyalty-owed-none = No se debe ningún premio
loyalty-owed-none-text = Aquí salen, por el mes en que terminan, los puntos, sellos y descuentos que los clientes han ganado y aún no han gastado.
loyalty-unvalued = Hay puntos sin valor: diga cuánto vale uno para contarlos.
loyalty-views = Fidelización por partes
loyalty-view-rules = Reglas
loyalty-view-waiting = { $count ->
    [0] Por decidir
   *[other] Por decidir ({ $count })
  }
loyalty-approve = Aprobar
loyalty-refuse = Rechazar
loyalty-day = Día
loyalty-waiting-none = Nada espera su decisión
loyalty-waiting-none-text = Aquí salen los premios que cuestan tanto, o de los que se sabe tan poco, que decide usted.
loyalty-used-sum = gastado { $sum }
loyalty-card = { $stamps } de { $card } sellos
loyalty-client-none = Todavía ningún premio
loyalty-hand-over = Entregado
loyalty-points = Puntos
loyalty-has = { $count ->
    [one] Tiene 1 premio:
   *[other] Tiene { $count } premios:
  }
loyalty-apply = Descontar { $name }, { $sum }
loyalty-applied = Lleva «{ $name }», { $sum }
loyalty-unuse = Quitar
loyalty-rule = Regla
loyalty-so-many = × { $count }
loyalty-until = hasta { $day }
