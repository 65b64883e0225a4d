# El menú nativo de la ventana.
menu-book = Libro
menu-book-new = Libro nuevo…
menu-book-open = Abrir un libro…
menu-import = Importar…
menu-export = Exportar…
menu-book-backup = Hacer una copia ahora
menu-book-lock = Cerrar con llave
menu-quit = Salir
menu-edit = Edición
menu-undo = Deshacer
menu-redo = Rehacer
menu-search = Buscar…
menu-history = Historial
menu-go = Ir a
menu-go-today = Hoy
menu-go-clients = Clientes
menu-go-interactions = Interacciones
menu-go-sales = Ventas
menu-go-payments = Cobros
menu-go-products = Productos
menu-go-insight = Análisis
menu-go-accountant = Asesoría
menu-go-import = Importar
menu-go-history = Historial
menu-go-settings = Ajustes
menu-help = Ayuda
menu-help-keys = Teclas
menu-help-about = Acerca de Clientela

# Se dice en la terminal cuando la ventana no puede abrirse.
window-failed = No se pudo abrir la ventana
