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
help-quality = Dice los clientes con datos que faltan o son dudosos, los peores primero
help-quality-limit = Cuántos clientes; 20 si no se dice
help-duplicates = Compara los clientes y dice los que pueden estar dos veces
help-duplicates-again = Compara otra vez, aunque ya se hizo
help-duplicates-limit = Cuántas parejas; 20 si no se dice
help-duplicates-merge = Une de una vez las parejas con esta certeza o más, de 90 a 100
help-value-merge = PORCENTAJE
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
help-value-file = ARCHIVO
help-value-kind = CLASE
help-value-rejects = ARCHIVO
help-value-to = ARCHIVO
help-value-backup = COPIA
help-today = Dice qué toca hoy, quién espera y qué fue lo último
help-import = Importa hojas de cálculo y tablas (XLSX, XLS, ODS, CSV, VCF, ICS, ZIP) de clientes, personas, interacciones, tareas, ventas, productos o pagos, y facturas electrónicas (CFDI, Facturae, UBL, CII)
help-import-file = Los archivos, o carpetas con ellos, o una carpeta con un libro entero; se averigua solo su codificación, separador y columnas
help-import-kind = Qué son las filas: clients, people, interactions, tasks, sales, products o payments; si no se dice, se averigua
help-import-dry-run = Dice lo que pasaría, sin cambiar nada
help-import-rejects = Dónde escribir las filas rechazadas, con su motivo
help-import-known-only = Deja fuera las personas, los resultados y las etiquetas que el libro no conoce
help-import-sheet = Qué hoja del libro de cálculo, o qué tabla del ZIP
help-import-keep-as-written = Lo que no se arregla: letters, postcode, phone, mail, case, form, street o surnames; o una sola celda, FILA:COLUMNA
help-import-apart = Filas que no son el cliente al que se parecen, por su número: entran como nuevas y no se vuelve a preguntar
help-import-alike-as-new = Ninguna fila se une por parecido: entran como nuevas y quedan en Duplicados
help-import-charset = Su codificación, si no se acierta: utf-8, windows-1252, utf-16le…
help-import-separator = Su separador, si no se acierta: un signo, o tab
help-import-header = En qué línea están los títulos; 0 si no tiene
help-import-uses = Qué es una columna: su título o su número, y el campo, como «Tfno=Teléfono» o «3=phones 2»; sin campo se deja fuera. Vale varias veces
help-value-charset = CODIFICACIÓN
help-value-separator = SIGNO
help-value-header = LÍNEA
help-value-uses = COLUMNA=CAMPO
help-value-dates = ORDEN
help-value-decimal = SIGNO
help-value-sheet = HOJA
help-value-apart = FILAS
help-value-keep-as-written = QUÉ
help-value-tax-id = NIF
help-import-tax-id = De quién son las facturas electrónicas, si no son del negocio
help-import-dates = Orden de las fechas dudosas: dmy, mdy o ymd
help-import-decimal = Decimal de los números dudosos: comma o point
help-export = Exporta una tabla (CSV) que la hoja de cálculo abre bien, o el libro entero
help-export-kind = Qué filas: clients, people, interactions, tasks, sales, products o payments; all, el libro entero en una carpeta
help-export-to = El archivo que se escribe: .xlsx, .csv, .jsonl, .vcf (clientes) o .ics (tareas); con all, la carpeta
help-export-profile = Con un perfil: el nombre de uno, o un archivo .toml con columnas, títulos, separador, fechas y codificación
help-export-profiles = Dice los perfiles que hay y dónde se guardan los suyos
help-value-profile = PERFIL
help-export-strict = Con comas, UTF-8 y fechas ISO, para otros programas
help-export-columns = De clients: solo estas columnas, como en la lista (name,city,phone…)
help-export-sort = Con --columns: el orden (name, city, last_contact…)
help-export-descending = Con --sort: del mayor al menor
help-export-conditions = Con --columns: solo los que cumplen, p. ej. stage=at_risk, sales_year>500, last_contact<-60, city!=Lugo o notes~obra; varias veces, todas
help-backup = Hace una copia del libro y la comprueba
help-backup-list = Dice qué copias hay
help-backup-to = Guarda la copia en este archivo en vez de en su sitio
help-restore = Vuelve a una copia; el libro de ahora se guarda aparte
help-restore-backup = Su archivo, o su número en la lista; si no se dice, se ve la lista
help-check = Comprueba que todo el libro está bien
help-check-repair = Arregla lo que se puede sin perder nada
help-salvage = Rescata lo que se pueda leer de un libro dañado
help-salvage-to = El libro nuevo, con lo rescatado
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
prompt-ask = Contraseña de { $path }:
prompt-new = Contraseña (Intro para no poner ninguna):
prompt-new-again = Otra vez:

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
stage-salvaging = Rescatando
stage-comparing = Comparando
stage-merging = Uniendo
stage-refreshing = Rehaciendo la búsqueda

