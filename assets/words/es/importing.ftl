# Traer una hoja: qué se entendió, qué pasará, qué pasó.

import-step-file = Archivo
import-step-columns = Columnas
import-step-preview = Qué pasará
import-step-done = Hecho
import-drop = Suelte aquí su hoja de contactos
import-drop-text = Excel, LibreOffice, CSV, tarjetas, facturas electrónicas (CFDI, Facturae, UBL) o un ZIP con ellos; uno, varios o una carpeta entera. Primero verá qué se ha entendido; nada se escribe hasta que usted lo diga.
import-choose = Elegir archivo
import-sheets = Hojas y tablas
import-choose-folder = Elegir carpeta
import-looking = Mirando los archivos…
import-files = { $count ->
    [one] 1 archivo
   *[other] { $said } archivos
  }
import-files-text = En este orden es mejor. Cada uno entra por separado y se deshace en un paso; nada se escribe hasta que usted lo diga.
import-file-review = Revisar
import-file-next = Revisar el siguiente
import-file-back = Volver a la lista
import-file-run-ready = { $count ->
    [one] Traer el que está listo
   *[other] Traer los { $said } que están listos
  }
import-file-same = Igual que { $other }: no hace falta traerlo otra vez.
import-file-long = más de { $rows } filas · { $size }
import-file-used = { $used } de { $columns } columnas entendidas
import-file-open = { $count ->
    [one] 1 cosa por decidir
   *[other] { $count } cosas por decidir
  }
import-file-counts = Nuevas: { $created } · cambian: { $changed } · iguales: { $unchanged } · no entran: { $refused }
import-file-left-out = { $count ->
    [one] 1 archivo no es una tabla y se queda fuera: { $names }
   *[other] { $count } archivos no son tablas y se quedan fuera: { $names }
  }
import-no-tables = Ahí no hay ninguna tabla
import-no-tables-text = Elija otra carpeta, o los archivos uno a uno.
file-state-ready = listo
file-state-review = por revisar
file-state-same = repetido
file-state-refused = no se lee
file-state-running = entrando
file-state-done = traído
file-kind-book = Libro entero
file-kind-clients = Clientes
file-kind-people = Personas de empresas
file-kind-interactions = Contactos
file-kind-tasks = Tareas
file-kind-products = Productos
file-kind-sales = Ventas
file-kind-payments = Cobros
import-another = Otro archivo
import-working = Leyendo el archivo…
import-stage-reading = Leyendo el archivo…
import-stage-importing = Pasando las filas…
import-stage-writing = Guardando…
import-stage-checking = Comprobando…
import-stage-searching = Preparando la búsqueda…
import-understood = Lo que se ha entendido
import-sum-partial = { $size }: esto es lo que dice el comienzo; el resto se está leyendo.
import-first-rows = { $count ->
    [one] La primera fila; las demás se están mirando.
   *[other] Las primeras { $said } filas; las demás se están mirando.
  }
import-all-rows = { $count ->
    [one] La fila del archivo.
   *[other] Las { $said } filas del archivo.
  }
import-run-all = Importar
import-sum = { $count ->
    [one] 1 fila
   *[other] { $rows } filas
  } · { $size }
import-remembered = Como la vez anterior
import-kind = Cada fila es
import-kind-clients = un cliente
import-kind-people = una persona de una empresa
import-kind-interactions = un contacto con un cliente
import-kind-tasks = una tarea
import-kind-sales = una línea de un pedido o factura, o uno entero
import-kind-products = un producto
import-kind-payments = un pago
import-columns = Columnas
import-column = Columna
import-samples = Primeras celdas
import-becomes = Pasa a ser
import-becomes-of = La columna { $column } pasa a ser
import-why = Por qué
import-leave-out = No traer
import-unsure = ¿seguro?
import-own-new = Campo nuevo: { $kind }
import-look = Ver qué pasará
import-likely = lo más probable
import-ask-date-order = Las fechas de «{ $column }» se pueden leer de dos maneras. ¿Cuál es?
import-ask-decimal-sign = Los números de «{ $column }» se pueden leer de dos maneras. ¿Cuál es el decimal?
import-choice-dmy = día/mes/año
import-choice-mdy = mes/día/año
import-choice-ymd = año-mes-día
import-choice-serial = número de Excel
import-choice-comma = la coma
import-choice-point = el punto

