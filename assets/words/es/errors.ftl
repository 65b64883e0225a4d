# Lo que ha pasado y qué hacer. La clave es error- y la clase de error.

# Interacciones, tareas, listas
error-not-an-amount = «{ $value }» no parece una cantidad. Escriba, por ejemplo, 12,50 o 3*4,20.
error-not-a-day = «{ $value }» no parece un día. Escriba, por ejemplo, mañana, +7 o 15/3.
error-not-an-hour = «{ $value }» no parece una hora. Escriba, por ejemplo, 10:00.
error-not-a-moment = Esa fecha queda fuera del calendario. Elija una entre los años 1 y 9999.
error-cursor-unfit = La lista ha cambiado mientras la miraba. Vuelva a empezar desde arriba.
error-text-too-long = El texto es demasiado largo ({ $count } letras como mucho). Guárdelo como archivo adjunto.
error-title-missing = Escriba qué hay que hacer.
error-title-too-long = La tarea es demasiado larga ({ $count } letras como mucho). Abréviela.
error-list-unknown = No hay ninguna lista «{ $value }».
error-list-item-twice = «{ $value }» ya está en la lista. Elija otro nombre.
error-user-twice = Ya hay alguien que se llama «{ $value }». Añada un apellido.
error-user-is-here = { $name } está ahora en este equipo. Diga antes quién lo usa.
# El libro y su archivo
error-no-book = No hay ningún libro abierto. Abra uno o haga uno nuevo.
error-book-missing = No hay ningún libro en { $path }. Mire si lo movió o le cambió el nombre, o si falta conectar un disco.
error-book-exists = Ya hay un archivo en { $path }. Elija otro nombre: no se reemplaza nada.
error-not-a-book = { $path } no es un libro de Clientela. Elija otro archivo.
error-book-truncated = Al libro { $path } le falta un trozo. No lo borre: rescate lo que se pueda o vuelva a una copia.
error-book-newer = Este libro lo hizo una versión más nueva de Clientela. Actualice el programa para abrirlo; el libro no se ha tocado.
error-book-older-read-only = Este libro es de una versión anterior y hay que ponerlo al día, pero aquí no se puede escribir. Cópielo a una carpeta suya y ábralo allí.
error-book-read-only = Este libro solo se puede leer. Cópielo a una carpeta suya o pida permiso de escritura.
error-book-damaged = El libro está dañado. No lo borre: rescate lo que se pueda o vuelva a una copia.
error-book-cannot-open = El libro no se deja abrir. Mire si la carpeta existe y si tiene permiso para escribir en ella.
error-book-vanished = El archivo del libro ya no está en { $path }. Devuélvalo a su sitio y vuelva a abrirlo; lo que esté sin guardar, cópielo antes.
error-book-busy = Otro programa está escribiendo en el libro. Espere un momento y pruebe otra vez.
error-book-in-use = El libro está abierto en otro programa. Ciérrelo allí y pruebe otra vez.
error-book-in-exclusive-use = Otro programa está cambiando el libro entero ahora mismo. Espere a que termine y pruebe otra vez.
error-book-locked = El libro está cerrado con llave. Escriba la contraseña para seguir.
error-backup-not-sound = La copia { $path } no salió bien y no sirve. Mire si queda sitio en el disco y haga otra.
error-lock-without-passphrase = Este libro no tiene contraseña, así que no se puede cerrar con llave. Póngale una en Ajustes, Seguridad.
error-passphrase-needed = El libro { $path } tiene contraseña. Escríbala para abrirlo.
error-wrong-passphrase = La contraseña no abre este libro. Mire si están puestas las mayúsculas y pruebe otra vez.
error-passphrase-unusable = Esa contraseña no se puede usar. Elija otra, con letras, cifras o signos corrientes.
error-keychain-unavailable = Este sistema no tiene un llavero donde recordar la contraseña. Escríbala cada vez, o instale uno.

