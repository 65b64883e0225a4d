# Los ajustes.

settings-business = Negocio
settings-people = Personas
settings-fields = Campos propios
settings-lists = Listas
settings-look = Aspecto
settings-security = Seguridad
settings-backups = Copias
settings-keys = Teclado
settings-about = Acerca de

business-example = Así se escribirá: { $amount } · { $day }

look-theme = Tema
look-system = Como el sistema
look-light = Claro
look-dark = Oscuro
look-size = Tamaño del texto

keys-text = Todo se puede hacer sin ratón. Pulse ? en cualquier pantalla para ver las teclas de ese momento.
keys-all = Ver todas las teclas
keys-list = En la lista
keys-list-move = Moverse por una lista
keys-list-ends = Ir al principio o al final
keys-list-peek = Mirar sin salir de la lista
keys-list-open = Abrir
keys-list-choose = Elegir la fila; con Mayús, un tramo
keys-list-all = Elegir todo lo que coincide, también lo que no se ve
keys-list-out = Soltar lo elegido o cerrar

about-version = Versión { $version }
about-text = Clientela no llama a casa: funciona sin internet y su libro no sale de este ordenador si usted no lo copia.
about-file = El archivo de este libro

history-empty = Todavía no ha pasado nada
history-empty-text = Cada cambio quedará aquí, con quién lo hizo y cuándo, y podrá deshacerlo.
history-older = Ver anteriores
history-undone = deshecho
history-rows = { $count ->
    [one] 1 fila
   *[other] { $count } filas
  }

add = Añadir
people-text = El historial firma con el nombre de quien está en este equipo.
people-name = Nombre
people-add = Añadir a alguien
people-here = en este equipo
people-set-here = Soy yo
people-leave = Ya no trabaja aquí
people-gone = ya no está
people-back = Ha vuelto
list-outcome = Resultados
list-life-moment = Momentos vitales
list-origin = Cómo llegan
list-role = Cargos
list-item = Nombre
list-add = Añadir a la lista
list-empty = La lista está vacía. Añada lo que suela elegir.
list-away = Dejar de ofrecer
list-back = Volver a ofrecer
list-up = Subir { $name }
list-down = Bajar { $name }
fields-text = Lo que su negocio necesita saber y nadie más: graduación, talla, matrícula… Se busca, se filtra, se importa y se exporta como lo demás.
fields-empty = Todavía no hay campos propios.
fields-name = Nombre del campo
fields-name-example = Graduación
fields-kind = Qué guarda
fields-choices = Opciones
fields-choices-hint = Separadas por comas
fields-add = Añadir campo
field-kind-text = Texto
field-kind-number = Número
field-kind-money = Dinero
field-kind-date = Fecha
field-kind-choice = Una opción
field-kind-boolean = Sí o no
field-kind-client = Otro cliente

backups-text = Se hace una copia cada día, al cerrar si hubo cambios y antes de cada versión nueva. Cada una se abre y se comprueba. Se guardan 7 diarias, 4 semanales y 12 mensuales.
backups-none = Todavía no hay copias.
backup-make = Hacer una copia ahora
backup-finished = Copia hecha y comprobada
backup-copy = Guardar una copia en…
backup-copied = Copia guardada en { $path }
backup-making = Copiando y comprobando…
backup-copying = Copiando…
backup-checking = Comprobando el libro…
backup-repairing = Arreglando…
backup-why-daily = diaria
backup-why-closing = al cerrar
backup-why-migration = antes de actualizar
backup-why-hand = a mano
backup-verified = comprobada
backup-restore = Volver a ella
backup-restore-title = Volver a la copia de { $when }
backup-restore-text = El libro quedará como estaba entonces. El de ahora no se borra: se guarda aparte.
backup-restored = El libro ha vuelto a la copia. El anterior está en { $path }
backup-restored-plain = El libro ha vuelto a la copia.
backup-passphrase-hint = Solo si entonces tenía otra contraseña.
check-title = Comprobar el libro
check-text = Mira el archivo, las relaciones, el historial y recalcula cada dato guardado.
check-do = Comprobar
check-fine = Todo está bien
check-repair = Arreglar lo que se puede
security-encrypted = El libro está cifrado con su contraseña.
passphrase-current = Contraseña actual
passphrase-next = Contraseña nueva
passphrase-change = Cambiar contraseña
passphrase-set = Poner contraseña
passphrase-remove = Quitar contraseña
passphrase-changed = Contraseña cambiada
security-remember = Recordarla en este equipo
security-remember-hint = En el llavero del sistema: no la pedirá al abrir.
security-lock = Cerrar con llave sin uso
security-never = Nunca
security-minutes = { $count ->
    [one] Tras 1 minuto
   *[other] Tras { $count } minutos
  }
security-undo = Se puede deshacer durante
security-undo-hint = El historial de quién hizo qué no se borra nunca.
security-always = Siempre
security-days = { $count ->
    [one] 1 día
   *[other] { $count } días
  }
security-quiet = Un cliente está olvidado tras
