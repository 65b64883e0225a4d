# Lo que dice la ventana en todas partes. Español primero.

close = Cerrar
cancel = Cancelar
save = Guardar
delete = Borrar
edit = Cambiar
undo = Deshacer
redo = Rehacer
copy = Copiar
loading = Cargando
try-again = Probar otra vez
error-title = No ha salido bien
toasts = Avisos
yes = Sí
no = No
none = —
unknown = Sin datos

field-required = obligatorio
field-not-an-amount = No parece una cantidad. Escriba, por ejemplo, 1.234,50 o 16,99*1,21.
field-not-a-day = No parece un día. Escriba, por ejemplo, mañana, +7 o 15/3.
field-day-hint = mañana, +7, lunes, 15/3…
combobox-create = Crear «{ $text }»

list-select = Elegir { $name }
list-select-all = Elegir todos
chart-keep = Guardar el gráfico
chart-as-picture = Guardar como imagen (PNG)
chart-as-sheet = Guardar como tabla (CSV)
chart-copy = Copiar las cifras
chart-copied = Cifras copiadas
chart-as-table = Ver como tabla
chart-as-chart = Ver como gráfico

rail = Lugares
rail-due = { $count ->
    [one] cosa para hoy
   *[other] cosas para hoy
  }
place-today = Hoy
place-clients = Clientes
place-interactions = Interacciones
place-import = Importar
place-history = Historial
place-settings = Ajustes
main = Contenido
peek-panel = Vista rápida
skip-to-main = Ir al contenido

search-anything = Buscar o hacer…
palette = Buscar o hacer
palette-actions = Acciones
palette-nothing = Nada con «{ $text }». Pruebe con menos letras, un teléfono o el NIF.
new = Nuevo
new-client = Nuevo cliente
new-task = Nueva tarea
log-visit = Anotar visita
log-call = Anotar llamada
lock-now = Bloquear

keys-sheet = Teclas
keys-here = Aquí
keys-everywhere = En todas partes
keys-go = Ir a
keys-then = luego
key-mod = Ctrl
key-shift = Mayús
key-escape = Esc
key-enter = Intro
key-space = Espacio
key-home = Inicio
key-end = Fin
key-arrowup = ↑
key-arrowdown = ↓

failure-unnamed = Algo no ha salido bien ({ $kind }). No se ha perdido nada de lo ya guardado; pruebe otra vez.
back = Atrás
did-something = Cambio guardado ({ $command })
undone = Deshecho: { $what }
redone = Rehecho: { $what }
undo-nothing = No hay nada que deshacer
redo-nothing = No hay nada que rehacer
go-to = Ir a { $place }
leave-book = Cerrar este libro
new-client-also = añadir crear persona empresa contacto
new-task-also = tarea recordatorio pendiente agenda
notice-demo = Es el negocio de ejemplo: pruebe lo que quiera, aquí nada es de verdad.
notice-read-only = Este libro solo se puede leer: lo que escriba no se guardará. Haga una copia en otra carpeta o pida permiso de escritura.
amounts-hide = Ocultar importes
amounts-show = Mostrar importes
amounts-also = dinero precios cifras mostrador
amounts-hint = Para cuando el cliente mira la pantalla: ningún importe se ve hasta que los muestre otra vez.
