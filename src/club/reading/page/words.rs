//! Headlines that say that the text of a post is over.
//!
//! For pages whose themes give the comments no name; the languages are those
//! of [`crate::club::reading::vocabulary`].

/// Words for what readers write under a post.
const COMMENTS: &str = "comment | comments | response | responses | reply | replies | thought | thoughts |\
    kommentar | kommentare | antwort | antworten | commentaire | commentaires | réponse | réponses |\
    comentario | comentarios | respuesta | respuestas | comentário | comentários | resposta | respostas |\
    commento | commenti | risposte | komentarz | komentarze | komentarzy | odpowiedzi |\
    reactie | reacties | webmentions | trackbacks | pingbacks";

/// Headlines above the place for comments, in small letters.
const INVITATIONS: &str = "leave a comment | leave a reply | post a comment | add a comment | join the conversation |\
    join the discussion | what do you think | schreibe einen kommentar | kommentar schreiben | kommentar verfassen |\
    laisser un commentaire | ajouter un commentaire | deja un comentario | deja una respuesta |\
    publicar un comentario | deixe um comentário | deixe uma resposta | lascia un commento | posta un commento |\
    dodaj komentarz | zostaw komentarz | geef een reactie | laat een reactie achter";

/// Headlines above what a blog puts beside its posts, in small letters.
const ASIDES: &str = "related | related posts | related articles | related reading | you may also like |\
    you might also like | you may also enjoy | you might also enjoy | share | share this | share this post | like this |\
    about me | about the reviewer | about the blogger | recent posts | popular posts | latest posts | more posts |\
    more reviews | read next | read more | subscribe | newsletter | follow me | follow us | follow | archives | tags |\
    categories | navigation | post navigation | ähnliche beiträge | das könnte dich auch interessieren | teilen |\
    articles similaires | partager | entradas relacionadas | compartir | artigos relacionados | compartilhar |\
    articoli correlati | condividi | podobne wpisy | udostępnij | gerelateerd | delen";

/// Longest headline of this kind, in characters.
const LONGEST: usize = 60;

fn listed(list: &str, words: &str) -> bool {
    list.split('|').any(|listed| listed.trim() == words)
}

/// The words of a headline in small letters; `None` for a long one.
fn plain(headline: &str) -> Option<String> {
    if headline.chars().nth(LONGEST).is_some() {
        return None;
    }
    let words: Vec<String> = headline
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    Some(words.join(" "))
}

/// Whether what follows a headline was written by readers: "12 responses to
/// …", "Comments (3)", "Leave a reply".
#[must_use]
pub fn opens_comments(headline: &str) -> bool {
    let Some(plain) = plain(headline) else {
        return false;
    };
    let number = |word: &str| {
        word.bytes().all(|b| b.is_ascii_digit())
            || matches!(
                word,
                "no" | "one"
                    | "two"
                    | "three"
                    | "nenhum"
                    | "nessun"
                    | "ningún"
                    | "brak"
                    | "geen"
                    | "aucun"
                    | "keine"
                    | "sin"
                    | "postar"
                    | "publicar"
                    | "posta"
            )
    };
    let words: Vec<&str> = plain.split(' ').collect();
    let counted = match words.as_slice() {
        [first, second, ..] if number(first) => listed(COMMENTS, second),
        [only] => listed(COMMENTS, only) && !matches!(*only, "thoughts" | "thought" | "response"),
        [first, last] => listed(COMMENTS, first) && number(last),
        _ => false,
    };
    counted || INVITATIONS.split('|').any(|i| plain.starts_with(i.trim()))
}

/// Whether what follows a headline is no part of the post.
#[must_use]
pub fn opens_aside(headline: &str) -> bool {
    plain(headline).is_some_and(|plain| listed(ASIDES, &plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_of_comments_are_known() {
        for (headline, comments) in [
            ("12 responses to “The Ferry”", true),
            ("3 Comments", true),
            ("No comments:", true),
            ("Comments (3)", true),
            ("One thought on “The Ferry”", true),
            ("Leave a Reply", true),
            ("4 Kommentare", true),
            ("Deja un comentario", true),
            ("Thoughts", false),
            ("My thoughts", false),
            ("2 books I loved", false),
            ("What I liked", false),
            ("Response to the film", false),
            ("", false),
        ] {
            assert_eq!(opens_comments(headline), comments, "failed on {headline:?}");
        }
        assert!(opens_aside("Share this:"));
        assert!(opens_aside("You might also like…"));
        assert!(!opens_aside("Related to this, the ending"));
    }
}
