# Lo que pasa con un cliente y lo que se le debe: contactos y tareas.

log-contact = Anotar un contacto
log-with = Anotar con { $name }
log-with-whom = ¿Con quién?
log-note = Anotar una nota
contact-kind = Tipo de contacto
contact-visit = Visita
contact-call = Llamada
contact-mail = Correo
contact-message = Mensaje
contact-meeting = Reunión
contact-note = Nota
contact-text = Qué se habló
contact-no-text = Sin texto
contact-placeholder = ¿Qué se habló? (puede quedar vacío)
contact-outcome = Resultado
contact-direction = Quién empezó
contact-day = Cuándo
contact-day-hint = hoy
contact-minutes = Minutos
contact-cost = Coste
contact-more = Más datos
contact-enter = Intro guarda · Mayús+Intro, línea nueva
direction-in = nos contactó
direction-out = le contactamos
minutes = { $count ->
    [one] 1 min
   *[other] { $count } min
  }
timeline-empty = Todavía no ha pasado nada
timeline-empty-text = Pulse V para anotar una visita: tipo, unas palabras, Intro.
timeline-none-of-kind = Nada de este tipo

next-step = Siguiente paso
next-step-placeholder = Siguiente paso
next-step-due = Para cuándo
next-step-plan = Planear uno
next-steps = Siguientes pasos
next-steps-none = No hay siguiente paso con este cliente.

new-task-for = Nueva tarea con { $name }
task-title = Tarea
task-done = Hecha: { $title }
task-past = Historial de «{ $title }»
task-due = Para cuándo
task-no-day = sin día
quick-add = Nueva tarea en una línea
quick-add-example = mañana 10:00 llamar a Ana
quick-add-for = ¿{ $name }?
quick-add-no-such-day = Ese día no existe.

more-than = más de { $count }
contact-who = Quién
contacts-search = Buscar en lo que se habló
contacts-from = Desde el día
contacts-to = Hasta el día
contacts-empty = Todavía no hay contactos anotados
contacts-empty-text = Anote la primera visita o llamada: V, unas letras del cliente, Intro, Intro.
contacts-none-match = Nada cumple este filtro
contacts-none-match-text = Amplíe las fechas o quite alguna condición.
photo-open = Ver { $name }
photo-of = Foto { $name }
photo-place = { $place } de { $count }
photo-before = Foto anterior
photo-next = Foto siguiente
photo-pasted = Foto del { $day }
files-waiting = Se guardará con ello
contact-attach = Adjuntar
contact-attach-hint = También puede pegar una imagen con Ctrl+V
