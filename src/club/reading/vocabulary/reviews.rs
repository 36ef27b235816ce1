//! What a headline calls itself: "Review: X", "Recenzja książki X".
//!
//! All words are folded by [`crate::club::reading::fold::plain`], with `|`
//! between them.

/// Words that say that a review follows, before a mark (`: - |`) or one of
/// [`OF`]. They are never a title themselves.
pub const REVIEW: &str = "review|reviews|book review|a book review|bookreview|book reviews|mini review|minireview|\
    mini book review|mini reviews|arc review|audiobook review|audio review|audio book review|\
    ebook review|e book review|spoiler free review|non spoiler review|my review|quick review|\
    short review|brief review|early review|advance review|advanced review|advanced reader review|\
    graphic novel review|novel review|novella review|fiction review|nonfiction review|\
    non fiction review|comic review|manga review|series review|ya review|ya book review|\
    picture book review|childrens book review|children s book review|kids book review|\
    guest review|guest post|dnf review|reread review|re read review|netgalley review|\
    blog tour|blog tour review|blog tour and review|blog tour book review|book tour|\
    book tour review|book tour and review|virtual book tour|release blitz|book blitz|\
    release day review|release day|new release|review and giveaway|arc review and giveaway|\
    review blitz|review tour|blogtour|book spotlight|book report|book notes|booknotes|\
    book summary|book thoughts|book club|book club review|book club pick|book recommendation|\
    book rec|book recs|book of the month|book of the week|recommended reading|reading notes|\
    reading log|reading journal|reading update|literature review|book critique|book impressions|\
    fantasy review|sci fi review|science fiction review|romance review|thriller review|\
    mystery review|horror review|historical fiction review|poetry review|memoir review|\
    classic review|classics review|library review|staff pick|staff review|staff picks|\
    thoughts|my thoughts|some thoughts|book log|book diary|review in brief|in review|\
    review copy|review request|friday review|monday review|sunday review|weekend review|\
    wednesday review|tuesday review|thursday review|saturday review|flash review|\
    what i read|what i m reading|what i am reading|what we re reading|i m reading|just read|last read|latest read|\
    recently finished|on my nightstand|just finished|recently read|recent read|recent reads|\
    currently reading|finished reading|now reading|friday reads|five star read|\
    throwback review|throwback thursday|top ten tuesday|first lines friday|book discussion|\
    rezension|rezensionen|rezi|buchrezension|kurzrezension|buchkritik|buch kritik|buchbesprechung|\
    buchvorstellung|buchtipp|buchtipps|buch tipp|lesetipp|leseeindruck|lesetagebuch|leserunde|\
    kurzmeinung|buchempfehlung|leseempfehlung|lese empfehlung|horbuch rezension|horbuchrezension|literaturkritik|\
    rezensionsexemplar|buch review|buch des monats|kritik|gelesen|gerade gelesen|zuletzt gelesen|\
    abgebrochen|werbung rezension|werbung|monatshighlight|\
    critique|critiques|chronique|chroniques|chronique litteraire|chronique livresque|\
    critique litteraire|critique de livre|critique livre|avis|avis lecture|avis de lecture|\
    mon avis|fiche de lecture|fiche lecture|lecture|lectures|compte rendu|note de lecture|\
    notes de lecture|retour de lecture|coup de coeur|j ai lu|lu|lu et approuve|service presse|\
    ma lecture|carnet de lecture|billet|recension|lecture commune|chronique lecture|\
    resena|resenas|resena literaria|resena de libro|resena libro|mini resena|resenas literarias|\
    critica|critica literaria|critica de libro|opinion|mi opinion|comentario|lectura|lecturas|\
    he leido|leido|recomendacion|recomendacion literaria|libro recomendado|resena del libro|\
    resenha|resenhas|resenha literaria|resenha critica|resenha do livro|opiniao|minha opiniao|\
    leitura|leituras|li|lendo|lido|lidos|dica de leitura|dica de livro|resenha livro|\
    indicacao de leitura|indicacao|primeiras impressoes|\
    recensione|recensioni|recensione libro|recensione del libro|mini recensione|\
    recensione in anteprima|review party|review tour recensione|ho letto|letture|lettura|\
    consigli di lettura|consiglio di lettura|segnalazione|anteprima|blogtour recensione|\
    recensione romanzo|recensione letteraria|opinione|recensione audiolibro|\
    recensione audiobook|resena audiolibro|resena de audiolibro|critique audio|\
    chronique audio|resenha audiolivro|recenzja audiobooka|luisterboek recensie|\
    reading reflection|reading reflections|\
    recenzja|recenzje|recenzja ksiazki|recenzja przedpremierowa|przedpremierowo|recenzja patronacka|\
    mini recenzja|mini recenzje|opinia|przeczytane|patronat|recenzja przedpremierowo|\
    recensie|recensies|boekrecensie|boekbespreking|boekverslag|boekreview|boek review|leestip|\
    leesverslag|leeservaring|mini recensie|gelezen|bespreking|boekentip|net gelezen|\
    recenzija|recenze|recenzia|kirjaarvio|anmeldelse|bokanmeldelse|boganmeldelse|bokrecension|\
    kitap yorumu|reviewed|book reviewed|reading|\
    dnf|arc|tbr|wrap up|spotlight|unboxing|q and a|reread|re read|rereading";

