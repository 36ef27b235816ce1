# La ayuda, un párrafo o una línea en cada mensaje.

help-about = **Readalong** lee con quien reseña: sus reseñas llegan a este servidor, y el club responde.
help-discuss = `/{ command-discuss }` – una pregunta sacada de la reseña más reciente, con la frase de la que sale; `{ command-discuss.book }:` y `{ command-discuss.theme }:` eligen otra, `{ command-discuss.tier }:` pregunta a quienes han leído más, `{ command-discuss.add }:` propone una pregunta tuya, `{ command-discuss.set }:` da seis para una reunión
help-rate = `/{ command-rate }` – tus estrellas para un libro; si puntúas otra vez las cambias, `/{ command-unrate }` las retira
help-scores = `/{ command-scores }` – la puntuación del club junto a la de la reseña; sin libro, la lista del club (`/{ command-help } { command-help.topic }:` dice cómo se cuentan)
help-mine = `/{ command-mine }` – tus propias puntuaciones, quién puntúa como tú, todo ello en archivos, y cómo borrarlo
help-card = En cada ficha: **{ card-rate }**, **{ card-discuss }**, **{ card-scores }** y **{ card-read }**
help-private = Tu puntuación no la ve nadie más que tú; los demás ven la media del club y cuántos votos hay.
help-staff = Equipo: `/{ command-review } { command-review-post }` publica una reseña desde un archivo o un enlace, `/{ command-review } { command-review-paste }` desde texto pegado, y *Aplicaciones → { command-post-as-review }* publica un mensaje que lo es. Primero ves lo que se ha entendido; la misma reseña otra vez actualiza su ficha. `/{ command-review } { command-review-edit }` y `/{ command-review } { command-review-remove }` corrigen o quitan lo publicado. `/{ command-club } { command-club-setup }` decide las estrellas, la puntuación a ciegas y adónde van las fichas, y `/{ command-club } { command-club-questions }` hace que llegue una pregunta por sí sola.

help-counted = **Cómo se cuentan las puntuaciones**
help-mean = La puntuación del club es la media de sus votos, uno por persona; un voto que se cambia cuenta una vez, y el silencio de nadie cuenta. Con menos de tres votos aún es pronto, y así se dice.
help-spread = La **dispersión** es la desviación típica: por debajo de { $half } el club está { spread-one-mind }, por debajo de 1 { spread-close }, por debajo de { $most } { spread-mixed }, y a partir de ahí { spread-divided }.
help-gap = La **diferencia** es la media del club menos las estrellas de la reseña.
help-order = `/{ command-scores }` sin libro muestra el estante en el orden que elijas. *{ order-score }*: un libro con un solo voto de cinco estrellas no debería estar por encima de uno con treinta votos de cuatro y media. Por eso cada libro recibe cinco votos más con la media *m* de todos los votos del club:
help-formula = > (suma de las estrellas del libro + 5 × *m*) ÷ (número de sus votos + 5)
help-plain-mean = Lo que se muestra es siempre la media simple; solo se pondera el orden. *{ order-divided }* va por dispersión entre los libros con dos votos o más, *{ order-gap }* por su tamaño en cualquier sentido.
help-blind = En un club a ciegas ves las puntuaciones de lo que has puntuado, y de lo que está abierto a todo el mundo.
