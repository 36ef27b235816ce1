# La ficha de una reseña, y lo que se dice en una línea de las puntuaciones.

card-rate = Puntuar
card-discuss = Debatir
card-scores = Puntuaciones
card-read = Leerla entera
card-club = El club
card-reviewer = La reseña
card-elsewhere = En otros sitios
card-liked = Le gustó
card-did-not-like = No le gustó
card-untitled = Una reseña sin título
card-reviewed-by = Reseña de { $reviewer }
# En una puntuación a la que le faltan las palabras.
verdict-without-words = un veredicto sin palabras

score-open = **{ $mean }** con { votes }
score-none = ningún voto todavía
score-blind = a ciegas hasta que lo puntúes
score-blind-until = a ciegas hasta que lo puntúes, o hasta el { $day }