import-created = Nuevas
import-changed = Cambian
import-unchanged = Iguales
import-refused = No entran
import-created-one = nueva
import-changed-one = cambia
import-unchanged-one = igual
import-refused-one = no entra
import-repair-make = Arreglar
import-repair-leave = Dejar como está
import-alike = Parecidas
import-alike-joins = Se une a { $name } ({ $certainty } %): { $why }
import-alike-new = Entra como nueva; se parece a { $name } ({ $certainty } %): { $why }
import-alike-out = No entra: no hay tal cliente. Se parece a { $name } ({ $certainty } %): { $why }
import-alike-same = Es la misma
import-alike-other = No es la misma
import-alike-join-all = Unir las filas que se parecen mucho a un cliente
import-alike-join-all-hint = Si no, entran como nuevas y quedan en Duplicados para mirarlas.
import-alike-joined = { $count ->
    [one] 1 fila se une al cliente al que se parece.
   *[other] { $said } filas se unen al cliente al que se parecen.
  }
import-alike-doubtful = { $count ->
    [one] 1 fila entra como nueva y queda en Duplicados: se parece a un cliente.
   *[other] { $said } filas entran como nuevas y quedan en Duplicados: se parecen a un cliente.
  }
import-named-joined = { $count ->
    [one] 1 cliente que nombran las filas es el del libro al que se parece.
   *[other] { $said } clientes que nombran las filas son los del libro a los que se parecen.
  }
import-named-doubtful = { $count ->
    [one] 1 cliente que nombran las filas entra como nuevo y queda en Duplicados: se parece a otro.
   *[other] { $said } clientes que nombran las filas entran como nuevos y quedan en Duplicados: se parecen a otros.
  }
import-uncompared = Son demasiadas filas o clientes para compararlos por su parecido mientras se traen. Busque duplicados después.
import-companies = { $count ->
    [one] Se crea además 1 empresa nombrada en las filas.
   *[other] Se crean además { $said } empresas nombradas en las filas.
  }
import-newcomers = { $what ->
    [users] Personas del equipo nuevas que se añadirán ({ $said }): { $names }
    [outcomes] Resultados nuevos que se añadirán ({ $said }): { $names }
    [clients] Clientes nuevos que se añadirán ({ $said }): { $names }
    [companies] Empresas nuevas que se añadirán ({ $said }): { $names }
    [people] Personas de contacto nuevas que se añadirán ({ $said }): { $names }
    [products] Productos nuevos que se añadirán ({ $said }): { $names }
   *[tags] Etiquetas nuevas que se añadirán ({ $said }): { $names }
  }
import-newcomers-added = { $what ->
    [users] Personas del equipo nuevas ({ $said }): { $names }
    [outcomes] Resultados nuevos ({ $said }): { $names }
    [clients] Clientes nuevos ({ $said }): { $names }
    [companies] Empresas nuevas ({ $said }): { $names }
    [people] Personas de contacto nuevas ({ $said }): { $names }
    [products] Productos nuevos ({ $said }): { $names }
   *[tags] Etiquetas nuevas ({ $said }): { $names }
  }
import-newcomers-left = { $what ->
    [users] Personas que el libro no conoce y se dejan fuera ({ $said }): { $names }
    [outcomes] Resultados que el libro no conoce y se dejan fuera ({ $said }): { $names }
    [clients] Clientes que el libro no conoce; sus filas no entran ({ $said }): { $names }
    [companies] Empresas que el libro no conoce y se dejan fuera ({ $said }): { $names }
    [people] Personas de contacto que el libro no conoce y se dejan fuera ({ $said }): { $names }
    [products] Productos que el libro no conoce y se dejan fuera ({ $said }): { $names }
   *[tags] Etiquetas que el libro no conoce y se dejan fuera ({ $said }): { $names }
  }
import-add-newcomers = Añadir al libro lo que no conoce
import-rows = Filas
import-none-such = Ninguna fila así entre las mostradas
import-line = Línea
import-verdict = Resultado
import-record = Ficha
import-changes = Valores
import-keep-rejects = Guardar en un archivo las filas que no entran, con el motivo
import-rejects = Dónde guardar las filas que no entran
import-rejects-name = { $name } - no entraron.csv
import-rejects-at = Las filas que no entraron están en { $path }
import-changes-nothing = Todo lo de este archivo ya está en el libro.
import-run = { $count ->
    [one] Traer 1 fila
   *[other] Traer { $said } filas
  }
import-finished = Ya está en el libro
import-finished-same = No había nada nuevo
import-refused-row = Línea { $line }.
import-see = Verlo
import-undo = Deshacer todo

# Cómo se supo
import-program = { $kind ->
    [sales] Parece un archivo de ventas de { $program }.
    [products] Parece un archivo de productos de { $program }.
    [payments] Parece un archivo de pagos de { $program }.
   *[clients] Parece un archivo de clientes de { $program }.
  }
