# Seguir blogs: lo que ve y hace el equipo.

offer-new = *{ $feed }* tiene una reseña nueva.
offer-another = *{ $feed }* tiene otra reseña de un libro que el club ya tiene.
offer-version = *{ $feed }* tiene otra versión de una reseña que está en el club.
offer-to-card = la ficha en <#{ $channel }>
offer-to-own-card = <#{ $channel }>, con ficha propia
offer-ignored = Descartada: <{ $source }>
offer-posted = Publicada por <@{ $member }>: { $place }
offer-updated = Actualizada por <@{ $member }>: { $place }

feeds-title = El club sigue
feeds-more = y { $count } más
feeds-none = El club no sigue aún ningún blog. Dale la dirección de uno a `/{ command-review } { command-review-follow }`.
feed-straight = directo a <#{ $channel }>
feed-asked = a <#{ $channel }>, preguntando en <#{ $office }>
feed-stopped = ⚠ ya no lo miro: { $why }. `/{ command-review } { command-review-follow }` lo reanuda.
feed-silent = ⚠ sin respuesta desde { $since }
feed-next = lo miro otra vez { $next }

follow-new = El club sigue *{ $title }* desde ahora: <{ $address }>. { $arrangement }
follow-again = El club ya sigue *{ $title }*, y lo miro ahora: <{ $address }>. { $arrangement }
follow-straight = Las reseñas nuevas van directas a <#{ $channel }>; lo que no puedo decidir lo pregunto en <#{ $office }>.
follow-asks = Las reseñas nuevas llegan primero a <#{ $office }>, con un botón que las publica en <#{ $channel }>.
unfollowed = El club ya no sigue *{ $title }*. Lo que se publicó o importó de él se queda.

import-nothing = No hay ninguna entrada por importar.
import-of = { $posts ->
        [1] De la única entrada que tiene ahora
       *[other] De las { $posts } entradas que tiene ahora
    }
import-none = { import-of }, ninguna es una reseña.
import-some = { import-of }, { $reviews ->
        [1] 1 es una reseña. No se publica
       *[other] { $reviews } son reseñas. No se publican
    }; al importarlas, sus libros se pueden puntuar.
import-unclear = { import-of }, tengo que abrir algunas para saber cuáles son reseñas. No se publica ninguna; al importarlas, sus libros se pueden puntuar.
import-button = { $reviews ->
        [1] Importar la reseña
       *[other] Importar las { $reviews } reseñas
    }
import-button-all = Importar las reseñas
import-go-on = Continuar
import-progress = Importando: { $done } de { posts }…
import-done = Importadas: { reviews } de { posts }. No se ha publicado nada; sus libros ya se pueden puntuar.
import-left = Aún no se ha podido leer: { posts }.
posts = { $posts ->
        [1] { $posts } entrada
       *[other] { $posts } entradas
    }
reviews = { $reviews ->
        [1] { $reviews } reseña
       *[other] { $reviews } reseñas
    }

# Por qué ya no se mira un feed: el final de una frase.
silent-for-good = su servidor dice que ha desaparecido para siempre
silent-for-a-week = lleva una semana sin responder ({ $clause })
silent-no-feed = lo que hay allí no es un feed
silent-answers = su servidor responde { $code }
silent-slow = tarda demasiado en responder
silent-too-large = ocupa más de 2 MB
silent-unreachable = no se puede llegar a él
removed-from-server = me han quitado del servidor
closed-office = no puedo escribir en <#{ $office }>

feed-news-silent = Ya no miro *{ $title }*: { $why }. Su dirección es { $address }. Si el blog se ha mudado, usa `/{ command-review } { command-review-follow }` con la dirección nueva; con la antigua vuelvo a mirar. Lo que se publicó se queda.
feed-news-closed = Ya no miro *{ $title }*: no puedo escribir en <#{ $office }>, donde pregunto si publico sus reseñas. { $why }. Dame allí Ver canal, Enviar mensajes, Insertar enlaces y Leer el historial de mensajes, o usa `/{ command-review } { command-review-follow }` en otro canal; entonces vuelvo a mirar.
