# Preguntas al club.

question-from-review = De la reseña
question-from-club = Del club
question-asked-by = la hace <@{ $member }>
question-asked-by-member = la hace alguien del club
question-to-review = Ir a la reseña
question-reviewers-view = la opinión de la reseña
question-members = una pregunta de alguien del club
question-begun = para quienes lo han empezado
question-finished = para quienes lo han terminado
question-for-all = para todo el mundo
question-again = no queda ninguna pregunta nueva; esta otra vez
question-stock = { $left ->
        [0] la última nueva
       *[other] { $left } más en reserva
    }
question-beyond = { $beyond } más con { command-discuss.tier }: terminado
question-another = Otra
question-other-theme = Otro tema
question-open-thread = Abrir un hilo
question-theme = Un tema de esta reseña
question-themes = La reseña de *{ $title }* habla de estos. Elijas lo que elijas, la pregunta es para todo el mundo aquí.
question-thread-finished = Para quienes lo han terminado: { $title }
question-thread-open = El hilo está abierto: <#{ $thread }>
question-thread-there = Esta pregunta tiene su hilo: <#{ $thread }>
question-thumb-up = 👍 Anotado: el club recibirá preguntas como esta más a menudo. Pulsa otra vez para quitarlo.
question-thumb-down = 👎 Anotado: el club recibirá preguntas como esta menos a menudo. Pulsa otra vez para quitarlo.
question-thumb-back = Tu pulgar queda retirado.

proposed-signed = Gracias. Pregunto al equipo en <#{ $channel }> si se le puede hacer esta pregunta al club sobre *{ $title }*, con tu nombre, y te digo lo que decida.
proposed-unsigned = Gracias. Pregunto al equipo en <#{ $channel }> si se le puede hacer esta pregunta al club sobre *{ $title }*, sin tu nombre, y te digo lo que decida.
proposal-asks = Alguien del club propone una pregunta sobre *{ $title }*. El equipo decide si se le hace al club.
proposal-take-in = Aceptarla
proposal-decline = Rechazarla
proposal-taken = Aceptada por <@{ $staff }>: desde ahora se le hace al club.
proposal-declined = Rechazada por <@{ $staff }>.
proposal-take-out = Volver a quitarla
proposal-take-in-after-all = Aceptarla después de todo
proposal-by = La propone
proposal-verdict-taken = Tu pregunta sobre *{ $title }* se ha aceptado, y desde ahora se le hace al club: «{ $text }»
proposal-verdict-declined = El equipo no ha aceptado tu pregunta sobre *{ $title }*: «{ $text }». Puedes proponer otra.
proposal-unasked = No he podido preguntar al equipo por tu pregunta, porque no puedo escribir en <#{ $channel }>. Propónla otra vez en otro canal del club.

set-few = { $size ->
        [1] la reseña solo da una pregunta
       *[other] la reseña solo da { $size } preguntas
    }
set-had = { $had ->
        [1] una ya se hizo aquí antes
       *[other] { $had } ya se hicieron aquí antes
    }
set-sheet = la hoja de abajo se puede imprimir
set-file = Las preguntas sobre { $title }, para imprimir

# La hoja de preguntas, para imprimir.
sheet-by = de { $authors }
sheet-from-reviewer = Preguntas a partir de la reseña de { $reviewer }, { $day }
sheet-from = Preguntas a partir de la reseña, { $day }
sheet-member = La hace alguien del club.
sheet-receipt = La reseña: «{ $receipt }»
