# La lista de clientes y la página de cada uno.

archived = archivado
never = nunca
in-place = { $label }: { $value }. Cambiar
edit-what = Cambiar { $what }
remove-what = Quitar { $what }
copy-what = Copiar { $what }
copied-what = Copiado: { $what }
copy-failed = No se ha podido copiar. Selecciónelo y pulse Ctrl+C.
more-about = Más sobre { $what }

clients-empty = Todavía no hay clientes
clients-empty-text = Traiga su hoja de contactos tal como está, o cree el primero. En los dos casos podrá deshacerlo.
clients-import = Importar una hoja
clients-none-match = Nadie cumple este filtro
clients-none-match-text = Quite alguna condición o cambie «y» por «o».
clients-none-archived = No hay nadie archivado
columns = Columnas
views = Vistas
view-all = Todos
view-archived = Archivados
view-save = Guardar vista
view-delete = Borrar vista
view-name = Nombre de la vista
view-name-example = Por ejemplo: Sevilla sin contacto

bulk = Con los elegidos
bulk-count = { $count ->
    [one] 1 elegido
   *[other] { $said } elegidos
  }
bulk-all = Elegir los { $said } que coinciden
bulk-tag = Etiquetar
bulk-untag = Quitar etiqueta
bulk-archive = Archivar
bulk-export = Exportar
export-all-of = { $kind }: todo
bulk-export-seen = Lo que se ve: estas columnas y este orden
bulk-export-all = Todas las columnas, para volver a traerlo
bulk-merge = Unir
bulk-clear = Soltar los elegidos
bulk-title = { $count ->
    [one] Cambiar 1 cliente
   *[other] Cambiar { $said } clientes
  }
bulk-do = { $count ->
    [one] Cambiar 1
   *[other] Cambiar { $said }
  }
bulk-empty-hint = Vacío: se borra el valor.

listed-name = Nombre
listed-given-name = Nombre de pila
listed-surname1 = Primer apellido
listed-surname2 = Segundo apellido
listed-trade-name = Nombre comercial
listed-kind = Persona o empresa
listed-city = Ciudad
listed-region = Provincia
listed-postcode = Código postal
listed-phone = Teléfono
listed-mail = Correo
listed-tags = Etiquetas
listed-tag = Etiqueta
listed-first-contact = Primer contacto
listed-last-contact = Último contacto
listed-next-step = Siguiente paso
listed-interactions = Contactos
listed-tax-id = NIF
listed-salesperson = Comercial
listed-growth-potential = Potencial
listed-preferred-channel = Canal preferido
listed-life-moment = Momento vital
listed-origin = Cómo llegó
listed-company = Empresa
listed-preference = Preferencia
listed-notes = Notas
listed-birthday = Cumpleaños
listed-created = Alta
listed-stage = Momento
listed-class = Clase por ventas
listed-quiet = Callado
listed-last-purchase = Última compra
listed-first-purchase = Primera compra
listed-purchases-year = Compras 12 m
listed-purchases = Compras en total
listed-sales-year = Ventas 12 m
listed-sales = Ventas en total
listed-value-year = Esperado 12 m
listed-loss = Se puede perder
listed-recency = Puntos por compra reciente (1–5)
listed-frequency = Puntos por frecuencia (1–5)
step-none = sin paso

new-client-open = Crear y abrir
new-client-stay = Crear
client-name = Nombre
client-name-example = José Muñoz Ruiz, o Panadería La Espiga S.L.
client-name-missing = Escriba al menos el nombre.
client-kind = Qué es
client-kind-guess = Según el nombre
client-person = Persona
client-company = Empresa
client-tax-id = NIF
client-tags = Etiquetas
client-tags-example = VIP, óptica
client-tag-add = Etiqueta
client-details = Datos
client-reach = Contacto
client-reach-add = Añadir teléfono, correo o enlace
client-reach-none = Sin teléfono ni correo
client-addresses = Direcciones
client-address-add = Añadir dirección
client-people = Personas
client-person-add = Añadir persona
client-person-find = Buscar o crear persona
client-companies = Empresas
client-company-add = Añadir empresa
client-company-find = Buscar o crear empresa
client-role = Cargo
client-part = Quitar a { $name } de aquí
client-birthday = Cumpleaños
client-trade-name = Nombre comercial
client-channel = Canal preferido
client-potential = Potencial
client-moment = Momento vital
client-origin = Cómo llegó
client-salesperson = Comercial
client-notes = Notas
client-notes-none = Escriba aquí lo que convenga recordar
client-likes = Preferencias
client-like-add = Añadir preferencia
client-like-example = Prefiere las mañanas
client-consents = Consentimiento
client-views = Lo que se ve
client-timeline = Cronología
client-files = Archivos
client-years = { $count ->
    [one] 1 año
   *[other] { $count } años
  }
