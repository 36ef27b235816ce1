# Lo que no se ha entendido de una reseña, y qué escribir en su lugar. Lo que va
# entre `…` lo lee el programa: en inglés o, como aquí, en español.

warning-rating-of-nothing = La puntuación { $number } no dice sobre cuánto es, así que no puede ponerse junto a la del club; escribe { $number }/200 o sobre lo que sea.
warning-rating-taken = La puntuación { $number } no dice sobre cuánto es, así que la he tomado como { $number } de { $scale }; escribe { $number }/{ $scale } para que quede claro.
warning-rating-as-another = La puntuación { $number } no dice sobre cuánto es; he tomado { $scale }, como otra puntuación del documento.
scale-five = cinco
scale-ten = diez
scale-twenty = veinte
scale-hundred = cien
warning-several-ratings = Se nombran varias puntuaciones y ninguna se presenta como la de la reseña, así que no he tomado ninguna; añade una línea como `Mi puntuación: 4/5`.
warning-stars = En «{ $value }» las estrellas y el número no coinciden; he tomado el número.
warning-isbn-mended = El ISBN «{ $value }» ha perdido sus ceros iniciales; he leído { $digits }.
warning-isbn = «{ $value }» no es un ISBN válido (su dígito de control o su longitud no cuadran), así que lo he dejado fuera.
warning-two-days = «{ $value }» podría ser dos días distintos, así que he guardado solo el año; escribe 2019-05-02 para que quede claro.
warning-address = He tomado el título «{ $title }» de la dirección de la entrada; añade una línea `Título: …` para que quede claro.
warning-headline = El titular no parece el título de un libro, así que he dejado el título vacío; añade una línea como `Título: …`.
warning-no-title = No he encontrado el título de ningún libro; añade una línea `Título: …` encima del texto.
warning-no-author = No he encontrado a nadie que escribiera el libro; añade una línea `Autor: …` encima del texto.
warning-no-words = He encontrado una puntuación de este libro y ni una palabra sobre él.
warning-record-of-none = La puntuación o el ISBN de la cabecera no dice a cuál de los libros pertenece, así que no se lo he dado a ninguno; escríbelo bajo el título de su libro.
warning-record-too-long = La cabecera (los datos encima del texto) es demasiado larga; solo he leído lo que viene después.
warning-record-broken = La línea { $line } de la cabecera (los datos encima del texto) no es { $format } válido, así que la he leído línea a línea; revisa los campos. Si un valor lleva dos puntos o comillas, todo el valor tiene que ir entre comillas.
warning-damaged = Algunos caracteres del archivo no se han podido leer; aparecen como �. Guárdalo en UTF-8 para arreglarlo.
warning-encoding = El archivo no está en UTF-8; lo he leído como { $name }. Si las letras se ven mal, guárdalo en UTF-8 y envíalo otra vez.
warning-nameless = Se dejan fuera las partes de este documento que no nombran ningún libro: { $parts }.
warning-excerpt = No se ha podido leer la página de esta entrada, así que esto es lo que el feed tiene de ella.

# Lo que está mal en lo que se escribió en el formulario de los campos.
wrong-too-long = «{ $typed }» es demasiado largo para la línea { $label }; caben { $most } caracteres.
wrong-unplaced = No sé dónde va «{ $typed }». Empieza la línea con uno de estos y dos puntos: { $labels }.
wrong-title = Una reseña necesita el título de su libro, así que el título no puede quedar vacío.
wrong-authors = «{ $typed }» no es una lista de autoría que yo entienda. Escribe los nombres separados por punto y coma.
wrong-scale = «{ $typed }» no dice sobre cuánto es. Escríbelo como 4/5, 8,5/10, 85% o ★★★½, o déjalo vacío.
wrong-rating = «{ $typed }» no es una puntuación que yo entienda. Escríbela como 4/5, 8,5/10, 85% o ★★★½, o déjala vacía.
wrong-isbn = «{ $typed }» no es un ISBN: su dígito de control o su longitud no cuadran. Compáralo con el libro, o deja la línea vacía.
wrong-no-isbn = «{ $typed }» no es un ISBN, que tiene 10 o 13 cifras. Corrígelo, o deja la línea vacía.
wrong-date = «{ $typed }» no es una fecha que yo entienda. Escribe 2005, 2005-04 o 2005-04-05, o deja la línea vacía.
wrong-genre = «{ $typed }» es demasiado largo para un género; caben { $most } caracteres. Separa los géneros con comas.
wrong-genres = Hay { $count } géneros; caben hasta { $most }.
wrong-language = «{ $typed }» no es un idioma que yo entienda. Escribe sus dos letras, como en, de o es, o deja la línea vacía.
wrong-other = «{ $typed }» no es una puntuación de otro sitio. Escríbela como Goodreads 3,9/5, separadas por punto y coma si hay varias.
wrong-others = Hay { $count } puntuaciones de otros sitios; caben hasta { $most }.
