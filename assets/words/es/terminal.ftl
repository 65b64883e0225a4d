# Lo que solo dice la terminal.

# Un día entero, con palabras
day-in-full = { $weekday ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
  }, { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
  } de { $year }

# Ayuda
help-heading-usage = Uso
help-heading-verbs = Verbos
help-heading-options = Opciones
help-heading-arguments = Argumentos
help-value-verb = VERBO
help-value-options = opciones
help-value-book = ARCHIVO
help-value-passphrase-file = ARCHIVO
help-value-name = NOMBRE
help-value-country = PAÍS
help-value-language = IDIOMA
help-value-currency = MONEDA
help-value-user = NOMBRE
help-value-clients = N
help-value-years = N
help-value-seed = N
help-value-limit = N
help-value-before = N
help-value-words = PALABRAS
help-value-action = NÚMERO
help-value-command = MANDATO
help-value-input = JSON
help-any-book = El libro: un archivo .clientela. Si no se dice, el de CLIENTELA_BOOK; si no, el último que se abrió
help-any-json = Responde en JSON, para otros programas
help-any-passphrase-file = Lee la contraseña de la primera línea de este archivo. También vale CLIENTELA_PASSPHRASE; si no, se pregunta
help-any-help = Dice esta ayuda
help-any-version = Dice qué versión es
help-clientela = Sus clientes en un solo archivo, en su ordenador. Sin verbo, dice la página de hoy.
help-new = Hace un libro nuevo
help-new-name = Nombre del negocio; si no se dice, el del archivo
help-new-country = País, en dos letras: ES, MX, CO…
help-new-language = Idioma: es o en
help-new-currency = Moneda, en tres letras; si no se dice, la del país
help-new-user = Quién lo va a usar; así firmará el historial
help-demo = Hace un negocio de ejemplo, para probar sin miedo
help-demo-clients = Cuántos clientes; 1.000 si no se dice
help-demo-years = Cuántos años de historia; 3 si no se dice
help-demo-seed = La misma semilla, el mismo día, da el mismo negocio
help-demo-country = ES o MX
help-search = Busca clientes, interacciones, tareas y etiquetas
help-search-words = Unas letras, en cualquier orden, con o sin acentos: un nombre, un teléfono, un NIF…
help-search-limit = Cuántos resultados de cada clase; 10 si no se dice
help-history = Dice lo que se ha hecho, quién y cuándo
help-history-limit = Cuántas líneas; 20 si no se dice
help-history-before = Solo lo anterior a este número
help-undo = Deshace lo último, o la acción con este número del historial
help-undo-action = El número que dice el historial
help-redo = Rehace lo que se deshizo
help-call = Llama a un mandato del catálogo con JSON
help-call-command = El nombre, como clients.create
help-call-input = Lo que pide, en JSON; con - se lee de la entrada
help-commands = Dice todos los mandatos del catálogo
help-commands-typescript = Escribe los tipos y funciones de la página
help-after = Al terminar: 0 hecho · 1 no se pudo · 2 no se entiende lo escrito · 3 no hay tal libro
  4 contraseña · 5 se paró · 6 el libro no está sano · 7 el disco, el sistema u otro programa

usage-no-verb = No hay ningún verbo «{ $verb }».
usage-no-argument = No se entiende «{ $argument }».
usage-missing = Falta { $argument }.
usage-value = «{ $value }» no vale para { $argument }.
usage-other = No se entiende lo escrito.
usage-perhaps = ¿Quería decir { $suggested }?
usage-see-help = `clientela --help` dice lo que se puede escribir.

# La contraseña
passphrase-ask = Contraseña de { $path }:
passphrase-new = Contraseña (Intro para no poner ninguna):
passphrase-new-again = Otra vez:

# Trabajos largos
stage-working = Trabajando
stage-reading = Leyendo
stage-writing = Escribiendo
stage-importing = Importando
stage-searching = Preparando la búsqueda
stage-checking = Comprobando
stage-copying = Copiando
stage-encrypting = Cifrando
stage-repairing = Reparando
stage-salvaging = Recuperando

# Libros
new-made = Hecho: «{ $name }» está en { $path }
new-next = Para seguir: `clientela` dice la página de hoy; `clientela --help`, todo lo demás.
demo-made = Hecho: «{ $name }», con { $clients ->
    [one] 1 cliente
   *[other] { $clients } clientes
  }, está en { $path }

# Búsqueda
search-clients = Clientes
search-interactions = Interacciones
search-tasks = Tareas
search-tags = Etiquetas
search-more = Hay más: escriba más letras o pida más con --limit.
search-corrected = «{ $typed }» no está en el libro; se ha buscado { $taken }.

# La página de hoy
home-none = Todavía no hay ningún libro en este ordenador. Un libro es un archivo con todos sus clientes; puede copiarlo y llevárselo cuando quiera.
home-none-verbs = Haga el suyo:          clientela new --name "Mi negocio"
  o pruebe el de ejemplo: clientela demo
  o abra uno que ya tiene: clientela --book ARCHIVO
home-verbs = clientela search PALABRAS · history · undo · --help
