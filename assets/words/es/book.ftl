# Antes de que haya un libro abierto: la bienvenida, el libro nuevo, la contraseña.

welcome-title = Clientela
welcome-text = Sus clientes en un solo archivo, en su ordenador. Sin cuenta, sin internet.
welcome-known = Sus libros
welcome-opened = abierto { $when }
welcome-missing = Ya no está donde estaba
welcome-encrypted = Con contraseña
welcome-forget = Quitar { $name } de la lista
welcome-make = Hacer un libro nuevo
welcome-open = Abrir un libro
welcome-demo = Probar con un negocio de ejemplo
book-file = Libro de Clientela

make-title = Un libro nuevo
make-text = Todo lo que anote vivirá en este archivo. Puede copiarlo y llevárselo cuando quiera.
make-name = Nombre del negocio
make-name-missing = Escriba el nombre del negocio.
make-user = Su nombre
make-user-hint = Así firmará el historial lo que usted haga.
make-where = Se guardará en
make-do = Hacer el libro
make-passphrase-differs = Las dos contraseñas no son iguales.
make-passphrase-kept = Apúntela en un lugar seguro: sin ella nadie puede abrir el libro, tampoco nosotros.
make-no-passphrase = Sin contraseña, cualquiera que use este ordenador o encuentre el archivo podrá leerlo. Puede ponerla más tarde.
business-country = País
business-currency = Moneda
business-language = Idioma
business-zone = Huso horario

demo-title = Un negocio de ejemplo
demo-text = Una tienda inventada, con clientes y visitas, para probar sin miedo. Va en su propio archivo.
demo-clients = Clientes
demo-years = Años de historia
demo-do = Abrir el ejemplo
demo-working = Inventando clientes…

passphrase = Contraseña
passphrase-again = Otra vez
passphrase-title = Este libro tiene contraseña
passphrase-open = Abrir
passphrase-other-book = Otro libro
locked-text = El libro está cerrado con llave. Escriba la contraseña para seguir donde estaba.
