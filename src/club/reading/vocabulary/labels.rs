//! The words of labels, in the languages that book blogs are written in:
//! English, German, French, Spanish, Portuguese, Italian, Polish and Dutch.
//!
//! To teach the reader a label, add it here: in the folded form of
//! [`crate::club::reading::labels::fold`], with `|` between the words. Accents
//! may stay; they are ignored in the comparison.

use crate::club::reading::labels::Field;

/// What each label announces.
pub const LABELS: &[(Field, &str)] = &[
    (
        Field::Title,
        "название | タイトル | 書名 | 书名 | 제목 | title | book title | book | titel | buchtitel | titre | título | titolo | tytuł |\
         boek | libro | livro | livre | buch | name of the book | book name | title of book |\
         title of the book | titre du livre | título del libro | título do livro |\
         titolo del libro | tytuł książki | książka | boektitel | titel des buches |\
         nombre del libro | nome do livro | full title | titolo libro | deutscher titel |\
         titre français | título en español | título em português | titolo italiano |\
         tytuł polski | nederlandse titel | item reviewed",
    ),
    (
        Field::Author,
        "автор | авторы | 著者 | 作者 | 저자 | author | authors | author s | author/s | book author | book authors | written by | by |\
         writer | writers | autor | autorin | autoren | autor/in | autor in | autoren/innen |\
         autorinnen | autorka | autorzy | autor/ka | auteur | auteure | autrice | auteurs |\
         auteur/autrice | auteur e | auteur rice | autora | autores | autor/a | autor a |\
         autore | autori | autrici | autor es | schrijver | schrijfster | schrijvers |\
         auteur s | name of author | name of the author | author name | author's name |\
         author names | book by | geschrieben von | verfasser | verfasserin | escrito por |\
         scritto da | écrit par | napisał | napisała | geschreven door | door | von | escritor |\
         escritora | scrittore | scrittrice | écrivain | novelist | written and illustrated by |\
         created by | creator | creators | contributors | contributor | nombre del autor |\
         nome do autor | nome dell'autore | nom de l'auteur | imię i nazwisko autora |\
         naam auteur | authorname | byline",
    ),
    (
        Field::Isbn,
        "isbn | isbn13 | isbn 13 | isbn10 | isbn 10 | isbn number | isbn nr | book isbn |\
         isbn/asin | ean | ean 13 | ean13 | isbn nummer | numéro isbn | numer isbn |\
         codice isbn | isbn s | isbns | isbn code | isbn print | isbn ebook | isbn 13 number |\
         isbn no | asin/isbn | isbn issn | gtin13 | gtin",
    ),
    (
        Field::Genre,
        "жанр | жанры | ジャンル | genre | genres | genre s | genre/s | book genre | book genres | book category |\
         gattung | género | géneros | genere | generi | gatunek | gatunki | my categorization |\
         my category | categorization | book type | type of book | literary genre | subgenre |\
         sub genre | sub genres | genre/category | genre/themes | genre & themes |\
         genere letterario | género literario | genre littéraire | gatunek literacki |\
         literaturgattung | genre/thema | fiction type | rodzaj | rodzaj literatury |\
         genre classification | categorised as | type de livre | type d'ouvrage |\
         tipo de libro | tipo di libro | buchart | bisac",
    ),
    (
        Field::Tags,
        "tags | tag | categories | category | shelves | shelf | bookshelves | bookshelf |\
         kategorie | kategorien | kategoria | kategorie książki | keywords | keyword |\
         subjects | catégorie | categoría | categorías | bei uns im regal | book tags | labels |\
         label | themes tags | badges | filetags | schlagworte | schlagwörter | schlagwort |\
         mots clés | mot clé | palabras clave | etiquetas | etichette | tagi | trefwoorden |\
         étiquettes | collection | collections | topics tags | taxonomy | shelved as |\
         filed under | genre tags | regal | estante | étagère | półka | type | subject |\
         subject s | topic | topics | sujet | thema | temática",
    ),
    (
        Field::Publisher,
        "издательство | 出版社 | 출판사 | publisher | published by | publishers | book publisher | verlag | verlagshaus |\
         verleger | éditeur | éditrice | éditions | maison d'édition | maison édition |\
         editorial | editora | editore | editor | casa editrice | edizioni | wydawnictwo |\
         wydawca | uitgeverij | uitgever | uitgegeven door | imprint | publishing house |\
         publishing company | publisher name | publié par | publié chez | paru chez |\
         erschienen bei | erschienen im | publicado por | editado por | pubblicato da |\
         nakładem | éditeurs | éditeur/collection | publisher/imprint | wydane przez",
    ),
    (
        Field::Imprint,
        "edition | edition info | edición | edição | edizione | ausgabe | uitgave | wydanie |\
         publication | publishing | publication info | publishing info | pub |\
         publication details | publishing details | publicación | publicação | pubblicazione |\
         veröffentlichung | verlag & jahr | verlag/jahr | publisher & date | publisher/date |\
         publisher and date | published by/on | edition read | my edition | edition used |\
         éditeur & date | bibliographie | bibliographische angaben | book info | book details |\
         edition details | druk | datos de edición | druckausgabe | verlag und jahr",
    ),
    (
        Field::Published,
        "год издания | дата издания | 出版日 | 発売日 | 出版时间 | publication date | published | published on | pub date | pubdate | publish date |\
         date published | date of publication | release date | released | released on |\
         release | publication year | year published | published year | year of publication |\
         date book published | book published | year | pub year | pubyear | publish year |\
         edition published | edition year | edition date | book year | first edition |\
         expected publication | expected publication date | on sale | on sale date |\
         date of release | book release | release year | year of release | copyright |\
         copyright year | publishing date | us release | uk release | us publication date |\
         uk publication date | out on | year of this edition | publishing year |\
         erscheinungsdatum | erschienen | erschienen am | erscheint am | erscheinungstermin |\
         erscheinungsjahr | veröffentlicht | veröffentlicht am | veröffentlichungsdatum | et |\
         jahr | vö | ausgabe vom | erstausgabe dieser ausgabe | date de publication |\
         date de parution | parution | date de sortie | sortie | publié le | paru le | paru en |\
         année de publication | année de parution | année de sortie | année | sorti le | sorti en | version française |\
         édition française | parution française | traduction française | date d'édition |\
         année d'édition | fecha de publicación | fecha de edición | fecha de lanzamiento |\
         año de publicación | año de edición | año | publicado en | publicado el |\
         data de publicação | data de lançamento | ano de publicação | ano de edição |\
         ano da edição | ano da edição lida | ano edição | lançamento | publicado em | anno |\
         data di pubblicazione | anno di pubblicazione | anno edizione | anno di edizione |\
         pubblicato | pubblicato il | uscita | data di uscita | data uscita | data d'uscita |\
         data pubblicazione | anno pubblicazione | data premiery | premiera | data wydania |\
         rok wydania | data publikacji | rok publikacji | rok | wydano | rok premiery |\
         publicatiedatum | verschenen | verschijningsdatum | verschijningsjaar |\
         jaar van uitgave | uitgegeven | datum van uitgave | jaar | gepubliceerd |\
         publicatiejaar | uitgavejaar | verschijnt",
    ),
    (
        Field::FirstPublished,
        "first published | originally published | original publication year |\
         original publication date | original publication | sortie originale |\
         originally released | original release | original release date | original year |\
         year first published | first published in | date first published | original pub date |\
         first publication | year originally published | orig published | original edition |\
         ersterscheinung | erstveröffentlichung | erstausgabe | erstmals erschienen |\
         original erschienen | originalausgabe | erscheinungsjahr original |\
         originalveröffentlichung | première parution | première publication |\
         première édition | date de première publication | année originale |\
         parution originale | publication originale | édition originale | primera publicación |\
         primera edición | publicación original | edición original | año original |\
         año de publicación original | publicado originalmente | primeira publicação |\
         primeira edição | publicação original | edição original | ano de publicação original |\
         publicado originalmente em | prima pubblicazione | prima edizione |\
         pubblicazione originale | edizione originale | anno originale |\
         anno di prima pubblicazione | anno prima pubblicazione | pierwsze wydanie |\
         data pierwszego wydania | rok pierwszego wydania | premiera oryginału |\
         wydanie oryginalne | eerste druk | eerste uitgave | oorspronkelijk verschenen |\
         oorspronkelijk jaar | oorspronkelijke uitgave | eerste publicatie",
    ),
    (
        Field::Reviewer,
        "reviewer | reviewed by | review by | review author | reviewer name | reviewer's name |\
         name of reviewer | blogger | rezensent | rezensentin | rezensiert von | rezension von |\
         recenzent | recenzentka | recenzja autorstwa | critique de | critique par |\
         chronique de | chronique par | reseña de | reseña por | reseñado por | reseñista |\
         resenha por | resenha de | resenhado por | resenhista | recensione di | recensito da |\
         recensore | recensie door | gerecenseerd door | recensent | zrecenzował |\
         zrecenzowała | reviewed for us by | guest reviewer | book reviewer",
    ),
    (
        Field::OwnRating,
        "оценка | моя оценка | рейтинг | 評価 | 评分 | 我的评分 | 평점 | 별점 | rating | my rating | our rating | overall rating | my overall rating | overall |\
         final rating | star rating | my star rating | book rating | review rating |\
         rating overall | personal rating | stars | my stars | score | my score |\
         overall score | final score | vote | my vote | verdict | final verdict | grade |\
         my grade | final grade | overall grade | rated | i rate it | i rated it | i give it |\
         i rated this | i gave it | rating value | rating score | rating stars | star | marks |\
         total rating | total score | total | my personal rating | rate | overall impression |\
         enjoyment rating overall | recommendation | star score | points | our score |\
         our verdict | my verdict | overall enjoyment | book score | review score | ranking |\
         bewertung | meine bewertung | wertung | meine wertung | gesamtwertung |\
         gesamtbewertung | gesamteindruck | gesamt | sterne | meine sterne | punkte |\
         punktzahl | fazit bewertung | sternebewertung | urteil | mein urteil | benotung |\
         meine note | empfehlung | buchbewertung | bewertung gesamt | persönliche bewertung |\
         note | ma note | mon évaluation | évaluation | notation | ma notation | étoiles |\
         mon avis note | note globale | note générale | note finale | appréciation |\
         mon appréciation | ma note personnelle | note du livre | verdict final | nota |\
         minha nota | mi nota | nota final | nota global | nota do livro | nota geral |\
         minha classificação | classificação | minha avaliação | avaliação | avaliação geral |\
         avaliação final | estrelas | pontuação | cotação | veredicto | veredito | valoración |\
         mi valoración | puntuación | mi puntuación | calificación | mi calificación |\
         estrellas | mi puntaje | puntaje | valoración personal | valoración global |\
         puntuación final | puntuación global | evaluación | mi nota final | nota media mía |\
         voto | il mio voto | valutazione | la mia valutazione | giudizio | il mio giudizio |\
         stelle | stelline | voto finale | voto personale | valutazione personale |\
         valutazione complessiva | giudizio finale | punteggio | il mio punteggio |\
         voto complessivo | valutazione finale | giudizio complessivo | ocena | moja ocena |\
         ocena ogólna | ogólna ocena | ocena końcowa | ocena książki | gwiazdki | punkty |\
         ocena ogólnie | moja ocena książki | werdykt | beoordeling | mijn beoordeling |\
         waardering | mijn waardering | cijfer | mijn cijfer | sterren | eindcijfer |\
         eindoordeel | oordeel | mijn oordeel | score totaal | totaalscore | rapportcijfer |\
         aantal sterren | mijn score | eindbeoordeling | eindscore | punten",
    ),
];