# Libros
new-made = Hecho: «{ $name }» está en { $path }
new-next = Para seguir: `clientela` dice la página de hoy; `clientela --help`, todo lo demás.
demo-made = Hecho: «{ $name }», con { $clients ->
    [one] 1 cliente
   *[other] { $clients } clientes
  }, está en { $path }

# Búsqueda
found-clients = Clientes
found-interactions = Interacciones
found-tasks = Tareas
found-tags = Etiquetas
found-products = Productos
found-sales = Ventas
found-more = Hay más: escriba más letras o pida más con --limit.
found-corrected = «{ $typed }» no está en el libro; se ha buscado { $taken }.

# La página de hoy
home-none = Todavía no hay ningún libro en este ordenador. Un libro es un archivo con todos sus clientes; puede copiarlo y llevárselo cuando quiera.
home-none-verbs = Haga el suyo:          clientela new --name "Mi negocio"
  o pruebe el de ejemplo: clientela demo
  o abra uno que ya tiene: clientela --book ARCHIVO
home-late = Atrasado
home-due = Para hoy
home-next = Esta semana
home-nothing-due = No hay nada pendiente para hoy.
home-birthdays = Cumpleaños
home-age = { $age } años
home-quiet = Olvidados: más de { $days } días sin contacto
home-without-step = Sin próximo paso
home-last = Lo último
home-more = y { $count } más
home-visit = Visita
home-call = Llamada
home-mail = Correo
home-message = Mensaje
home-meeting = Reunión
home-note = Nota
home-overdue = { $count ->
    [one] 1 factura vencida sin cobrar.
   *[other] { $said } facturas vencidas sin cobrar.
  }
home-verbs = { $count ->
    [one] 1 cliente
   *[other] { $count } clientes
  } · search PALABRAS · import ARCHIVO · history · undo · --help

# Importar
rows-would = { $kind ->
    [clients] Lo que pasaría con los clientes de { $file }:
    [people] Lo que pasaría con las personas de { $file }:
    [interactions] Lo que pasaría con las interacciones de { $file }:
    [sales] Lo que pasaría con las ventas de { $file }:
    [products] Lo que pasaría con los productos de { $file }:
    [payments] Lo que pasaría con los pagos de { $file }:
   *[tasks] Lo que pasaría con las tareas de { $file }:
  }
rows-done = { $kind ->
    [clients] Clientes de { $file }:
    [people] Personas de { $file }:
    [interactions] Interacciones de { $file }:
    [sales] Ventas de { $file }:
    [products] Productos de { $file }:
    [payments] Pagos de { $file }:
   *[tasks] Tareas de { $file }:
  }
