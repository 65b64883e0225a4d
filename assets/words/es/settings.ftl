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
