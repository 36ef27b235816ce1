# Quitar, editar, unir y separar lo publicado.

removal-ask = **¿Quito la reseña de** *{ $title }***?** { $place }
removal-ask-by = **¿Quito la reseña de** *{ $title }*, de { $reviewer }**?** { $place }
removal-what = Un breve aviso ocupa el lugar de la ficha, el texto sale del hilo que tiene debajo, y ninguna pregunta, puntuación ni lista vuelve a saber de la reseña. { $kept }
removal-undo = Durante un día, **{ undo }** lo recupera todo, y también `/{ command-review } { command-review-restore }`; después se borra.
removal-unrated = Nadie ha puntuado el libro.
removal-only = Es la única reseña del libro: sin ella nadie lo encuentra. { $ratings ->
        [1] Su única puntuación se conserva igualmente, y vuelve a contar
       *[other] Sus { $ratings } puntuaciones se conservan igualmente, y vuelven a contar
    } cuando haya otra reseña del libro; **{ removal-with-ratings }** también las borra.
removal-others = { $others ->
        [1] Queda otra reseña del libro
       *[other] Quedan otras { $others } reseñas del libro
    }, y el libro también; { $ratings ->
        [1] su única puntuación se conserva.
       *[other] sus { $ratings } puntuaciones se conservan.
    }
removal-remove = Quitar
removal-with-ratings = Quitar con las puntuaciones
removal-leave = Dejarla
removed = Quitada: la reseña de *{ $title }*.
removed-kept = { $ratings ->
        [1] Su única puntuación se conserva.
       *[other] Sus { $ratings } puntuaciones se conservan.
    }
removed-gone = { $ratings ->
        [1] Su única puntuación se ha quitado con ella.
       *[other] Sus { $ratings } puntuaciones se han quitado con ella.
    }
removed-until = Hasta el { $until }, **{ undo }** la recupera, y también `/{ command-review } { command-review-restore }`.
undo = Deshacer
restored = La reseña de *{ $title }* ha vuelto, y su ficha regresa a <#{ $channel }>.
restored-ratings = { $ratings ->
        [1] Con ella ha vuelto { $ratings } puntuación.
       *[other] Con ella han vuelto { $ratings } puntuaciones.
    }
removal-notice = El equipo del club ha quitado la reseña que había aquí.
edited-stands = La reseña de *{ $title }* tal como está: { $place }
edited-how = Cambia sus campos o su texto. Esto solo lo ves tú; **{ button-update }** pone tus cambios en su lugar, y su hilo y sus preguntas se ponen al día.
nothing-done = No se ha cambiado nada.

moved-joins = Ya hay una entrada de *{ $title }*, y con esta corrección la de la reseña pasa a formar parte de ella: { $ratings ->
        [0] no llega ninguna puntuación
        [1] llega { $ratings } puntuación
       *[other] llegan { $ratings } puntuaciones
    }, y de quienes han puntuado las dos ({ $twice }) cuenta la más reciente.
moved-leaves = Con esta corrección la reseña pasa a la entrada de *{ $title }*; las puntuaciones se quedan con las demás reseñas de la entrada que deja.
moved-leaves-alone = Con esta corrección la reseña tiene una entrada propia; las puntuaciones se quedan con las demás reseñas de la entrada que deja.

merge-ask = **¿Hago que** *{ $goes }* **forme parte de** *{ $stays }***?** Sus reseñas, sus puntuaciones y lo que haya previsto sobre él pasan a *{ $stays }*, y la entrada *{ $goes }* desaparece.
merge-ratings = { $going } en una y { $staying } en la otra se convierten en { $together }. { $twice } Después no se puede saber qué puntuación vino de qué entrada; `/{ command-review } { command-review-split }` vuelve a separar las reseñas, no las puntuaciones.
merge-twice = { $twice ->
        [0] Nadie ha puntuado las dos.
        [1] { $twice } persona ha puntuado las dos: cuenta la puntuación más reciente.
       *[other] { $twice } personas han puntuado las dos: de cada una cuenta la puntuación más reciente.
    }
merge-make-one = Unirlas
merged = *{ $goes }* ya forma parte de *{ $stays }*, que tiene { ratings }: { $going } han llegado, { $staying } ya estaban.
merged-twice = De { $twice } que habían puntuado las dos cuenta la más reciente: { $replaced } veces la de *{ $goes }*, { $kept } veces la de *{ $stays }*.
merged-cards = Las fichas se ponen al día.
split = Esta reseña ya tiene una entrada propia: *{ $own }*. { $left ->
        [0] No había ninguna puntuación que se quedara
        [1] La única puntuación se queda
       *[other] Las { $left } puntuaciones se quedan
    } con *{ $from }*, porque nadie puede saber a qué reseña seguían; la entrada nueva empieza { $found ->
        [0] sin ninguna
        [1] con la puntuación que se guardaba bajo su nombre
       *[other] con las { $found } puntuaciones que se guardaban bajo su nombre
    }. Las fichas se ponen al día. `/{ command-review } { command-review-merge }` vuelve a unirlas.
a-reviewer = quien reseña, sin nombre