import-charset-forced = La codificación ({ $charset }) es la que usted dijo.
import-charset-mark = Codificación { $charset }: lo dice el propio archivo.
import-charset-ascii = Sin letras acentuadas: cualquier codificación sirve.
import-charset-valid-utf8 = Codificación { $charset }: todas las letras cuadran.
import-charset-mostly-utf8 = Codificación { $charset }: casi todas las letras cuadran.
import-charset-zeros = Codificación { $charset }, por los ceros entre letras.
import-charset-letters = Codificación { $charset }: así salen bien la ñ y los acentos.
import-charset-guess = Codificación { $charset }: es una suposición. Mire que los acentos estén bien.
import-separator-forced =
    Separador { $separator ->
        [tab] tabulador
       *[other] «{ $separator }»
    }, como usted dijo: { $columns } columnas.
import-separator-declared =
    Separador { $separator ->
        [tab] tabulador
       *[other] «{ $separator }»
    }: lo dice el propio archivo. { $columns } columnas.
import-separator-none = Una sola columna.
import-separator-found =
    Separador { $separator ->
        [tab] tabulador
       *[other] «{ $separator }»
    }: todas las filas dan { $columns } columnas.
import-quoting-doubled = Las comillas van dobladas dentro de los textos.
import-quoting-backslash = Las comillas van con barra dentro de los textos.
import-quoting-none = Sin comillas.
import-format-sheets = Hoja de cálculo: { $columns } columnas, con sus fechas y números tal como se guardaron.
import-format-cards = Tarjetas de contacto o calendario: cada una es una fila.
import-sheet-picked = Hoja «{ $sheet }», de las { $count } que hay.
import-sheet = Hoja
import-header-row = Los títulos están en la línea { $row }.
import-header-none = No hay línea de títulos: las columnas van por letra.
import-finding-one-column = Todo está en una columna: quizá el separador es otro.
import-finding-no-rows = No hay ninguna fila de datos.
import-finding-charset-uncertain = No es seguro cómo se escribieron los acentos.
import-finding-broken-rows = Hay filas con letras rotas.
import-finding-ragged = No todas las filas tienen tantas celdas como títulos: con más, { $long } (lo que sobra no se trae); con menos, { $short }.
import-finding-open-quote = Unas comillas se abren en la línea { $line } y no se cierran: lo que sigue se lee como una sola celda. Ciérrelas en el archivo.
import-finding-mixed-line-ends = Los finales de línea no son todos iguales.
import-finding-header-uncertain = No es seguro que la primera línea sean títulos.
import-finding-no-header = Parece no tener títulos.
import-finding-totals = Totales y pies del final, que no se traen: { $rows } (filas).
import-finding-ambiguous-dates = Hay fechas que se pueden leer de dos maneras.
import-finding-ambiguous-decimals = Hay números que se pueden leer de dos maneras.
import-finding-scientific = Hay números que Excel acortó (1,2E+10): compruebe teléfonos y códigos.
import-finding-lost-zeros = Faltan ceros a la izquierda, por ejemplo en los códigos postales.
import-finding-mojibake = Hay letras estropeadas (MuÃ±oz): se arreglan al traerlas.
import-why-header = por su título;
import-why-header-part = por parte de su título;
import-why-own-field = es un campo suyo;
import-why-program = así lo llama { $program };
import-why-content = por lo que contiene;
import-why-content-disagrees = aunque contiene otra cosa;
import-dates-dmy = fechas día/mes/año.
import-dates-mdy = fechas mes/día/año.
import-dates-ymd = fechas año-mes-día.
import-dates-serial = fechas en número de Excel.
import-decimals-comma = decimales con coma.
import-decimals-point = decimales con punto.
import-content-mail = Contiene correos
import-content-url = Contiene enlaces
import-content-phone = Contiene teléfonos
import-content-tax-id = Contiene NIF
import-content-postcode = Contiene códigos postales
import-content-date = Contiene fechas
import-content-time = Contiene horas
import-content-amount = Contiene importes
import-content-integer = Contiene números
import-content-yes-no = Contiene sí o no
import-content-country = Contiene países
import-content-text = Contiene texto

# Perfiles para exportar
error-profile-missing = No hay ningún perfil «{ $value }». `clientela export --profiles` dice los que hay; también vale un archivo .toml.
error-profile-broken = { $file }, línea { $line }: no se entiende ({ $detail }). Corríjala y vuelva a probar.
error-profile-value-unknown = { $file }, línea { $line }: «{ $value }» no vale. Puede ser: { $known }
error-profile-column-unknown = { $file }, línea { $line }: no hay ningún dato «{ $value }» en estas filas.
error-profile-column-unclear = { $file }, línea { $line }: la columna «{ $value }» debe decir field, fields o value, y solo uno.
error-profile-kind-unfit = Ese perfil es de otras filas ({ $kind }). Elija otro.
error-export-letter-unfit = La letra «{ $value }» no existe en la codificación del perfil. Use utf-8-bom o quite esa letra.
profile-folder = Los suyos van en { $path }: copie uno de los que vienen con el programa, en formato .toml, y cámbielo.
