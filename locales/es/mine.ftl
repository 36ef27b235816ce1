# Lo que cada persona ve de lo suyo.

mine-title = Lo que has puntuado
mine-foot = { ratings }, página { $page } de { $pages }. Esto solo lo ves tú.
mine-reviewer = reseña { $stars }
ratings = { $count ->
        [1] { $count } puntuación
       *[other] { $count } puntuaciones
    }

compare-title = ¿Quién puntúa como tú?
compare-about = Si quieres, te digo cuánto te acercas a la reseña, y quién del club puntúa más como tú. Solo se mira a quienes también lo quieren; entonces puede que se les diga tu nombre y cuánto os acercáis en los libros que habéis puntuado, pero nunca lo que le diste a un libro. Puedes dejarlo cuando quieras.
compare-me = Compárame
compare-no-more = No me compares más
compared-title = Quién puntúa como tú
compared-members = El club
compared-reviewer = En { books }, tú y la reseña estáis **{ $likeness }**: a { $apart } estrellas de media.
compared-warmer = En { books }, tú y la reseña estáis **{ $likeness }**: a { $apart } estrellas de media, y tú puntúas más alto.
compared-cooler = En { books }, tú y la reseña estáis **{ $likeness }**: a { $apart } estrellas de media, y tú puntúas más bajo.
compared-no-book = Aún no has puntuado ningún libro al que la reseña le diera estrellas.
compared-kindred = <@{ $member }> es quien puntúa más como tú: en { books } estáis **{ $likeness }**, a { $apart } estrellas de media.
compared-nobody = Aún nadie que quiera compararse ha puntuado tres de los libros que has puntuado.
# Cuánto se separan dos lectores, detrás de «estáis».
likeness-one-mind = de acuerdo
likeness-close = cerca
likeness-some-way = a cierta distancia
likeness-far = lejos

delete-ask = **¿Borro todo lo que tengo de ti en este club?** { $ratings ->
        [0] No has puntuado nada aquí.
        [1] Se va tu única puntuación, con su nota.
       *[other] Se van tus { $ratings } puntuaciones, con sus notas.
    } También tus pulgares en las preguntas, tus propias preguntas y tu deseo de compararte. Las puntuaciones del club se cuentan de nuevo sin ti. No se puede deshacer; `/{ command-mine } { command-mine-export }` te da antes una copia.
delete-everything = Borrar todo
delete-keep = Dejarlo
delete-kept = No se ha borrado nada.
deleted = Borrado: { ratings }, y todo lo demás que tenía de ti en este club. Las puntuaciones y las fichas se ponen al día enseguida. Los recibos que aún veas solo pueden recuperar algo si puntúas de nuevo.

export-says = Aquí está todo lo que tengo de ti en este club: { ratings }.
export-json = Todo, como JSON
export-csv = Tus puntuaciones, como tabla
