# Publicar reseñas: lo que ve y hace el equipo.

proof-understood = Lo que he entendido
proof-themes = Temas
proof-no-themes = ninguno que yo conozca
proof-questions = Preguntas
proof-stock = { $count } en reserva
proof-comes-from = Viene de
proof-goes-to = Va a
proof-check = Revisa esto
proof-words = Texto: { $count } palabras
proof-not-found = No encontrado: { $fields }
proof-more = y { $count } más
proof-posted = Qué ha sido de ella

# Los campos de una reseña, como los nombra la prueba y como empiezan las líneas
# del formulario: sin dos puntos, y sin que haya dos iguales.
field-title = Título
field-author = Autoría
field-rating = Puntuación
field-isbn = ISBN
field-publisher = Editorial
field-published = Publicación
field-genre = Género
field-language = Idioma
field-reviewer = Reseña de
field-elsewhere = En otros sitios
field-liked = Le gustó
field-did-not-like = No le gustó

# Los botones bajo una prueba. Las frases los llaman así.
button-post = Publicar
button-update = Actualizar la ficha
button-post-as-another = Publicar como otra
button-edit = Editar campos
button-edit-text = Editar el texto
button-edit-part = Editar una parte del texto
button-cancel = Cancelar
button-page = { $page } de { $pages }
button-leave-out = Dejar fuera
button-take-in-again = Volver a incluir
button-post-all = Publicar todas
button-update-all = Actualizar todas las fichas
button-post-and-update = Publicar { $new }, actualizar { $updates }
button-ignore = Descartar

proof-nothing-posted = Aún no se ha publicado nada, y esto solo lo ves tú: la ficha tal como quedará, y qué más he entendido.
proof-typed-kept = Lo que escribiste en el formulario está guardado: **{ button-edit }** lo muestra de nuevo. Hasta entonces, los campos son los de abajo.
proof-left-out = Este libro se deja fuera y no se publicará.
proof-dropped = Descartado. { $cards ->
        [0] No se ha publicado nada.
        [1] La ficha publicada se queda.
       *[other] Las { $cards } fichas publicadas se quedan.
    }

known-gone = Esta reseña de *{ $title }* ya estuvo aquí, pero su ficha ya no está. **{ button-post }** le da una nueva; las puntuaciones siguen ahí.
known-unchanged = Esta reseña de *{ $title }* ya está aquí, y no ha cambiado nada en ella: { $place }. **{ button-update }** pone esta versión en su lugar; no se publica dos veces.
known-same = Esta reseña de *{ $title }* ya está aquí: { $place }. **{ button-update }** pone esta versión en su lugar; no se publica dos veces.
known-same-words = El mismo texto ya está aquí como reseña de *{ $title }*: { $place }. **{ button-post }** lo publica también como reseña de este libro; **{ button-update }**, en cambio, pone esta versión en su lugar.
known-same-book = Ya hay aquí una reseña de *{ $title }*: { $place }. Si es de la misma persona, **{ button-update }** pone esta versión en su lugar; **{ button-post-as-another }** publica una segunda.

posted-refused = *{ $title }* no tiene ficha, porque no puedo publicar en <#{ $channel }>. Cuando pueda, pulsa **{ button-post }**.
posted-stands = *{ $title }* está publicado: { $place }
posted-gone = *{ $title }* se publicó y ya no está.
posted-left-out = *{ $title }* se deja fuera.
posted-already = *{ $title }* ya estaba aquí.
posted-nothing = No se ha publicado nada.
posted-new = Publicada: { $place }
posted-updated = Actualizada: { $place }
posted-on-its-way = Guardada. La ficha va camino de <#{ $channel }>.
posted-no-card = Cambiado. La reseña no tiene ninguna ficha en pie; `/{ command-review } { command-review-card }` publica una.
posted-all = Publicadas: { $posted }. Actualizadas: { $updated }.

paste-title = Publicar una reseña
paste-book = Título, si no lo dice el texto
paste-author = Autoría
paste-text = La reseña
paste-hint = El texto entero. Se entienden líneas como «Mi puntuación: 4/5» al principio.
paste-source = texto pegado

edit-title = Editar campos
edit-book = Título
edit-authors = Autoría; si hay varias, con punto y coma
edit-rating = Puntuación, por ejemplo 4/5 o ★★★½
edit-details = Detalles
edit-points = Lo que gustó y lo que no gustó en la reseña
edit-changed = Cambiado. Aún no se ha publicado nada; así quedará la ficha.
edit-unchanged = No has cambiado nada.
edit-changed-here = Cambiado aquí, y aún no para el club: **{ button-update }** lo hace.
edit-part = La reseña, parte { $part } de { $parts }
edit-wrong = No se ha cambiado nada. { $wrong }

read-in-thread = La reseña entera está en <#{ $thread }>.
read-soon = La reseña entera se está poniendo en un hilo bajo la ficha; míralo dentro de un momento.
read-too-long = { $pages ->
        [1] { $pages } página más no cabe
       *[other] { $pages } páginas más no caben
    } aquí. Equipo: dejadme crear hilos en <#{ $channel }>, enviad la reseña otra vez y pulsad **{ button-update }**.
thread-name = La reseña

card-stands = La ficha de *{ $title }* está donde estaba: { $place }
card-anew = La ficha de *{ $title }*: { $place }
card-on-its-way = La ficha de *{ $title }* va camino de <#{ $channel }>.

reveal-now = Desde ahora, las puntuaciones de *{ $title }* están abiertas a todo el mundo.
reveal-on = Las puntuaciones de *{ $title }* estarán abiertas a todo el mundo desde el { $day }; hasta entonces, a quienes lo hayan puntuado.
reveal-not-blind = Este club no puntúa a ciegas, así que ya están abiertas: `/{ command-club } { command-club-setup }` lo cambia.

# Mensajes privados para quien publicó una ficha; `why` es lo que respondió Discord.
news-given-up = Ya no puedo mantener al día la ficha de *{ $title }* en <#{ $channel }>. { $why }. Las puntuaciones están a salvo. Si la ficha se borró o no puedo publicar allí, revisa mis permisos (Ver canal, Enviar mensajes, Insertar enlaces, Leer el historial de mensajes) y después haz que `/{ command-review } { command-review-card }` la publique de nuevo.
news-old-thread = La ficha de *{ $title }* en <#{ $channel }> muestra la reseña corregida, pero no he podido corregir el hilo que tiene debajo. { $why }. Si el hilo está bloqueado, desbloquéalo y envía otra vez la reseña corregida.
news-thread-stays = La reseña de *{ $title }* se ha quitado, pero no he podido sacar su texto del hilo bajo la ficha en <#{ $channel }>. { $why }. Si el texto tiene que desaparecer, borra el hilo a mano.
news-no-thread = La ficha de *{ $title }* está en <#{ $channel }>, pero no he podido poner la reseña entera en un hilo debajo. { $why }. **{ card-read }** se la muestra a cada persona por separado. Para la próxima vez, dame allí Crear hilos públicos y Enviar mensajes en hilos.
