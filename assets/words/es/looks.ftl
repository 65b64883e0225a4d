# El aspecto de los documentos: Ajustes › Documentos.

settings-documents = Documentos

did-paper-set = Aspecto de los documentos cambiado
did-paper-set-logo = Logotipo puesto: { $name }
did-paper-remove-logo = Logotipo quitado
part-logos = Logotipos
part-looks = Aspectos de facturas emitidas

documents-template = Plantilla
documents-simplified-template = Facturas simplificadas
documents-accent = Color
documents-accent-own = Otro color
documents-size = Papel
documents-heading = Línea bajo el nombre
documents-heading-example = Café de especialidad desde 1987
documents-quote-text = Antes de las líneas de un presupuesto
documents-invoice-text = Antes de las líneas de una factura
documents-payment-text = Cómo pagar
documents-payment-hint = Junto a la cuenta, que se escribe en Facturación
documents-footer = Pie de cada página
documents-legal = Texto legal
documents-legal-hint = Al final de cada documento: protección de datos, condiciones
documents-size-a4 = A4
documents-size-letter = Carta
documents-size-usual = El del país ({ $size })
documents-template-own = { $name } (suya)
documents-texts = Textos

documents-colour-teal = Verde azulado
documents-colour-blue = Azul
documents-colour-violet = Violeta
documents-colour-plum = Ciruela
documents-colour-red = Rojo
documents-colour-brown = Castaño
documents-colour-green = Verde
documents-colour-ink = Tinta

logo = Logotipo
logo-none = Sin logotipo. Arrastre aquí un PNG, JPEG o SVG de hasta 5 MB.
logo-choose = Elegir…
logo-change = Cambiar…
logo-remove = Quitar
logo-pictures = Imágenes

documents-seen = Así se verá
documents-seen-invoice = Factura
documents-seen-quote = Presupuesto
documents-seen-simplified = Simplificada
documents-seen-larger = Ampliar
documents-kept = Lo emitido conserva el aspecto y el idioma con que se emitió; sus importes, su número y su huella no cambian nunca. El idioma de los documentos de cada cliente se elige en su ficha.

templates-own = Plantillas propias
templates-own-text = Las plantillas son archivos de texto que se pueden cambiar. Lo que guarde se ve aquí al momento; si algo está mal se dice la línea y se sigue imprimiendo con la última buena.
templates-in = Las suyas están en { $folder }
templates-gone = La carpeta { $folder } no está: se imprime con las plantillas de Clientela.
templates-copy = Copiar a una carpeta…
templates-use = Usar una carpeta…
templates-usual = Dejar de usarla
templates-choose = Carpeta para sus plantillas
templates-written = Plantillas copiadas en { $path }

client-language = Idioma de sus documentos
