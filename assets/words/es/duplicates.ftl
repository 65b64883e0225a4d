# Clientes que pueden estar dos veces.
duplicates = Duplicados
duplicates-empty = ¿Hay clientes dos veces?
duplicates-empty-text = Se comparan todos con todos, por nombre, teléfono, correo, NIF, dirección y fecha de nacimiento. No se cambia nada: usted decide pareja por pareja.
duplicates-search = Buscar duplicados
duplicates-search-again = Buscar otra vez
duplicates-searched = { $when } · { $clients ->
    [one] 1 cliente comparado
   *[other] { $clients } clientes comparados
  }
duplicates-reading = Leyendo los clientes…
duplicates-comparing = Comparando…
duplicates-none = No queda ninguna pareja por mirar
duplicates-none-text = Los que se unieron y los que son distintos no se vuelven a preguntar.
duplicates-more = Ver más parejas
duplicates-compare = Elegir dato por dato
duplicates-next = Pareja siguiente
duplicates-before = Pareja anterior
duplicates-merge-sure = Unir los seguros
duplicates-merge-sure-text = Se unen todas las parejas con una certeza del { $certainty } % o más. Se queda la ficha con más contactos y se conserva todo lo de las dos. Se deshace de una vez.

# Por qué dos fichas parecen, o no, la misma
reason-given-same = mismo nombre
reason-given-alike = nombre parecido
reason-given-differs = otro nombre
reason-surname-same = mismo apellido
reason-surname-alike = apellido parecido
reason-surname-differs = otro apellido
reason-second-surname-same = mismo segundo apellido
reason-second-surname-alike = segundo apellido parecido
reason-second-surname-differs = otro segundo apellido
reason-company-same = misma razón social
reason-company-alike = razón social parecida
reason-company-differs = otra razón social
reason-legal-form-differs = otra forma jurídica
reason-street-same = misma calle y número
reason-street-alike = dirección parecida
reason-street-differs = otra dirección
reason-place-same = misma localidad
reason-place-alike = localidad parecida
reason-place-differs = otra localidad
reason-birth-same = misma fecha de nacimiento
reason-birth-alike = fecha de nacimiento parecida
reason-birth-differs = otra fecha de nacimiento
reason-tax-id-same = mismo NIF
reason-tax-id-alike = NIF parecido
reason-tax-id-differs = otro NIF
reason-mail-same = mismo correo
reason-mail-alike = correo parecido
reason-mail-differs = otro correo
reason-phone-same = mismo teléfono
reason-phone-alike = teléfono parecido
reason-phone-differs = otro teléfono

# Lo que dos fichas parecidas pueden ser sin ser la misma
kinship-household = ¿familia o misma casa?
kinship-namesakes = ¿se llaman igual?
kinship-branch = ¿sucursal o empresa hermana?
kinship-neighbours = ¿misma dirección o asesoría?
