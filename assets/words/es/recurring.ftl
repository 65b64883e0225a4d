# Facturas que se repiten
did-recurring-save = { $kind ->
    [made] La factura { $number } de { $client } se repetirá
   *[changed] Cambió cómo se repite la factura { $number } de { $client }
  }
did-recurring-remove = La factura { $number } de { $client } ya no se repite
did-recurring-run = { $count ->
    [one] Un borrador de factura periódica hecho
   *[other] { $count } borradores de facturas periódicas hechos
  }
part-recurring = Facturas periódicas
part-recurring-made = Repeticiones hechas
error-recurring-unfit = Solo se repiten las facturas hechas aquí.
error-recurring-begun = Ya se hizo alguna: el primer día y cada cuánto no cambian. Pare esta repetición y empiece otra.
error-every-unfit = Ponga cada cuántos: de 1 a { $count }.
error-sale-recurring = Esta factura se repite. Pare antes la repetición.
recurring = Facturas periódicas
recurring-every = { $unit ->
    [week] { $count ->
      [one] cada semana
     *[other] cada { $count } semanas
    }
   *[month] { $count ->
      [one] cada mes
     *[other] cada { $count } meses
    }
  }
recurring-paused = En pausa
recurring-over = Acabada
recurring-run = { $count ->
    [0] Hoy no toca ninguna.
    [one] Un borrador hecho. Revíselo y emítalo cuando quiera.
   *[other] { $count } borradores hechos. Revíselos y emítalos cuando quiera.
  }
recurring-none-how = Ninguna factura se repite. Para repetir una cada mes: clientela recurring A26/000001
help-recurring = Dice las facturas que se repiten, hace que una se repita, y hace los borradores de las que tocan
help-recurring-document = El número de la factura que se repite
help-recurring-every = Cada cuántos meses o semanas; 1 si no se dice
help-recurring-unit = month o week; month si no se dice
help-recurring-first = Qué día es la primera, AAAA-MM-DD; un periodo después de la factura si no se dice
help-recurring-until = Hasta qué día, ese incluido
help-recurring-stop = Deja de repetirse; lo hecho se queda
help-recurring-run = Hace los borradores de las que ya tocan; no emite ninguna
help-value-every = N
help-value-unit = UNIDAD
help-value-first = FECHA
recurring-repeat = Repetir cada…
recurring-of = Repetir la factura { $number }
recurring-text = Cada vez que toque se hará un borrador con las mismas líneas. Nada se emite solo: usted lo revisa y lo emite.
recurring-how-many = Cada
recurring-unit = Qué
recurring-months = meses
recurring-weeks = semanas
recurring-first = La primera
recurring-until = Hasta (si acaba)
recurring-pause = En pausa: no se hace ninguna
recurring-stop = Dejar de repetir
recurring-often = Cada cuánto
recurring-next = La próxima
recurring-made = Hechas
recurring-make = Hacer las que tocan
recurring-empty = Ninguna factura se repite
recurring-empty-text = Abra una factura y elija «Repetir cada…»: cuotas, alquileres, mantenimientos. Cuando toque, aquí y en Hoy se le dirá.
today-recurring = { $count ->
    [one] Una factura periódica por hacer
   *[other] { $said } facturas periódicas por hacer
  }
