# What a check of the book finds. `place` is a table, a kept figure or a part of the schema; `count` how many.
problem-unreadable = Una parte del archivo no se puede leer ({ $place }). Rescate el libro o vuelva a una copia.
problem-file-damaged = El archivo está dañado en { $count } sitios. Rescate el libro o vuelva a una copia.
problem-reference-broken = { $count } filas de { $place } señalan a algo que ya no está.
problem-schema-missing = Falta una pieza del libro: { $place }.
problem-schema-differs = Una pieza del libro no es la de este programa: { $place }.
problem-schema-unknown = Hay una pieza que este programa no conoce: { $place }.
problem-setting-unreadable = { $count } ajustes no se entienden. Vuelva a guardarlos en Ajustes.
problem-journal-gap = Al historial le faltan líneas de { $count } acciones.
problem-journal-orphan = El historial tiene { $count } líneas que no son de ninguna acción.
problem-journal-range = { $count } líneas del historial hablan de filas que nunca hubo.
problem-journal-value = { $count } líneas del historial no se entienden.
problem-clock-back = El orden de { $count } acciones del historial no cuadra.
problem-undo-astray = { $count } acciones deshechas no dicen qué las deshizo.
problem-figure-wrong = Un dato calculado ({ $place }) no cuadra en { $count } clientes. Se puede arreglar.
problem-figure-stale = Faltan por calcular los datos de { $count } clientes. Se puede arreglar.
problem-search-wrong = La búsqueda no cuadra en { $count } filas de { $place }. Se puede arreglar.
problem-file-changed = { $count } adjuntos no son los que se guardaron.
problem-invoice-changed = { $count ->
    [one] 1 factura emitida ya no es como se emitió
   *[other] { $count } facturas emitidas ya no son como se emitieron
  }
problem-invoice-differs = { $count ->
    [one] 1 factura emitida dice otra cosa que su original
   *[other] { $count } facturas emitidas dicen otra cosa que sus originales
  }
problem-invoice-missing = { $count ->
    [one] Falta el original de 1 factura emitida
   *[other] Faltan los originales de { $count } facturas emitidas
  }
problem-number-gap = { $count ->
    [one] Falta 1 número de factura, o está fuera de orden
   *[other] Faltan { $count } números de factura, o están fuera de orden
  }
problem-chain-broken = { $count ->
    [one] La cadena de registros está rota en 1 sitio
   *[other] La cadena de registros está rota en { $count } sitios
  }
