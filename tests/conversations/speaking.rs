//! Who reads what in which language: a member her own, a channel the server's.

use readalong::rehearsal::{Attachment, Person, Reply};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, field, shown};

/// A member whose client speaks Spanish, as in Spain.
fn ines(club: &Club) -> Person {
    let ines = club.member("Inés");
    ines.speaks("es-ES");
    ines
}

fn assert_says(reply: &Reply, says: &str) {
    assert_eq!(reply.text(), says);
}

#[tokio::test]
async fn a_member_rates_in_her_own_language() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ines = ines(&club);
    let stars = ines.complete("rate", "stars", "3,5", json!({})).await;
    let stars = &stars.unwrap()[0];
    assert_eq!(
        (stars.name.as_str(), &stars.value),
        ("★★★½ 3,5", &json!("3.5"))
    );
    let rating = json!({ "book": "salt ledger", "stars": "3,5 estrellas", "note": "¡El puerto!" });
    let receipt = ines.slash("rate", rating).await.unwrap();
    assert!(receipt.ephemeral());
    insta::assert_snapshot!(club.read(shown(&receipt)), @r#"
    Le has dado ★★★½ **3,5** a *The Salt Ledger*.
    El club: **3,50** con 1 voto.
    **Deshacer**, aquí abajo, anula esto; `/puntuar` cambia tu puntuación, `/retirar` la retira.
    Tu nota queda guardada con ella.
    Deshacer: retirarla
    "#);
    let undone = ines.press(&receipt, "Deshacer: retirarla").await.unwrap();
    insta::assert_snapshot!(club.read(shown(&undone)), @r#"
    Tu puntuación de *The Salt Ledger* (★★★½ **3,5**) queda retirada.
    Ahora mismo nadie del club lo ha puntuado.
    **Deshacer**, aquí abajo, la devuelve.
    Tu nota se ha ido con ella: ¡El puerto!
    Deshacer: volver a 3,5
    "#);

    let menu = ines.press(&card, "Rate").await.unwrap();
    insta::assert_snapshot!(club.read(shown(&menu)), @r#"
    ¿Cuántas estrellas para *The Salt Ledger*? A los demás solo se les muestra la puntuación del club.
    Tus estrellas
    "#);
    let chosen = ines.choose(&menu, "Tus estrellas", &["4.5"]).await.unwrap();
    insta::assert_snapshot!(club.read(shown(&chosen)), @r#"
    Le has dado ★★★★½ **4,5** a *The Salt Ledger*.
    El club: **4,50** con 1 voto.
    **Deshacer**, aquí abajo, anula esto; `/puntuar` cambia tu puntuación, `/retirar` la retira.
    Deshacer: retirarla
    "#);

    // What the channel reads is in the server's language all the same.
    club.card_says(card.id, "**4.50** from 1 vote").await;
    club.close().await;
}

#[tokio::test]
async fn a_mistake_is_explained_in_the_language_of_whoever_made_it() {
    let club = Club::open().await;
    let ines = ines(&club);
    let refused = ines.slash("scores", json!({})).await.unwrap();
    assert_private(&refused, &[]);
    assert_says(
        &refused,
        "Este club aún no tiene reseñas. El equipo puede publicar la primera con `/reseña publicar`.",
    );
    club.post("salt.txt", SHORT).await;
    for (book, stars, says) in [
        (
            "salt ledger",
            "3.3",
            "«3.3» no es una puntuación que dé este club. Lo más cercano: **3,5** o **3**. No se ha guardado nada.",
        ),
        (
            "salt ledger",
            "muchas",
            "«muchas» no es un número de estrellas. Este club da medias estrellas de 0,5 a 5; elige una puntuación de la lista. No se ha guardado nada.",
        ),
        (
            "La sombra del viento",
            "4",
            "No conozco aquí ningún libro que se llame «La sombra del viento». Empieza a escribir y elige de la lista.",
        ),
    ] {
        let rating = json!({ "book": book, "stars": stars });
        let refused = ines.slash("rate", rating).await.unwrap();
        assert_private(&refused, &[]);
        assert_says(&refused, says);
    }
    let refused = ines.slash("unrate", json!({ "book": "salt" })).await;
    assert_says(
        &refused.unwrap(),
        "No has puntuado *The Salt Ledger*, así que no hay nada que retirar.",
    );
    // In Latin America numbers have a point.
    let luz = club.member("Luz");
    luz.speaks("es-419");
    let rating = json!({ "book": "salt ledger", "stars": "9" });
    let refused = luz.slash("rate", rating).await.unwrap();
    assert_says(
        &refused,
        "«9» no es una puntuación que dé este club. Lo más cercano: **5**. No se ha guardado nada.",
    );
    // A language that is not spoken is answered in English.
    let jan = club.member("Jan");
    jan.speaks("nl");
    let refused = jan.slash("unrate", json!({ "book": "salt" })).await;
    assert_says(
        &refused.unwrap(),
        "You have not rated *The Salt Ledger*, so there is nothing to withdraw.",
    );
    club.close().await;
}

#[tokio::test]
async fn what_a_channel_sees_is_in_the_servers_language() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    assert!(card.text().contains("no vote yet"), "{}", card.text());
    club.settled().await;
    club.discord.prefers(club.discord.guild(0), "es-ES");

    // From the first interaction on, the press knows; the card follows.
    let ana = club.member("Ana");
    let scores = ana.slash("scores", json!({ "book": "salt" })).await;
    let scores = scores.unwrap();
    assert!(!scores.ephemeral());
    assert_eq!(
        field(shown(&scores), "Votos").unwrap(),
        "Nadie del club ha puntuado aún este libro. **Puntuar** abre el marcador."
    );
    let card = club.card_says(card.id, "ningún voto todavía").await;
    insta::assert_snapshot!(club.read(&card), @r#"
    Oda Brandt
    The Salt Ledger
    Le gustó
    The harbour at night.
    No le gustó
    Nobody laughs for three hundred pages.
    El club
    ningún voto todavía
    La reseña
    ★★★★ 4/5
    En otros sitios
    Goodreads 3,9/5
    Historical Fiction
    Puntuar
    Debatir
    Puntuaciones
    Leerla entera
    "#);

    // Her own client is English, and so is what she alone sees.
    let rating = json!({ "book": "salt", "stars": "4.5" });
    let receipt = ana.slash("rate", rating).await.unwrap();
    assert_private(&receipt, &["You gave *The Salt Ledger* ★★★★½ **4.5**."]);
    club.card_says(card.id, "**4,50** con 1 voto").await;
    let scores = ana.slash("scores", json!({ "book": "salt" })).await;
    let scores = scores.unwrap();
    insta::assert_snapshot!(club.read(shown(&scores)), @r#"
    The Salt Ledger
    El club
    **4,50** con 1 voto
    La reseña
    ★★★★ 4/5
    En otros sitios
    Goodreads 3,9/5
    Votos
    **Mediana** 4,5
    **Diferencia** +0,50: el club está media estrella por encima de la reseña.
    Aún es pronto: unos pocos votos más pueden cambiarlo todo.
    Puntuar
    "#);
    let alone = ana.press(&scores, "Puntuar").await.unwrap();
    assert_private(&alone, &["You gave"]);
    club.close().await;
}

#[tokio::test]
async fn staff_post_and_correct_a_review_in_their_own_language() {
    let club = Club::open().await;
    let marta = club.staff();
    marta.speaks("es-419");
    let doubtful = SHORT.replace("My Rating: 4/5", "My Rating: 4");
    let file = Attachment::new("sal.txt", doubtful);
    let draft = marta.slash("review post", json!({ "file": file })).await;
    let draft = draft.unwrap();
    insta::assert_snapshot!(club.read(shown(&draft)), @r#"
    Aún no se ha publicado nada, y esto solo lo ves tú: la ficha tal como quedará, y qué más he entendido.
    Oda Brandt
    The Salt Ledger
    Le gustó
    The harbour at night.
    No le gustó
    Nobody laughs for three hundred pages.
    El club
    ningún voto todavía
    La reseña
    ★★★★ 4/5
    En otros sitios
    Goodreads 3.9/5
    Historical Fiction
    Lo que he entendido
    Título: The Salt Ledger
    Autoría: Oda Brandt
    Puntuación: 4/5
    Género: Historical Fiction
    Idioma: en
    En otros sitios: Goodreads 3.9/5
    Texto: 76 palabras
    No encontrado: ISBN, Editorial, Publicación, Reseña de
    Temas
    familia: “It is a story about family secrets and what they cost the children.”
    secretos y engaño: “It is a story about family secrets and what they cost the children.”
    Preguntas
    18 en reserva
    Viene de
    sal.txt
    Va a
    #reviews
    Revisa esto
    • La puntuación 4 no dice sobre cuánto es; he tomado cinco, como otra puntuación del documento.
    Publicar
    Editar campos
    Cancelar
    "#);

    let form = marta.press(&draft, "Editar campos").await.unwrap();
    let form = form.modal().unwrap();
    let labels: Vec<&str> = form.inputs.iter().map(|input| &*input.label).collect();
    insta::assert_snapshot!(labels.join("\n"), @r#"
    Título
    Autoría; si hay varias, con punto y coma
    Puntuación, por ejemplo 4/5 o ★★★½
    Detalles
    Lo que gustó y lo que no gustó en la reseña
    "#);
    let typed = [
        ("Puntuación, por ejemplo 4/5 o ★★★½", "ocho de 10"),
        ("Detalles", "Género: Novela\nPublicación: pronto"),
    ];
    let wrong = marta.submit(form, &typed).await.unwrap();
    let says = wrong.text();
    let says = says.lines().next().unwrap();
    insta::assert_snapshot!(says, @r#"
    No se ha cambiado nada. «pronto» no es una fecha que yo entienda. Escribe 2005, 2005-04 o 2005-04-05, o deja la línea vacía.
    "#);

    let form = marta.press(&wrong, "Editar campos").await.unwrap();
    let typed = [
        ("Puntuación, por ejemplo 4/5 o ★★★½", "4,5/5"),
        (
            "Detalles",
            "Género: Novela\nPublicación: 5 de abril de 2005",
        ),
    ];
    let changed = marta.submit(form.modal().unwrap(), &typed).await.unwrap();
    let posted = marta.press(&changed, "Publicar").await.unwrap();
    assert!(
        posted.text().starts_with("Publicada: "),
        "{}",
        posted.text()
    );
    let id = posted.text().rsplit('/').next().unwrap().parse().unwrap();
    // The server prefers English.
    let card = club.discord.message(id).unwrap();
    assert_eq!(field(&card, "The reviewer").unwrap(), "★★★★½ 4.5/5");
    assert!(card.text().contains("5 April 2005"), "{}", card.text());
    club.close().await;
}

#[tokio::test]
async fn the_help_speaks_of_commands_as_discord_shows_them() {
    let club = Club::open().await;
    let ines = ines(&club);
    let help = ines.slash("help", json!({})).await.unwrap();
    insta::assert_snapshot!(club.read(shown(&help)), @r#"
    **Readalong** lee con quien reseña: sus reseñas llegan a este servidor, y el club responde.

    `/debatir` – una pregunta sacada de la reseña más reciente, con la frase de la que sale; `libro:` y `tema:` eligen otra, `nivel:` pregunta a quienes han leído más, `añadir:` propone una pregunta tuya, `tanda:` da seis para una reunión
    `/puntuar` – tus estrellas para un libro; si puntúas otra vez las cambias, `/retirar` las retira
    `/puntuaciones` – la puntuación del club junto a la de la reseña; sin libro, la lista del club (`/ayuda tema:` dice cómo se cuentan)
    `/mis-datos` – tus propias puntuaciones, quién puntúa como tú, todo ello en archivos, y cómo borrarlo
    En cada ficha: **Puntuar**, **Debatir**, **Puntuaciones** y **Leerla entera**

    Tu puntuación no la ve nadie más que tú; los demás ven la media del club y cuántos votos hay.

    Equipo: `/reseña publicar` publica una reseña desde un archivo o un enlace, `/reseña pegar` desde texto pegado, y *Aplicaciones → Publicar como reseña* publica un mensaje que lo es. Primero ves lo que se ha entendido; la misma reseña otra vez actualiza su ficha. `/reseña editar` y `/reseña quitar` corrigen o quitan lo publicado. `/club ajustes` decide las estrellas, la puntuación a ciegas y adónde van las fichas, y `/club preguntas` hace que llegue una pregunta por sí sola.
    "#);
    let scores = ines
        .slash(
            "help",
            json!({ "topic": "scores: how they are counted and ordered" }),
        )
        .await
        .unwrap();
    assert_private(&scores, &["por debajo de 0,5 el club está de acuerdo"]);
    club.close().await;
}

#[tokio::test]
async fn a_club_is_asked_in_its_own_language() {
    let club = Club::open().await;
    club.discord.prefers(club.discord.guild(0), "es-ES");
    club.post("salt.txt", SHORT).await;
    let ines = ines(&club);
    let asked = ines.slash("discuss", json!({})).await.unwrap();
    assert!(!asked.ephemeral());
    assert!(field(shown(&asked), "De la reseña").is_some());
    for says in ["[Ir a la reseña](", " más en reserva", "Abrir un hilo"] {
        assert!(asked.text().contains(says), "{says}: {}", asked.text());
    }
    let another = ines.press(&asked, "Otra").await.unwrap();
    let themes = ines.press(&another, "Otro tema").await.unwrap();
    assert_private(&themes, &["La reseña de *The Salt Ledger* habla de estos."]);
    let completed = ines.complete("discuss", "theme", "fami", json!({})).await;
    let completed = completed.unwrap();
    let named: Vec<&str> = completed
        .iter()
        .map(|choice| choice.name.as_str())
        .collect();
    assert_eq!(named, ["familia"]);
    // In whichever language it is typed.
    for typed in ["Familia", "family"] {
        let asked = ines.slash("discuss", json!({ "theme": typed })).await;
        let below = shown(&asked.unwrap()).embeds[0]["footer"]["text"].to_string();
        assert!(below.contains("familia"), "{typed}: {below}");
    }
    let noted = ines.press(&another, "👍").await.unwrap();
    assert_private(
        &noted,
        &["👍 Anotado: el club recibirá preguntas como esta"],
    );
    let thread = ines.press(&another, "Abrir un hilo").await.unwrap();
    assert_private(&thread, &["El hilo está abierto: <#"]);

    let own = json!({ "add": "¿Perdonarías tú a la abuela?", "signed": true });
    let proposed = ines.slash("discuss", own).await.unwrap();
    assert_private(&proposed, &["Gracias. Pregunto al equipo", "con tu nombre"]);
    let short = ines.slash("discuss", json!({ "add": "¿Y?" })).await;
    assert_says(
        &short.unwrap(),
        "Una pregunta tuya tiene de 12 a 300 caracteres, y esta tiene 3. No se ha propuesto nada.",
    );
    club.close().await;
}

#[tokio::test]
async fn the_servers_language_is_remembered() {
    let mut club = Club::open().await;
    club.discord.prefers(club.discord.guild(0), "es-419");
    let card = club.post("salt.txt", SHORT).await;
    let card = club.card_says(card.id, "ningún voto todavía").await;
    club.settled().await;
    club.stop().await.unwrap();
    club.start().await;
    // Nobody has said anything to this process but the store.
    let ana = club.member("Ana");
    let clubs = readalong::club::ids::ClubId(club.discord.guild(0));
    let locale = club.store.locale(clubs).await.unwrap();
    assert_eq!(locale.code(), "es-419");
    let rating = json!({ "book": "salt", "stars": "3.5" });
    ana.slash("rate", rating).await.unwrap();
    club.card_says(card.id, "**3.50** con 1 voto").await;
    club.close().await;
}

#[tokio::test]
async fn commands_are_called_alike_in_both_kinds_of_spanish() {
    let club = Club::open().await;
    let mut names = Vec::new();
    club.discord.look(|world| {
        for command in world.commands(world.guilds()[0].id) {
            let spanish = &command["name_localizations"];
            assert_eq!(spanish["es-ES"], spanish["es-419"], "{command}");
            names.push(spanish["es-ES"].as_str().unwrap_or_default().to_owned());
        }
    });
    names.sort();
    insta::assert_snapshot!(names.join("\n"), @r#"
    Publicar como reseña
    Puntuar este libro
    ayuda
    club
    debatir
    mis-datos
    puntuaciones
    puntuar
    reseña
    retirar
    "#);
    club.close().await;
}
