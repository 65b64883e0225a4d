# Lo que ha pasado y qué hacer. La clave es error- y la clase de error.

# Interacciones, tareas, listas
error-not-an-amount = «{ $value }» no parece una cantidad. Escriba, por ejemplo, 12,50 o 3*4,20.
error-not-a-day = «{ $value }» no parece un día. Escriba, por ejemplo, mañana, +7 o 15/3.
error-not-an-hour = «{ $value }» no parece una hora. Escriba, por ejemplo, 10:00.
error-not-a-moment = Esa fecha queda fuera del calendario. Elija una entre los años 1 y 9999.
error-cursor-unfit = La lista ha cambiado mientras la miraba. Vuelva a empezar desde arriba.
error-text-too-long = El texto es demasiado largo ({ $count } letras como mucho). Guárdelo como archivo adjunto.
error-title-missing = Escriba qué hay que hacer.
error-title-too-long = La tarea es demasiado larga ({ $count } letras como mucho). Abréviela.
error-list-unknown = No hay ninguna lista «{ $value }».
error-list-item-twice = «{ $value }» ya está en la lista. Elija otro nombre.
error-user-twice = Ya hay alguien que se llama «{ $value }». Añada un apellido.
error-user-is-here = { $name } está ahora en este equipo. Diga antes quién lo usa.