/// Words of the same kind that are titles as often: a colon must follow.
pub const REVIEW_BEFORE_COLON: &str = "book|buch|roman|livre|libro|livro|ksiazka|boek|novel|read|notes|finished|i read|i just read|\
    i finished|audiobook|horbuch|kindle|ebook|fiction|non fiction|nonfiction|graphic novel|memoir|\
    poetry|thriller|fantasy|sci fi|science fiction|romance|mystery|horror|lesen|lesestoff|literatur|\
    lekture|litterature|literatura|letteratura|literature|libri|livros|livres|libros|bucher|boeken|\
    ksiazki|books|reads|recommended|recommendation|highly recommended|favourite|favorite|classics|\
    classic|krimi|young adult|ya|historical fiction|biography|manga|comic|bd|polar|ficcion|ficcao";

/// Words between "review" and the title where no mark stands.
pub const OF: &str = "of|of the book|of the novel|on|on the book|about|for|to|from|the book|the novel|\
    zu|zum buch|zum roman|von|uber|des buches|des romans|zur|zum|\
    de|du|du livre|du roman|d|de l|des|de la|del|del libro|de la novela|del roman|sobre|del romanzo|\
    do|do livro|do romance|da|di|della|dello|dell|del|su|sul libro|ksiazki|powiesci|dla|o ksiazce|\
    van|van het boek|over|sur|sur le livre|sur le roman|a propos de|roman de|a|al libro|a la novela";

/// What readers count, in front of "12/50".
pub const COUNTED: [&str; 18] = [
    "book", "books", "read", "buch", "livre", "lecture", "libro", "libros", "lectura", "livro",
    "livros", "leitura", "lettura", "ksiazka", "boek", "novel", "bok", "titel",
];

/// Whose review it is, in front of "review of".
pub const OWN: &str = "my|our|meine|unsere|ma|mon|notre|mi|nuestra|minha|a minha|nossa|mia|la mia|il mio|nostra|\
    moja|nasza|mijn|onze";

/// Phrases in front of a title that call it read: "Thoughts on X".
pub const LEADS: &str = "thoughts on|my thoughts on|some thoughts on|a few thoughts on|thoughts about|my thoughts about|\
    some thoughts about|why you should read|why you need to read|why everyone should read|\
    you should read|why i love|why i loved|in praise of|revisiting|brief thoughts on|\
    quick thoughts on|reflections on|notes on|some notes on|my notes on|notes from|comments on|\
    musings on|a review of|review of|book review of|my review of|a book review of|\
    a quick review of|a short review of|a brief review of|reading notes on|impressions of|\
    my impressions of|first impressions of|opinion on|my opinion on|a look at|a closer look at|\
    on reading|i just finished reading|i just finished|just finished reading|just finished|\
    i finished reading|finished reading|finished|i read|read|reviewing|reading|rereading|re reading|currently reading|\
    book summary of|summary of|book notes on|book notes for|notes for|lessons from|takeaways from|\
    my takeaways from|what i learned from|\
    rezension zu|rezension von|meine meinung zu|gedanken zu|buchkritik zu|kritik zu|\
    ich habe gelesen|eindrucke zu|rezension uber|\
    avis sur|mon avis sur|critique de|critique du livre|critique du roman|chronique de|\
    chronique du roman|chronique du livre|chronique du roman de|retour sur|mon avis sur le livre|\
    compte rendu de|lecture de|fiche de lecture de|note de lecture sur|\
    resena de|resena del libro|resena de la novela|critica de|opinion sobre|mi opinion sobre|\
    comentario de|analisis de|reflexiones sobre|comentario sobre|\
    resenha de|resenha do livro|resenha sobre|opiniao sobre|minha opiniao sobre|resenha do|\
    critica a|comentarios sobre|\
    recensione di|recensione del libro|recensione de|opinioni su|riflessioni su|recensione a|\
    recenzja ksiazki|recenzja powiesci|opinia o|refleksje o|\
    recensie van|recensie over|rezension|buchrezension|kurzrezension|rezi|buchbesprechung|\
    buchvorstellung|boekbespreking|boekrecensie|boekreview|recenzja|resena|resenha|recensione|\
    gedachten over|boekrecensie van|mijn mening over|recensie";

/// What stands behind a title and calls it reviewed.
pub const TRAILS: &str = "giveaway|a giveaway|excerpt|an excerpt|author interview|interview|q a|spoiler free|no spoilers|\
    spoilers|contains spoilers|audiobook|audio|ebook|netgalley|reread|dnf|novel|a novel review|\
    review and giveaway|arc|arc review and giveaway|review|a review|book review|a book review|the review|my review|arc review|mini review|\
    reviewed|book notes|notes|summary|book summary|my thoughts|thoughts|a few thoughts|\
    some thoughts|audiobook review|spoiler free review|novel review|bookreview|a short review|\
    a quick review|a brief review|graphic novel review|reading notes|book report|blog tour|\
    blog tour review|review and summary|summary and review|review no spoilers|a reflection|\
    rezension|buchrezension|eine rezension|kurzrezension|buchkritik|meine meinung|buchbesprechung|\
    kritik|rezi|buchtipp|critique|chronique|mon avis|avis|fiche de lecture|avis lecture|\
    chronique litteraire|resena|opinion|mi opinion|critica|resena literaria|resenha|opiniao|\
    minha opiniao|resenha critica|recensione|opinioni|la recensione|la mia recensione|\
    recenzja|recenzja ksiazki|opinia|moja opinia|recenzja przedpremierowa|recensie|\
    boekrecensie|mijn mening|boekbespreking|bespreking";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::fold::plain;

    #[test]
    fn every_word_is_folded() {
        for word in [REVIEW, REVIEW_BEFORE_COLON, OF, OWN, LEADS, TRAILS]
            .into_iter()
            .flat_map(|words| words.split('|'))
        {
            assert_eq!(plain(word), word, "not in its folded form");
        }
    }
}
