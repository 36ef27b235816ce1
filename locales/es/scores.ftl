# Las puntuaciones de un libro, el estante del club, y el gráfico.

scores-untitled = Sin título
scores-votes = Votos
scores-blind = Este club puntúa a ciegas: verás lo que han dado los demás cuando hayas puntuado el libro. **{ card-rate }** lo hace aquí.
scores-nobody = Nadie del club ha puntuado aún este libro. **{ card-rate }** abre el marcador.
scores-median = **Mediana** { $median }
scores-spread = **Dispersión** { $deviation }: el club está { $spread }.
scores-gap = **Diferencia** { $gap }: el club está { $words }.
scores-early = Aún es pronto: unos pocos votos más pueden cambiarlo todo.

# Cuánto coincide el club, detrás de «el club está».
spread-one-mind = de acuerdo
spread-close = bastante de acuerdo
spread-mixed = entre varias opiniones
spread-divided = dividido

# Cuánto se aleja el club de la reseña, detrás de «el club está».
gap-none = de acuerdo con la reseña
gap-cooler = { $size } por debajo de la reseña
gap-warmer = { $size } por encima de la reseña
gap-size = { $quarters ->
        [1] un cuarto de estrella
        [2] media estrella
        [3] tres cuartos de estrella
        [4] una estrella
        [5] una estrella y cuarto
        [6] una estrella y media
        [7] una estrella y tres cuartos
        [8] dos estrellas
        [9] dos estrellas y cuarto
        [10] dos estrellas y media
        [11] dos estrellas y tres cuartos
        [12] tres estrellas
        [13] tres estrellas y cuarto
        [14] tres estrellas y media
        [15] tres estrellas y tres cuartos
        [16] cuatro estrellas
        [17] cuatro estrellas y cuarto
        [18] cuatro estrellas y media
        [19] cuatro estrellas y tres cuartos
       *[20] cinco estrellas
    }

chart-none = Ningún voto todavía
# Lo mismo en palabras, para quien no ve el gráfico.
chart-words = Los votos del club sobre { $title }, de 0 a 5 estrellas: { $votes }.{ $marks }
chart-bar = { votes } de { $stars }
chart-axis = En el mismo eje: { $marks }.

shelf-title = El estante del club
shelf-foot = { books }, página { $page } de { $pages }. /{ command-scores } { command-scores.book }: muestra uno entero; /{ command-help } { command-help.topic }: cómo se ordenan.
books = { $count ->
        [1] { $count } libro
       *[other] { $count } libros
    }
shelf-back = ◀ Atrás
shelf-next = Siguiente ▶
shelf-order = En qué orden
shelf-line = *{ $title }* · club { $club } · reseña { $reviewer }
shelf-gap = diferencia { $gap }
shelf-spread = dispersión { $spread }
order-newest = Reseña más reciente
order-score = Puntuación del club, ponderada si hay pocos votos
order-gap = Mayor diferencia con la reseña
order-divided = Más división de opiniones
order-rated = Más votos
