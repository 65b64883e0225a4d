# Estadísticas: una tabla de dos cosas cualesquiera, una medida y un periodo
place-statistics = Estadísticas
error-dimension-twice = Las filas y las columnas no pueden ser lo mismo. Elija otra cosa para las columnas, o ninguna.
error-dimension-not-of-visits = Una visita no tiene producto, documento ni serie. Elija clientes o tiempo, u otra medida.
error-period-too-long = El periodo pasa de cien años. Escriba uno más corto.

# De qué son las filas y las columnas
dimension-client = Cliente
dimension-kind = Tipo de cliente
dimension-city = Ciudad
dimension-region = Provincia
dimension-country = País
dimension-tag = Etiqueta
dimension-salesperson = Comercial
dimension-origin = Origen
dimension-stage = Momento
dimension-class = Clase ABC
dimension-cohort = Mes de la primera compra
dimension-product = Producto
dimension-category = Categoría
dimension-line = Línea
dimension-document = Documento
dimension-series = Serie
dimension-day = Día
dimension-month = Mes
dimension-quarter = Trimestre
dimension-year = Año
dimension-weekday = Día de la semana
dimension-hour = Hora

# Qué se mide
measure-sales = Ventas
measure-margin = Margen
measure-units = Unidades
measure-invoices = Facturas
measure-clients = Clientes que compran
measure-ticket = Venta media
measure-visits = Visitas

# Cómo se calcula cada medida
measure-how-sales = Facturas menos abonos, sin impuestos; de quien no tiene ninguna factura, sus pedidos. Otra moneda cuenta por el cambio de su documento.
measure-how-margin = Las ventas menos lo que cuesta hoy cada producto. Lo que no tiene coste no se cuenta.
measure-how-units = Las cantidades de las líneas; lo devuelto se resta.
measure-how-invoices = Cuántas facturas; de quien no tiene ninguna, sus pedidos. Los abonos no cuentan.
measure-how-clients = Cuántos clientes distintos compraron. El total no repite a nadie, así que puede ser menor que la suma.
measure-how-ticket = Las ventas entre el número de facturas.
measure-how-visits = Contactos que fueron visitas.

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo

pivot-rows = Filas
pivot-columns = Columnas
pivot-no-columns = Ninguna
pivot-measure = Medida
pivot-period = Periodo
pivot-compare = Comparar con
pivot-compare-none = Nada
pivot-compare-before = El periodo anterior
pivot-compare-year = El año anterior
pivot-total = Total
pivot-before = Antes
pivot-change = Cambio
pivot-none = Sin decir
pivot-others = Los demás
pivot-spans = Del { $from } al { $to }
pivot-beside = frente a { $from } – { $to }
pivot-empty = No hay nada en este periodo
pivot-empty-text = Elija otro periodo u otra medida. Las ventas entran por facturas, pedidos o un archivo importado.
pivot-left-out = { $count ->
    [one] Falta un documento en otra moneda sin cambio.
   *[other] Faltan { $said } documentos en otra moneda sin cambio.
  }
pivot-without-cost = { $count ->
    [one] Falta una línea sin coste: { $sum } de ventas.
   *[other] Faltan { $said } líneas sin coste: { $sum } de ventas.
  }
pivot-overlapping = Un cliente con dos etiquetas está en las dos filas: la suma puede pasar del total.
pivot-columns-left = { $count ->
    [one] Una columna no cabe. Con --to ARCHIVO o --json están todas.
   *[other] { $count } columnas no caben. Con --to ARCHIVO o --json están todas.
  }
pivot-this-year = Este año
pivot-last-year = El año pasado
pivot-this-quarter = Este trimestre
pivot-last-quarter = El trimestre pasado
pivot-this-month = Este mes
pivot-last-month = El mes pasado
pivot-ten-years = Diez años
pivot-own-days = De un día a otro
pivot-table = Tabla
pivot-opened-count = { $count ->
    [one] 1 documento
   *[other] { $said } documentos
  }
pivot-opened-visits = { $count ->
    [one] 1 visita
   *[other] { $said } visitas
  }
pivot-to-file = Exportar la tabla
pivot-quarter = { $quarter }T { $year }
pivot-written = Tabla guardada en { $path }
pivot-swap = Cambiar filas por columnas
pivot-saved = Tablas guardadas
pivot-save = Guardar con nombre
pivot-client-nobody = Sin cliente

help-pivot = Una tabla de ventas o visitas por dos cosas cualesquiera, con otro periodo al lado
help-pivot-rows = client, kind, city, region, country, tag, salesperson, origin, stage, class, cohort, product, category, line, document, series, day, month, quarter, year, weekday u hour; month si no se dice
help-pivot-columns = Lo mismo para las columnas; solo totales si no se dice
help-pivot-measure = sales, margin, units, invoices, clients, ticket o visits; sales si no se dice
help-pivot-period = 2026-Q3, 2026-07, 2026 o 2026-07-01..2026-08-15, hasta hoy; este año si no se dice
help-pivot-compare = before (otro tanto justo antes) o year (los mismos días del año anterior)
help-pivot-most = Cuántas filas; las demás se suman en una. 50 si no se dice
help-pivot-row = Abre una fila: los documentos que hay detrás, por su nombre o su clave
help-pivot-column = Abre una columna, o con --row una casilla
help-pivot-to = Escribe la tabla en un archivo; acabado en .xlsx, un libro de cálculo
error-pivot-no-value = Ninguna fila o columna se llama «{ $value }».
help-value-rows = FILAS
help-value-columns = COLUMNAS
help-value-measure = MEDIDA
help-value-compare = CON
help-value-row = FILA
help-value-column = COLUMNA
help-value-most = N
