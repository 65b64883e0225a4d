# Documentos hechos aquí: lo que la historia, los avisos y el terminal dicen de ellos.
did-sales-draft = { $kind ->
    [quote] Presupuesto { $number } hecho para { $client }
    [proforma] Proforma { $number } hecha para { $client }
    [order] Pedido { $number } anotado de { $client }
    [delivery] Albarán { $number } hecho para { $client }
    [credit] Borrador de abono para { $client }
   *[other] Borrador de factura para { $client }
  }
did-sales-revise = { $kind ->
    [quote] Presupuesto { $number } cambiado
    [proforma] Proforma { $number } cambiada
    [order] Pedido { $number } cambiado
    [delivery] Albarán { $number } cambiado
    [credit] Borrador de abono cambiado
   *[other] Borrador de factura cambiado
  }
did-sales-remove = { $kind ->
    [credit] Borrador de abono borrado
   *[other] Borrador de factura borrado
  }
did-sales-convert = { $kind ->
    [order] Pedido { $number } hecho para { $client }
    [delivery] Albarán { $number } hecho para { $client }
   *[other] Borrador de factura para { $client }
  }
did-sales-decide = { $decision ->
    [accepted] { $number } aceptado por { $client }
    [lost] { $number } perdido
    [cancelled] { $number } anulado
   *[other] { $number } otra vez abierto
  }
did-sales-issue = { $kind ->
    [credit] Abono { $number } emitido a { $client }
   *[other] Factura { $number } emitida a { $client }
  }
did-sales-credit = Borrador de abono para { $client }
did-sales-duplicate = Documento repetido para { $client }
did-series-edit = Serie { $name } preparada
did-business-set = Datos de facturación del negocio cambiados

# Perfiles fiscales: qué hace cada uno y qué no está hecho.
fiscal-es-verifactu = España: facturas emitidas aquí, con registro encadenado (VERI*FACTU)
fiscal-es-registro = España: las facturas se emiten en otro programa
fiscal-mx-cfdi = México: notas de venta, con el CFDI timbrado aparte
fiscal-generic = Sin reglas propias del país
fiscal-does-numbers = Numera sin saltos y por series
fiscal-does-frozen = Guarda cada factura tal como se emitió, con su huella
fiscal-does-chain = Hace un registro encadenado de cada factura
fiscal-does-code = Da la dirección del código QR de cotejo
fiscal-does-xml = Escribe el XML de los registros
fiscal-does-quotes = Hace presupuestos, pedidos y albaranes
fiscal-does-register = Guarda y suma las facturas que trae de otro programa
fiscal-does-by-line = Redondea el impuesto línea a línea, como pide el Anexo 20
fiscal-lacks-sending = No envía los registros a la Agencia Tributaria: quedan en cola
fiscal-lacks-declaration = No lleva la declaración responsable del productor: consúltelo con su asesor antes de emitir
fiscal-lacks-issuing = No emite facturas
fiscal-lacks-stamp = No timbra: solo un PAC hace un CFDI válido
fiscal-lacks-country-rules = No conoce las reglas de facturación de este país: consúltelas con su asesor
