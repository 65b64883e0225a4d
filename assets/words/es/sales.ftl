# Lo que se vende y lo que se vendió.

place-sales = Ventas
place-products = Productos
sale-day = Fecha
sale-kind = Tipo
sale-number = Número
sale-client = Cliente
sale-state = Estado
sale-net = Base
sale-tax = Impuestos
sale-total = Total
sale-tax-rate = { $rate } %
sale-due = vence el { $day }
sale-lines = Líneas
sale-more-lines = Tiene más de 500 líneas; aquí están las primeras.
sale-payments = Pagos
sale-unnumbered = Sin número
sale-nobody = Sin cliente
sales-orders = Pedidos
sales-invoices = Facturas
sales-credits = Abonos
sales-more = Ver más
sales-empty = Todavía no hay ventas
sales-empty-text = Traiga un archivo de pedidos o facturas de su tienda o de su programa de facturación: Shopify, WooCommerce, MercadoLibre, Odoo, Excel…
sale-overdue = Vencida
sale-overdue-partial = Vencida, pagada en parte
sales-owed = Por cobrar
sales-overdue = Vencidas
sales-partial = Pagadas en parte
sales-paid = Pagadas
sales-count = { $count ->
    [one] 1 documento
   *[other] { $said } documentos
  }
sales-count-sold = { $count ->
    [one] 1 factura o abono
   *[other] { $said } facturas y abonos
  }
sales-count-orders = { $count ->
    [one] 1 pedido
   *[other] { $said } pedidos
  }
sales-count-quotes = { $count ->
    [one] 1 presupuesto
   *[other] { $said } presupuestos
  }
sales-count-proformas = { $count ->
    [one] 1 proforma
   *[other] { $said } proformas
  }
sales-count-deliveries = { $count ->
    [one] 1 albarán
   *[other] { $said } albaranes
  }
sales-none-match = Ninguna venta así
client-sales-empty = Todavía no ha comprado nada
client-sales-empty-text = Sus pedidos y facturas entran con un archivo de ventas.
product-code = Código
product-name = Nombre
product-category = Categoría
product-barcode = Código de barras
product-tax = IVA
product-cost = Coste
product-price = Precio
products-search = Nombre o código
products-archived = Los que ya no se venden
products-empty = Todavía no hay productos
products-empty-text = Traiga su lista de productos o un archivo de ventas: los productos que nombra entran con él.
products-none-match = Ningún producto así