# El disco y la máquina
error-file-missing = No hay ningún archivo en { $path }. Mire si está bien escrito.
error-file-name-missing = Falta el nombre del archivo. Escriba dónde guardarlo.
error-file-exists = Ya hay un archivo en { $path }. Elija otro nombre: no se reemplaza nada.
error-folder-missing = No existe la carpeta { $path }. Hágala antes o elija otra.
error-no-permission = No tiene permiso para usar { $path }. Elija otra carpeta o pida permiso.
error-disk-full = El disco está lleno. Haga sitio y pruebe otra vez; lo ya guardado sigue guardado.
error-disk-trouble = El disco no responde bien. Mire si está bien conectado, haga una copia en otro y pruebe otra vez.
error-no-home = No se encuentra su carpeta personal. Entre con su usuario o diga el archivo del libro.
error-no-randomness = El sistema no da números al azar y sin ellos no se puede proteger nada. Reinicie el equipo y pruebe otra vez.
error-internal = Algo no ha salido bien dentro de Clientela ({ $detail }). Lo ya guardado sigue guardado; haga una comprobación del libro.
error-cancelled = Se ha parado. No se ha cambiado nada.
error-too-big = Es demasiado grande para el libro. Parta el texto o el archivo en varios.

# Lo que se escribe
error-command-unknown = No hay ningún mandato «{ $name }». `clientela commands` los dice todos.
error-input-unfit = Lo que se ha enviado no encaja con lo que se pide: { $detail }. `clientela commands` dice qué pide cada mandato.
error-not-json = Lo que se ha enviado no es JSON: { $detail }.
error-not-found = { $what ->
    [client] Ese cliente no está en el libro. Búsquelo por su nombre: quizá se borró.
    [interaction] Esa interacción no está en el libro. Quizá se borró: mírelo en el historial.
    [task] Esa tarea no está en el libro. Quizá se borró: mírelo en el historial.
    [field] Ese campo no está en el libro. Mire los que hay en Ajustes, Campos propios.
    [backup] No hay ninguna copia con ese número. `clientela backup --list` dice las que hay.
    [tag] Esa etiqueta no está en el libro. Quizá se borró: mírelo en el historial.
    [mandate] Este cliente no tiene ninguna domiciliación así.
    [remittance] No hay ninguna remesa así. En Cobros, Remesas, están todas.
    [debit] Esa factura no va en ningún recibo por cobrar o cobrado.
   *[other] Eso no está en el libro. Quizá se borró: mírelo en el historial.
  }
error-name-missing = Falta el nombre. Escríbalo y pruebe otra vez.
error-name-too-long = El nombre es demasiado largo ({ $count } letras como mucho). Abrévielo.
error-choice-unknown = «{ $value }» no está entre lo que se puede elegir. Elija de la lista.
error-choices-missing = Escriba al menos una opción para elegir.
error-date-unfit = «{ $value }» no es un día posible. Escriba, por ejemplo, 15/3/1980.
error-field-exists = Ya hay un campo «{ $name }». Elija otro nombre.
error-own-company = Un cliente no puede ser su propia empresa. Elija otra.
error-country-unknown = No se conoce el país «{ $value }». Escriba sus dos letras: ES, MX, CO…
error-currency-unknown = No se conoce la moneda «{ $value }». Escriba sus tres letras: EUR, MXN, USD…
error-language-unknown = Clientela no habla «{ $value }». Elija es o en.
error-timezone-unknown = No se conoce el huso horario «{ $value }». Escriba uno como Europe/Madrid o America/Mexico_City.
error-text-size = El tamaño del texto va del 100 al 200 por ciento.
error-theme-unknown = No hay ningún tema «{ $value }». Elija el del sistema, claro u oscuro.

# Lo que el libro no deja
error-client-erased = Los datos de este cliente se borraron a petición suya y ya no se pueden cambiar. Haga un cliente nuevo.
error-client-merged = Este cliente se unió a otro. Abra el otro para cambiar sus datos.
error-undo-already = Eso ya está deshecho.
error-undo-conflict = No se puede deshacer: algo cambió después sobre lo mismo. Deshaga antes lo más nuevo.
error-undo-final = Esto no se puede deshacer: se hizo para siempre.
error-undo-pruned = Ya no se puede deshacer: pasó el plazo en que el libro guarda lo necesario (Ajustes lo decide).

# Las tablas que se importan
error-table-cancelled = Se ha parado la lectura. No se ha cambiado nada.

