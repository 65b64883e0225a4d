# La página de inicio.

today-late = Atrasado
today-due = Hoy
today-soon = Próximamente
today-nothing = Nada pendiente
today-nothing-text = Escriba arriba lo próximo que deba hacer, o llame a alguien de la derecha.
today-overdue = { $count ->
    [one] 1 factura vencida sin cobrar
   *[other] { $said } facturas vencidas sin cobrar
  }
today-more = Hay más tareas: las siguientes aparecerán al hacer estas.
today-week = Contactos de la semana
today-day = Día
today-without-step = Sin siguiente paso
today-without-step-none = Todos tienen un siguiente paso.
today-birthdays = Cumpleaños
today-birthdays-none = Ninguno en los próximos días.
today-quiet = Sin contacto desde hace { $days } días
today-quiet-none = Nadie lleva tanto tiempo sin contacto.
