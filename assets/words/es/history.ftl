# Lo que la historia y los avisos dicen de cada acción. La clave es did- y el mandato, con guion por punto.

# Interacciones y tareas
did-interactions-record = { $kind ->
    [visit] Visita a { $client }
    [call] Llamada con { $client }
    [mail] Correo con { $client }
    [message] Mensaje con { $client }
    [meeting] Reunión con { $client }
   *[note] Nota sobre { $client }
  }
did-interactions-update = { $kind ->
    [visit] Visita a { $client } corregida
    [call] Llamada con { $client } corregida
    [mail] Correo con { $client } corregido
    [message] Mensaje con { $client } corregido
    [meeting] Reunión con { $client } corregida
   *[note] Nota sobre { $client } corregida
  }
did-interactions-delete = { $kind ->
    [visit] Visita a { $client } borrada
    [call] Llamada con { $client } borrada
    [mail] Correo con { $client } borrado
    [message] Mensaje con { $client } borrado
    [meeting] Reunión con { $client } borrada
   *[note] Nota sobre { $client } borrada
  }
did-tasks-create = Tarea nueva: { $title }
did-tasks-quick-add = Tarea nueva: { $title }
did-tasks-update = Tarea cambiada: { $title }
did-tasks-complete = Tarea hecha: { $title }
did-tasks-reopen = Tarea de nuevo pendiente: { $title }
did-tasks-delete = Tarea borrada: { $title }

# Listas y personas del negocio
did-lists-add = «{ $name }» añadido a una lista
did-lists-rename = «{ $before }» ahora se llama «{ $name }»
did-lists-reorder = Lista ordenada de otra manera
did-lists-archive = { $archived ->
    [1] «{ $name }» ya no se ofrece en su lista
   *[0] «{ $name }» vuelve a ofrecerse en su lista
  }
did-users-add = { $name } se incorpora al negocio
did-users-rename = { $before } ahora se llama { $name }
did-users-set-here = { $name } usa ahora este equipo
did-users-archive = { $archived ->
    [1] { $name } ya no trabaja aquí
   *[0] { $name } vuelve a trabajar aquí
  }
# Clientes
did-clients-create = Cliente nuevo: { $client }
did-clients-update = Datos de { $client } cambiados
did-clients-archive = { $client } archivado
did-clients-restore = { $client } vuelve del archivo
did-clients-erase = Datos de { $client } borrados a petición suya
did-fields-add = Campo nuevo: { $name }
did-fields-change = Campo «{ $name }» cambiado
did-fields-archive = Campo «{ $name }» archivado

# El libro
did-settings-set-business = Datos del negocio cambiados
did-settings-set-habits = Ajustes cambiados
did-history-put-back = Valor anterior devuelto a su sitio
did-history-prune = Datos viejos de deshacer retirados

# Muchos clientes, duplicados, etiquetas y vistas
did-clients-bulk = { $count ->
    [one] 1 cliente cambiado de una vez
   *[other] { $count } clientes cambiados de una vez
  }
did-clients-merge = { $other } unido a { $client }
did-clients-tell-apart = { $client } y { $other } son clientes distintos
did-tags-change = Etiqueta «{ $name }» cambiada
did-tags-delete = Etiqueta «{ $name }» borrada
did-views-save = Vista «{ $name }» guardada
did-views-delete = Vista «{ $name }» borrada
did-attachments-add = Archivo «{ $name }» guardado con { $client }
did-attachments-remove = Archivo «{ $name }» quitado de { $client }

# Borradores
did-drafts-keep = Borrador guardado
did-drafts-discard = Borrador descartado

did-demo-create = Negocio de ejemplo creado
did-book-repair = Libro reparado
did-quality-accept = Dio por buenos datos de { $client }
did-duplicates-merge-sure = { $count ->
    [one] 1 cliente duplicado unido
   *[other] { $count } clientes duplicados unidos
  }