rows-counts = Filas: { $rows } · nuevas: { $created } · cambiadas: { $changed } · iguales: { $unchanged } · rechazadas: { $refused }
rows-refused-row = Fila { $row }: { $why }
rows-alike-joins = Fila { $row }: { $title } se une a { $name } ({ $certainty } %): { $why }
rows-alike-new = Fila { $row }: { $title } entra como nueva; se parece a { $name } ({ $certainty } %): { $why }
rows-alike-out = Fila { $row }: { $title } no entra; no hay tal cliente, se parece a { $name } ({ $certainty } %): { $why }
rows-repairs-how = Para dejar algo como está escrito: --keep-as-written postcode (letters, phone, mail, case, form, street, surnames), o una celda: --keep-as-written 12:CP
rows-alike-how = Para que una fila no se una: --apart FILA; ninguna: --alike-as-new.
rows-left-out = no se importa
rows-understood = Lo que se ha entendido
rows-columns = Columnas
rows-unsure = ¿{ $field }? Dígalo con --use COLUMNA=CAMPO. { $why }
rows-taken-as = ({ $samples }) Se toma como { $taken }; dígalo con --dates o --decimal.
rows-assumed = ({ $samples }) Se ha tomado como { $taken }; si no lo es, deshaga la importación y repítala con --dates o --decimal.
rows-refused-how = Corrija esas filas y vuelva a traer el archivo: lo que ya entró no se repite. Con --rejects ARCHIVO se guardan aparte, con su motivo.
rows-rejects = Las filas rechazadas están en { $path }, con su motivo. Corríjalas e impórtelo.
rows-exported = { $count ->
    [one] 1 fila escrita en { $path } ({ $size })
   *[other] { $count } filas escritas en { $path } ({ $size })
  }
rows-same-file = { $file } es igual que { $other }: no se trae otra vez.
rows-files = Archivos traídos: { $done } · repetidos: { $same } · que no se pudieron leer: { $failed }
rows-left-tables = Otras hojas no se han leído, porque antes hay que mirarlas: { $names }. Impórtelas una a una con --sheet HOJA.
rows-no-tables = { $count ->
    [one] 1 archivo no es una tabla y se ha dejado: { $names }
   *[other] { $count } archivos no son tablas y se han dejado: { $names }
  }
einvoices-ours-how = Si no es usted, diga de quién son con --tax-id.
einvoices-tables-beside = Hay además tablas entre los archivos: impórtelas por su nombre.
rows-undo = Para deshacerlo entero: clientela undo

# Copias, comprobación, rescate
copy-made = Copia hecha y comprobada: { $path }
copy-none = Todavía no hay copias. Haga una con `clientela backup`.
copy-daily = la de cada día
copy-closing = al cerrar
copy-migration = antes de poner al día
copy-hand = a mano
copy-sound = comprobada
copy-unsound = sin comprobar
restore-how = Para volver a una: clientela restore NÚMERO
restore-done = El libro es otra vez como en { $path }
restore-aside = El libro de antes está en { $path }.
check-sound = El libro está bien: { $rows } filas comprobadas.
check-repaired = Arreglado: { $count }.
check-repair-how = Para arreglar lo que se puede sin perder nada: clientela check --repair
salvage-done = Lo que se pudo leer está en { $path }
salvage-lost = { $table }: { $read } filas rescatadas, { $lost } perdidas
salvage-lost-unknown = { $table }: { $read } filas rescatadas; no se sabe cuántas se han perdido

# Duplicados
quality-left = Hay más clientes: pídalos con --limit.
duplicates-left = Hay más parejas: pídalas con --limit.