client-archive = Archivar
client-restore = Recuperar
client-merge = Unir con otro…
client-merge-do = Unir
client-merged-into = Unido a
client-erase = Borrar sus datos…
client-erased = Datos borrados
likes-source = De dónde se sabe
likes-said = lo dijo
likes-inferred = lo suponemos
reach-kind = Tipo
reach-phone = Teléfono
reach-mail = Correo
reach-link = Enlace
reach-label = Qué es: casa, trabajo…
phone-unread = no parece un teléfono
address-street = Calle, número y piso
address-postcode = Código postal
address-city = Ciudad
address-region = Provincia
channel-phone = Teléfono
channel-mail = Correo
channel-message = Mensaje
channel-visit = Visita
channel-post = Correo postal
potential-low = Bajo
potential-medium = Medio
potential-high = Alto
consent-given = sí
consent-refused = no
consent-withdrawn = retirado
consent-unknown = no consta
consent-day = Desde cuándo
consent-how = Cómo lo sabemos
consent-how-example = Firmó la ficha en la tienda
tax-id-valid = correcto
tax-id-advisory = poco habitual
tax-id-invalid = no es correcto
tax-id-length = le sobran o faltan cifras
tax-id-format = tiene otra forma
tax-id-check-digit = no cuadra la cifra de control
tax-id-component = una de sus partes no existe

duplicates-title = ¿No será alguien que ya está?
duplicates-open = Abrir
duplicate-name = mismo nombre
duplicate-phone = mismo teléfono
duplicate-mail = mismo correo
duplicate-tax-id = mismo NIF

merge-title = Unir dos fichas
merge-text = Se conserva todo lo de las dos: contactos, tareas, teléfonos y etiquetas. Donde no coinciden, elija. Se puede deshacer.
merge-with-whom = ¿Con quién?
merge-stays = se queda
merge-goes = se une
merge-contacts = { $count ->
    [one] 1 contacto
   *[other] { $count } contactos
  }
merge-both = De las dos
merge-apart = No son el mismo
merge-turn = Al revés

erase-title = Borrar los datos de { $name }
erase-text = Se borran para siempre su nombre, teléfonos, correos, direcciones, notas y archivos, también del historial y de lo que se puede deshacer. Queda solo lo que la ley obliga a guardar. No hay vuelta atrás.
erase-type-name = Para confirmar, escriba { $name }
erase-do = Borrar para siempre

peek-open = Abrir
search-clients = Clientes
search-interactions = Contactos
search-tasks = Tareas
search-tags = Etiquetas
search-products = Productos
search-sales = Ventas
search-like = Nada exacto. Parecido a «{ $words }»
history-put-back = Poner este valor

files-empty = Sin archivos
files-empty-text = Fotos, presupuestos, recetas… Se guardan dentro del libro, cifrados con él.
files-add = Añadir archivo
files-save = Guardar archivo
files-save-one = Guardar { $name }
files-saved = Guardado en { $path }
export-done = { $count ->
    [one] 1 cliente exportado a { $path }
   *[other] { $said } clientes exportados a { $path }
  }

# Columnas del libro, en la historia de una ficha
past-shown = Teléfono, correo o enlace
past-label = Qué es
past-street = Calle
past-city = Ciudad
past-region = Provincia
past-postcode = Código postal
past-country = País
past-state = Consentimiento
past-how = Cómo se sabe
past-day = Día
past-minutes = Minutos
past-cost-minor = Coste
past-done-at = Hecha
past-archived-at = Archivado
past-source = De dónde se sabe

segments = Segmentos
segment-quiet = Callados
segment-best = Los mejores (clase A)
