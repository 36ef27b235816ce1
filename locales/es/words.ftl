# Palabras que comparten muchas frases: cantidades, fechas, listas.

votes = { $count ->
        [1] { $count } voto
       *[other] { $count } votos
    }
either = { $rest } o { $last }
month = { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
date-month = { month } de { $year }
date-day = { $day } de { month } de { $year }