# Listas, filtros, etiquetas y unión de clientes
error-bulk-own-value = Ese dato es propio de cada cliente y no se puede poner igual a muchos. Cámbielo en su página.
error-column-unknown = No hay ningún dato «{ $value }» que elegir. Elija uno de los que se ven.
error-filter-field-unknown = El filtro habla de un campo que ya no está. Quítelo del filtro o elija otro.
error-filter-too-deep = El filtro tiene demasiados grupos dentro de grupos. Hágalo más sencillo.
error-filter-value-unfit = El valor del filtro no vale para ese campo. Escriba otro.
error-condition-unfit = «{ $value }» no es una condición. Escriba un campo, un signo (=, !=, >, <, ~) y un valor: sales_year>500.
error-merge-itself = Un cliente no se puede unir consigo mismo. Elija otro.
error-certainty-too-low = De una vez solo se unen parejas con una certeza del 90 al 100 %. Las demás, una por una.
error-tag-exists = Ya hay una etiqueta «{ $name }». Elija otro nombre.
error-name-unusable = Ese nombre de archivo no se puede usar. Elija otro.
error-draft-too-large = Lo que estaba escribiendo es demasiado largo para guardarlo como borrador. Guárdelo ya.
error-file-empty = El archivo está vacío: no hay nada que guardar.
error-file-too-large = El archivo ocupa { $size } MB y el máximo es { $most } MB. Guárdelo fuera del libro o redúzcalo.
error-file-too-large-to-show = El archivo ocupa { $size } MB, demasiado para verlo aquí. Guarde una copia y ábrala con su programa.
error-file-changed = El archivo «{ $path }» ha cambiado mientras se leía. Pruebe otra vez.
error-bytes-unfit = Lo que se ha pegado no se puede leer. Guárdelo como archivo y añádalo.
error-too-many-files = Son más de { $limit } archivos. Tráigalos por partes.

# Lo que se imprime
error-template-broken = La plantilla { $file } tiene un fallo en la línea { $line }, columna { $column }: { $detail }. Corríjalo y guarde; mientras tanto se usa la última que iba bien.
error-template-stopped = La plantilla «{ $template }» tardaba más de { $seconds } s y se ha parado. Busque en ella un bucle que no termina.
error-template-unknown = No hay ninguna plantilla «{ $template }». Elija otra.
error-logo-too-large = El logotipo ocupa { $size } MB y el máximo son { $most } MB. Guárdelo más pequeño.
error-logo-too-wide = El logotipo mide { $width } × { $height } puntos y el máximo son { $most } por lado. Guárdelo más pequeño.
error-logo-unreadable = El logotipo no es una imagen PNG, JPEG o SVG, o está dañado. Elija otro archivo.
error-logo-unsafe = El logotipo es un SVG que lleva algo que no es dibujo ({ $what }). Expórtelo como SVG sencillo o como PNG.
error-colour-unreadable = «{ $value }» no es un color. Escríbalo como #0f5c63.
error-colour-too-light = El color { $value } apenas se lee sobre papel blanco. Elija uno más oscuro, por ejemplo { $instead }.
error-template-there = En { $path } ya hay un archivo { $file }, y no se pisa. Elija otra carpeta.
error-templates-none = En { $path } no hay ninguna plantilla (archivos .typ). Copie allí las de Clientela o elija otra carpeta.
# Documentos
error-not-a-decimal = «{ $value }» no es un número. Escríbalo con cifras.
error-too-many-decimals = Ese número tiene demasiados decimales ({ $count } como mucho).
error-too-large = Ese número es demasiado grande. Revíselo.
error-not-below-zero = Aquí no puede ir un número negativo. Para devolver dinero, haga un abono.
error-not-above-zero = En un abono las cantidades son negativas.
error-quantity-zero = La cantidad no puede ser cero.
error-price-missing = Falta el precio. Escríbalo, o póngaselo al producto.
error-text-missing = Falta decir qué se vende.
error-tax-unknown = «{ $value }» no es un impuesto conocido. Escriba, por ejemplo, iva:21 o irpf:15.
error-tax-twice = Esta línea tiene dos veces el mismo impuesto.
error-tax-out-of-range = Ese tipo de impuesto no puede ser. Revíselo.
error-tax-out-of-force = { $value } no está en vigor ese día. Si es correcto, siga.
error-taxed-though-free = Una operación exenta no puede llevar impuesto.
error-percentage-out-of-range = El descuento va del 0 al 100 %.
error-nothing-to-split = El descuento del documento no tiene líneas sobre las que repartirse.
error-too-many-lines = El documento tiene demasiadas líneas ({ $count } como mucho). Pártalo en dos.
error-sale-issued = Este documento ya está emitido y no se cambia. Para corregirlo, haga un abono.
error-sale-not-open = Este documento ya está cerrado y no se cambia.
error-sale-not-draft = Solo se borran borradores. Un documento emitido se corrige con un abono.
error-not-own = Este documento lo hizo otro programa: aquí solo se consulta.
error-kind-stays = Un documento no cambia de tipo. Conviértalo en otro.
error-credit-of-nothing = Un abono se hace a partir de su factura.
error-line-used = De esa línea ya se ha hecho otro documento y no se puede quitar.
error-document-unreadable = Este documento no se entiende. Compruebe el libro.
error-series-code-unfit = El código de una serie lleva letras sin acento, cifras y signos, { $count } como mucho, sin espacios ni comillas.
error-series-code-taken = Ya hay una serie «{ $value }». Elija otro código.
error-series-digits = Un número lleva de 1 a 12 cifras.
error-series-first = El primer número va de 1 a 999 999 999.
error-series-used = Esta serie ya ha dado números y se queda como está.
error-nothing-left = De este documento no queda nada por convertir.
error-quantity-too-much = De esa línea solo quedan { $value }.
error-undo-issued = { $value } ya está emitida y no se deshace. Si hay que corregirla, haga un abono.
error-issuing-elsewhere = Según los ajustes, las facturas se emiten en otro programa. Cambie el perfil fiscal para emitirlas aquí.
error-business-incomplete = { $field ->
    [legal_name] Falta el nombre legal del negocio.
    [tax_id] Falta el identificador fiscal del negocio, o no es correcto.
    [street] Falta la calle del negocio.
    [postcode] Falta el código postal del negocio.
   *[other] Falta la ciudad del negocio.
  } Complételo en Ajustes, Facturación.
