# Cómo se lleva un club: sus ajustes, y las preguntas que llegan por sí solas.

setup-title = Cómo se lleva este club
setup-about = Cada elección vale enseguida. Las puntuaciones ya dadas se quedan como están, y las fichas se ponen al día.
setup-stars = Estrellas
setup-who-sees = Quién ve la puntuación del club
setup-where = Adónde van las fichas
setup-whole = Se dan **estrellas enteras**, de 1 a 5.
setup-half = Se dan **medias estrellas**, de { $least } a 5.
setup-quarter = Se dan **cuartos de estrella**, de { $least } a 5.
setup-open = La puntuación del club **se muestra a todo el mundo** según crece.
setup-blind = **A ciegas**: nadie ve lo que los demás han dado a un libro antes de puntuarlo. La ficha muestra cuántos votos hay. `/{ command-review } { command-review-reveal }` abre un libro a todo el mundo.
setup-blind-days = **A ciegas durante { $days } días** desde la primera ficha de un libro: hasta entonces nadie ve lo que le han dado los demás antes de puntuarlo, y la ficha muestra cuántos votos hay. `/{ command-review } { command-review-reveal }` abre un libro otro día.
setup-channel = Las fichas van a <#{ $channel }> si el equipo no indica otro canal.
setup-no-channel = Las fichas van al canal desde el que publica el equipo, si no indica otro.
setup-unknown = Discord no me ha dicho a tiempo qué puedo hacer allí. **{ setup-check }** se lo pregunta de nuevo.
setup-lacks-nothing = Allí puedo hacer todo lo que necesita una ficha.
setup-lacks = **Allí me falta: { $permissions }.** Dámelo en los ajustes del canal, y después **{ setup-check }**.
setup-check = Comprobar de nuevo
setup-here = Fichas donde está el equipo
setup-exported = Qué se exporta
setup-names = `/{ command-club } { command-club-export }` **dice quién** ha puntuado qué, con su identificador de Discord.
setup-no-names = `/{ command-club } { command-club-export }` dice qué se ha puntuado, pero **no quién**.
setup-name = Exportar con nombres
setup-hide = Exportar sin nombres
setup-choose-whole = Estrellas enteras
setup-choose-half = Medias estrellas
setup-choose-quarter = Cuartos de estrella
setup-choose-open = Las puntuaciones se muestran a todo el mundo
setup-choose-blind = A ciegas hasta puntuar
setup-choose-blind-days = A ciegas hasta puntuar, o { $days } días tras publicar

# Los nombres que Discord da a los permisos, como los muestran sus ajustes.
permission-view = Ver canales
permission-send = Enviar mensajes
permission-embed = Insertar enlaces
permission-attach = Adjuntar archivos
permission-threads = Crear hilos públicos
permission-in-threads = Enviar mensajes en hilos
permission-history = Leer el historial de mensajes

plan-next = { $plan } La próxima: { $due }. El reloj es el de **{ $zone }**; `/{ command-club } { command-club-timezone }` pone otro.
plan-none = No llega ninguna pregunta por sí sola. `/{ command-club } { command-club-questions } { command-club-questions.every }: día { command-club-questions.at }: 19:30` prevé una para este canal.
plan-clock = El reloj es el de **{ $zone }**.
plan-stopped = ⚠ { $plan } Ya no se hace: { $why }. Prevela de nuevo para reanudarla.
plan-line = { $plan } La próxima: { $due }.
plan = { $rhythm } a las { $time } llega una pregunta sobre *{ $title }* a <#{ $channel }>.
plan-newest = { $rhythm } a las { $time } llega una pregunta sobre la reseña más reciente a <#{ $channel }>.
plan-nothing-to-stop = Allí no había ninguna pregunta prevista, así que no hay nada que detener.
plan-off = Ya no llega ninguna pregunta por sí sola a { $channels }.
plan-closed = Ya no puedo hacer la pregunta prevista en <#{ $channel }>: no puedo escribir allí, o el canal ya no existe. Dame allí Ver canal, Enviar mensajes, Insertar enlaces y Leer el historial de mensajes, y usa otra vez `/{ command-club } { command-club-questions }`.
rhythm-day = Cada día
rhythm-weekdays = De lunes a viernes
rhythm-monday = Cada lunes
rhythm-tuesday = Cada martes
rhythm-wednesday = Cada miércoles
rhythm-thursday = Cada jueves
rhythm-friday = Cada viernes
rhythm-saturday = Cada sábado
rhythm-sunday = Cada domingo

clock-is = El reloj del club es el de **{ $zone }**, donde ahora son las { $clock }.
clock-set = Desde ahora, el reloj del club es el de **{ $zone }**, donde son las { $clock }. Lo previsto llega a la misma hora según este reloj.
clock-choice = { $zone } (ahora las { $clock })

erase-ask = **¿Borro todo lo que sé de este club?** { reviews }, { ratings } con sus notas, { $questions ->
        [1] { $questions } pregunta de alguien del club
       *[other] { $questions } preguntas de gente del club
    }, { $feeds ->
        [1] { $feeds } blog que se sigue
       *[other] { $feeds } blogs que se siguen
    }, y todo lo que hay previsto y decidido aquí. Desaparece enseguida, para todo el mundo, y **no se puede deshacer**.
erase-cards = Las fichas que hay en los canales se quedan donde están, y sus botones dejan de funcionar: bórralas si quieres. El club puede empezar de nuevo ahora mismo.
erase-everything = Borrar todo…
erase-title = Borrar este club
# La palabra que hay que escribir, en mayúsculas.
erase-word = BORRAR
erase-type = Escribe { erase-word } para borrarlo todo
erased = Borrado: ya no sé nada de este club.
erasing = Se está borrando. Hay tanto que lleva un rato; no hace falta nada más, y hasta que termine no debería publicarse ni puntuarse nada aquí.

export-club = Aquí está todo lo que tengo de este club: { reviews } de { $books ->
        [1] { $books } libro
       *[other] { $books } libros
    }, { ratings }.
export-no-names = No se dice quién ha puntuado: así lo decide `/{ command-club } { command-club-setup }`.
export-blind = Falta lo que recibió { $books ->
        [1] { $books } libro
       *[other] { $books } libros
    } ({ votes }), porque aún no puede verlo nadie: el club puntúa a ciegas.
export-no-json = El JSON es mayor de lo que admite Discord. Quien me gestiona lo obtiene con `readalong export --guild { $club }`.
export-whole = `readalong import` vuelve a leer el JSON, en manos de quien gestione un bot.
export-shared = Para llevar el club a otro bot, quien me gestiona se lo lleva entero con `readalong export --guild { $club }`.
export-ratings = Las puntuaciones, como tabla
export-nothing = Aún no tengo nada de este club que se pueda exportar. Publica antes una reseña con `/{ command-review } { command-review-post }`.
export-too-large = Este club tiene más puntuaciones de las que caben en un archivo que Discord admita. Quien me gestiona las obtiene todas con `readalong export --guild { $club }`.
