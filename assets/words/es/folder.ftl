# El libro entero, en una carpeta de archivos abiertos.

did-folder-read = Libro entero traído de una carpeta: { $business }

error-book-not-empty = El libro ya tiene datos. Una carpeta con un libro entero solo entra en un libro vacío: haga uno nuevo y tráigala allí.
error-folder-not-empty = { $path } ya existe y tiene algo dentro. Elija otro nombre: nada se escribe encima.
error-folder-manifest-missing = { $path } no es un libro exportado: falta manifest.json.
error-folder-manifest-unfit = { $path } no es de Clientela o está roto. Vuelva a exportar el libro.
error-folder-newer = { $path } la hizo una versión más nueva de Clientela. Póngala al día y vuelva a probar.
error-folder-file-missing = Falta el archivo { $file }. La carpeta no está completa: cópiela otra vez.
error-folder-file-differs = El archivo { $file } no es el que se exportó: se ha cambiado o se ha estropeado. No se ha traído nada.
error-folder-cell-unfit = { $file }, fila { $row }, columna { $column }: «{ $value }» no vale. No se ha traído nada.
error-folder-row-unfit = { $file }, fila { $row }: no cabe en el libro. No se ha traído nada.

folder-readme-name = LEAME.txt
folder-readme =
    El libro entero de Clientela, en archivos que cualquier programa abre.

    Estos archivos NO están cifrados: quien tenga la carpeta puede leerlos.

    Para volver a tenerlo en Clientela: haga un libro nuevo y traiga esta carpeta (Traer datos, o
    clientela import CARPETA). El libro queda igual que el que se exportó.

    manifest.json   qué hay, cuántas filas y la huella (SHA-256) de cada archivo
    columns.csv     qué guarda cada columna de cada tabla y a qué tabla apunta
    {"*"}.csv           una tabla cada uno, en el orden en que se hicieron las filas
    attachments/    los archivos y fotos; su nombre es su huella, y attachments.csv dice de quién son

    Las tablas son CSV (RFC 4180): UTF-8, comas, comillas dobladas, fin de línea CR LF.
    uid             lo que distingue cada fila; las demás la nombran por él
    fechas y horas  ISO 8601 en UTC; los días, AAAA-MM-DD
    dinero          en la unidad menor (céntimos)
    sí y no         1 y 0
    celda vacía     no hay nada
    apóstrofo       el texto que una hoja de cálculo tomaría por fórmula (= + - @), el que empieza por
                    apóstrofo y el texto vacío llevan uno delante, que no es parte del texto

    No van el historial de cambios ni los borradores. Si cambia un archivo a mano, su huella ya no
    cuadra y la carpeta no se puede volver a traer entera.

folder-title = El libro entero, en archivos abiertos
folder-text = Una carpeta con todo (clientes, contactos, tareas, archivos, ajustes) en tablas que cualquier programa abre, y que entra en un libro vacío dejándolo igual. No va cifrada.
folder-write = Exportar el libro entero…
folder-name = { $business } { $day }
folder-writing = Escribiendo…
folder-written = { $count ->
    [one] 1 fila exportada en { $path }
   *[other] { $said } filas exportadas en { $path }
  }
folder-found = El libro de { $business }
folder-made = Se exportó el { $when }
folder-checking = Comprobando cada archivo…
folder-whole = Todos los archivos son los que se exportaron
folder-read = Traer el libro entero
folder-read-text = Solo entra en un libro vacío, que queda igual que aquel, también en los ajustes. Se puede deshacer en un paso.
folder-attachments = Archivos y fotos
folder-finished = { $count ->
    [one] El libro de { $business } ya está aquí: 1 fila.
   *[other] El libro de { $business } ya está aquí: { $said } filas.
  }
