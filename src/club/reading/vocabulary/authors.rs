//! Words around a name that make it an author's, in eight languages.
//!
//! The lists are folded by [`crate::club::reading::fold::plain`], but for
//! [`BEFORE`], which is searched in the text itself, in small letters.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words for quick look-up.
pub type Words = LazyLock<HashSet<&'static str>>;

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split('|').map(str::trim).collect()
}

/// What stands right before an author's name.
pub const BEFORE: &str = "author | authors | novelist | writer | novel by | book by | written by | work by | \
    debut by | read by | novels by | books by | story by | memoir by | fan of | autor | autorin | buch von | \
    bücher von | roman von | romane von | stil von | feder von | geschrieben von | autora | auteur | auteure | \
    autrice | livre de | livres de | roman de | romans de | plume de | écriture de | l'œuvre de | écrit par | \
    libro de | libros de | novela de | novelas de | obra de | pluma de | estilo de | escrito por | escrita por | \
    livro de | livro da | livro do | livros de | livros da | livros do | obra da | obra do | escrita de | \
    escrita da | escrita do | autore | libro di | libri di | romanzo di | romanzi di | penna di | scritto da | \
    stile di | boek van | boeken van | roman van | schrijver | schrijfster | geschreven door | stijl van | \
    criada por | criado por | construída pelo | construído pelo | construída pela | construído pela | \
    imaginado por | imaginada por | contada por | contado por | narrada por | creada por | creado por | \
    pelo autor | pela autora | por el autor | por la autora | created by | imagined by | penned by | \
    imaginé par | imaginée par | par l’auteur | par l'auteur | créé par | créée par | scritta da | creata da | \
    napisana przez | napisane przez | stworzona przez | geschaffen von | policial por | policial de | \
    thriller de | polar de | thriller von | krimi von | thriller di | giallo di | thriller van | \
    książka | książki | książkę | powieść | powieści | autorki | pióra | twórczości | twórczość | pisarki | \
    pisarka | pisarz";

/// Words before a name: "my first Ann Lee novel", and before what she wrote:
/// "Ann Lee’s third novel".
pub static FIRST: Words = LazyLock::new(|| {
    set(
        "first | second | third | fourth | fifth | another | any | latest | new | newest | \
    favorite | favourite | next | last | this | debut | recent | best | great | wonderful | brilliant | \
    bestselling",
    )
});

/// What one reads of an author: "a Ann Lee novel", "le best-seller d’Ann Lee".
pub static BOOKS: Words = LazyLock::new(|| {
    set(
        "novel | book | novels | books | story | read | thriller | mystery | memoir | collection | \
    novella | tale | account | seller | bestseller | sequel | roman | buch | geschichte | krimi | \
    erzahlung | thrillers | debut | debutroman | livre | recit | histoire | polar | essai | nouvelle | \
    libro | novela | historia | relato | ensayo | livro | romance | obra | conto | romanzo | storia | giallo | \
    saggio | policial | policiaca | ksiazka | powiesc | opowiesc | kryminal | boek | verhaal | debuut",
    )
});

/// What belongs to an author: "Ann Lee’s writing".
pub static OWNED: Words = LazyLock::new(|| {
    set(
        "writing | prose | novel | book | debut | style | first | latest | new | second | memoir | \
    work | words | storytelling | characters | books | novels | narrative | voice | third | world | \
    collection | thriller | masterpiece | classic | essay | essays | stories | poems | biography | \
    autobiography | trilogy | series | bestseller | novella | fiction",
    )
});

/// "is", behind the name of a person.
pub static BEING: Words =
    LazyLock::new(|| set("is | was | ist | war | est | es | era | jest | una | fue"));

/// What a person is who writes.
pub static AUTHORS: Words = LazyLock::new(|| {
    set(
        "author | writer | novelist | autor | autorin | autora | auteur | autrice | escritor | \
    escritora | scrittore | scrittrice | schriftsteller | schriftstellerin | autore | schrijver | \
    schrijfster | ecrivain | pisarz | pisarka | pisarka | journalist",
    )
});

/// Several of them: "one of the greatest writers".
pub static AUTHORS_OF_MANY: Words = LazyLock::new(|| {
    set(
        "authors | writers | novelists | storytellers | poets | autoren | autorinnen | schriftsteller | \
    schriftstellerinnen | autores | escritores | escritoras | auteurs | ecrivains | romanciers | autori | \
    scrittori | scrittrici | pisarzy | pisarek | schrijvers",
    )
});

/// What a person does who wrote the book.
pub static WRITES: Words = LazyLock::new(|| {
    set(
        "writes | wrote | has written | has crafted | portrays | blends | \
    did a fantastic | did a great | did a good | did a wonderful | did an excellent | did an amazing | \
    does a fantastic | does a great | does a good | does a wonderful | does an excellent | does an amazing | \
    never disappoints | published | \
    veroffentlichte | veroffentlicht | beschreibt | schildert | beherrscht | versteht es | publicó | publico | publie | publia | \
    describe | retrata | descreve | decrit | descrive | \
    opowiada | opisuje | przedstawia | beschrijft | vertelt | weaves | crafts | pens | penned | takes us | gives us | \
    shows us | tells us | invites us | reminds us | takes you | takes the | uses language | \
    schreibt | schrieb | erzahlt uns | entfuhrt uns | nimmt uns | hat geschrieben | versteht es | gelingt es | \
    schafft es | ecrit | signe | nous livre | nous offre | nous entraine | nous emmene | nous raconte | \
    nous plonge | nous fait | nous propose | nous conte | nous parle | a ecrit | \
    escribe | escribio | ha escrito | nos cuenta | nos narra | nos presenta | nos lleva | nos trae | nos ofrece | \
    nos regala | nos sumerge | escreve | escreveu | nos apresenta | nos conta | nos leva | \
    scrive | ha scritto | ci racconta | ci regala | ci porta | ci presenta | ci offre | ci conduce | \
    pisze | napisala | napisal | stworzyla | stworzyl | zabiera nas | \
    schrijft | schreef | neemt ons | neemt je | neemt de | weet de",
    )
});

/// What a person is doing who wrote the book, within a few words.
pub static WRITING: Words = LazyLock::new(|| {
    set(
        "writing | narrando | contando | escribiendo | describiendo | escrevendo | descrevendo | \
    scrivendo | raccontando | descrivendo | narrating | describing",
    )
});