error-client-missing = Diga a quién va la factura, o hágala simplificada.
error-client-incomplete = { $field ->
    [tax_id] Al cliente le falta el identificador fiscal, o no es correcto.
    [street] Al cliente le falta la calle.
    [postcode] Al cliente le falta el código postal.
   *[other] Al cliente le falta la ciudad.
  } Complételo en su ficha.
error-lines-missing = El documento no tiene líneas.
error-day-in-future = Una factura no se emite con fecha futura.
error-day-before-last = La última factura de la serie es del { $value }. Esta no puede llevar una fecha anterior.
error-total-negative = Una factura no puede salir negativa. Para devolver dinero, haga un abono.
error-simplified-too-much = Una factura simplificada llega hasta { $value }. Diga a quién va.
error-credit-too-much = El abono devuelve más de lo que se facturó. Revise las cantidades y los precios.
error-exchange-missing = Falta el cambio de { $value } a la moneda del libro.
error-record-unfit = La Agencia Tributaria no admitiría esta factura: { $detail ->
    [Currency] no está en euros ni tiene cambio.
    [Quota] lleva un impuesto por cuota.
    [NoRows] no lleva ningún impuesto, ni siquiera exento.
    [TooManyRows] tiene más de doce tipos de impuesto.
    [NoReason] está exenta sin decir por qué artículo.
    [TaxId] un NIF no tiene nueve caracteres.
    [ReverseCharge] una simplificada no puede llevar inversión del sujeto pasivo.
    [Number] la serie lleva signos que no se admiten.
   *[other] revise sus datos.
  }
error-sale-not-issued = Solo se abona una factura emitida. Un borrador se cambia o se borra.
error-reason-missing = Diga por qué: el motivo se imprime en el abono.
error-invoice-changed = Esta factura ya no es la que se emitió: alguien cambió el archivo por fuera. Vea Comprobar, y recupere una copia.
error-line-unfit = «{ $value }» no se entiende. Escriba, por ejemplo, 2 x CAFE-1 @ 12,50 -10%.
error-field-unfit = «{ $value }» no se entiende. Escriba un dato y su valor, como tax_id=B12345674.
error-document-unknown = No hay ningún documento «{ $value }», o hay varios borradores que acaban así.
error-client-unknown = No hay ningún cliente «{ $value }».
error-client-several = Hay varios clientes así: { $value }. Escriba más palabras.
