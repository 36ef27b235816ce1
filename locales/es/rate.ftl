# Puntuar un libro, y lo que se le dice a quien puntúa.

rate-how-many = ¿Cuántas estrellas para *{ $title }*? A los demás solo se les muestra la puntuación del club.
rate-anew = Le diste { $stars } a *{ $title }*. Elige de nuevo para cambiarlo.
rate-your-stars = Tus estrellas

rated-first = Le has dado { $stars } a *{ $title }*.
rated-same = Tu puntuación de *{ $title }* sigue en { $stars }.
rated-changed = Tu puntuación de *{ $title }*: { $before } → { $stars }.
rated-withdrawn = Tu puntuación de *{ $title }* ({ $before }) queda retirada.
rated-nothing = *{ $title }* no tiene ninguna puntuación tuya.
rated-club-none = Ahora mismo nadie del club lo ha puntuado.
rated-club = El club: { $score }.
rated-undo = **Deshacer**, aquí abajo, anula esto; `/{ command-rate }` cambia tu puntuación, `/{ command-unrate }` la retira.
rated-undo-withdrawn = **Deshacer**, aquí abajo, la devuelve.
rated-note = Tu nota queda guardada con ella.
rated-note-spoiler = Tu nota queda guardada con ella, marcada como spoiler.
rated-note-went = Tu nota se ha ido con ella: { $note }

undo-to = Deshacer: volver a { $stars }
undo-withdraw = Deshacer: retirarla