# Documentos
help-sell = Hace un presupuesto, proforma, pedido, albarán o factura
help-sell-kind = Qué documento: quote, proforma, order, delivery o invoice
help-sell-client = Para quién: unas palabras de su nombre, su NIF o su identidad
help-sell-line = Una línea: «2 x CAFE-1 @ 12,50 -10% +iva:10». Sin precio ni impuesto, los del producto. Se repite
help-sell-day = De qué día, AAAA-MM-DD; hoy si no se dice
help-sell-due = Días hasta el vencimiento; los de costumbre si no se dice
help-sell-note = Una nota que se imprime
help-sell-simplified = Una factura simplificada, sin cliente
help-sell-issue = Emite la factura en el acto; si no, queda en borrador
help-convert = Convierte lo que queda de un presupuesto, pedido o albarán
help-convert-document = Su número, como A26/000001, o el final de su identidad
help-convert-into = En qué: order, delivery o invoice
help-convert-issue = Si es una factura, la emite en el acto
help-issue = Emite un borrador: recibe número y ya no cambia
help-issue-document = El final de su identidad, como lo dice «clientela sales --state draft»
help-issue-day = De qué día, AAAA-MM-DD; hoy si no se dice
help-credit = Hace el abono de lo que queda de una factura
help-credit-document = El número de la factura
help-credit-reason = Por qué; se imprime en el abono
help-credit-issue = Emite el abono en el acto; si no, queda en borrador
help-sales = Dice los documentos, los últimos primero
help-sales-state = Solo los que están así: draft, owed, overdue, partial, paid, open, accepted, lost, expired o cancelled
help-sales-kind = Solo de esta clase: quote, proforma, order, delivery, invoice o credit
help-sales-client = Solo los de este cliente
help-sales-limit = Cuántos; 20 si no se dice
help-business = Dice los datos de facturación del negocio y lo que su perfil fiscal hace y no hace
help-business-field = Un dato que cambia: tax_id=B12345674. Se repite
help-value-line = LÍNEA
help-value-client = CLIENTE
help-value-day = FECHA
help-value-due = DÍAS
help-value-note = TEXTO
help-value-document = DOCUMENTO
help-value-into = CLASE
help-value-reason = TEXTO
help-value-state = ESTADO
help-value-field = DATO=VALOR
sell-draft = Es un borrador. Para emitirlo: clientela issue { $name }
sell-recorded = Registro encadenado: { $fingerprint }
business-missing = Antes de emitir facturas faltan: { $fields }

# Tarifas en el terminal
help-prices = Dice las tarifas, lo que dice una, y lo que algo cuesta para quién
help-prices-list = El nombre de una tarifa o unas letras; sin él, todas
help-prices-new = La hace nueva con ese nombre
help-prices-set = Pone un precio: «10 x CAFE-1 @ 11,50», «Cafés -5%», «* +30%» sobre el coste. Se repite
help-prices-tag = Es para quien tenga esta etiqueta
help-prices-client = Es para este cliente; unas palabras de su nombre. Se repite
help-prices-everybody = Es para todos
help-prices-from = Desde qué día vale, AAAA-MM-DD; con --for, en qué día
help-prices-until = Hasta qué día vale, ese incluido
help-prices-priority = De dos tarifas igual de concretas va antes la de más, de -99 a 99
help-prices-with-tax = Sus precios llevan el impuesto dentro
help-prices-copy = Hace una copia con este nombre
help-prices-percent = La copia sube o baja los precios fijos: +5%, -2,5%
help-prices-archive = Archiva la tarifa; sin tarifa, dice las archivadas
help-prices-for = Lo que cada producto cuesta para este cliente
help-prices-product = Solo los productos de este código o que empiezan así
help-prices-quantity = Comprando tantos de cada uno; 1 si no se dice
help-prices-limit = Cuántas filas; 50 si no se dice
help-value-list = TARIFA
help-value-set = PRECIO
help-value-tag = ETIQUETA
help-value-from = FECHA
help-value-until = FECHA
help-value-priority = N
help-value-copy = NOMBRE
help-value-percent = PORCENTAJE
help-value-for = CLIENTE
help-value-product = PRODUCTO
help-value-quantity = CANTIDAD
prices-none-how = Todavía no hay tarifas. Haga una: clientela prices "Hostelería" --new --tag Hostelería --set "* -5%"
sell-listed = { $name }: precio de { $why }
help-value-conditions = CONDICIÓN

help-paper = Dice y cambia el aspecto de los documentos: plantilla, color, logotipo y textos
help-paper-field = Un dato que cambia: template=classic, colour=#1d4e89, footer=«Gracias». Se repite
help-paper-logo = Imagen PNG, JPEG o SVG que será el logotipo
help-paper-no-logo = Quita el logotipo
help-paper-export-template = Copia las plantillas en esta carpeta, para cambiarlas
help-paper-templates = Usa desde ahora las plantillas de esta carpeta
help-paper-no-templates = Vuelve a las plantillas del programa
paper-logo-is = Logotipo: { $name } ({ $size })
paper-logo-is-none = Sin logotipo
paper-templates-are = Plantillas: { $names }
help-value-logo = IMAGEN
help-value-export-template = CARPETA
help-value-templates = CARPETA
