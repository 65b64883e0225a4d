# La cola de calidad de los datos.
quality = Calidad
quality-queue = Clientes por revisar, los peores primero
quality-score = Calidad de los datos, de 0 a 100
quality-todo = { $count ->
    [one] 1 por revisar
   *[other] { $count } por revisar
  }
quality-done = { $count ->
    [one] 1 arreglado
   *[other] { $count } arreglados
  }
quality-last = Último contacto { $when }
quality-never = Sin ningún contacto
quality-now = Ahora: { $value }
quality-accept = Está bien así
quality-save = Guardar y seguir
quality-skip = Saltar
quality-next = Cliente siguiente
quality-before = Cliente anterior
quality-good = Ya no le falta nada.
quality-none = Los datos están bien
quality-none-text = A ningún cliente le falta nada importante ni tiene datos dudosos.
quality-review = Revisar la calidad de los datos

# Lo que falta o es dudoso
doubt-no-reach = No hay forma de contactar: ni teléfono ni correo
doubt-no-phone = Falta el teléfono
doubt-no-mail = Falta el correo
doubt-no-address = Falta la dirección
doubt-no-tax-id = Falta el NIF de la empresa
doubt-no-surname = Falta el apellido
doubt-tax-id-wrong = El NIF no es correcto
doubt-phone-doubtful = El teléfono no se puede marcar
doubt-mail-doubtful = El correo parece mal escrito
doubt-postcode-doubtful = El código postal no existe
doubt-birthday-doubtful = La fecha de nacimiento no puede ser
doubt-name-capitals = El nombre está en mayúsculas
doubt-old = Nadie le ha contactado en dos años: puede que sus datos ya no valgan
