//! Labels over what the reviewer liked and what not, in eight languages, and
//! the labels of what a review does not keep.

/// What announces a strong point.
pub const STRONG: &str = "strong point | strong points | strong points of the book | strongest point | strongest points |\
    biggest strength | greatest strength | greatest strengths | größte stärke | größte stärken |\
    plus gros point fort | lo más destacable | lo más logrado | najmocniejsze strony |\
    najmocniejsza strona | sterkste punten | sterkste punt | de sterkste punten | punto più forte |\
    punti più forti | strength | strengths | the good |\
    good | pro | pros | the pros | what i liked | what i loved | what worked |\
    what worked for me | likes | things i liked | things i loved | positives | positive |\
    positive points | the best thing | highlights | best part | the best part | best bits |\
    what i enjoyed | what i liked about it | what i liked about the book | i liked |\
    what i liked best | what i liked most | the positives | good points | best points |\
    the strengths | what's good | what is good | upsides | upside | plus points | hits |\
    what was good | the best | favorite part | favourite part | thumbs up | why i liked it |\
    likes about the book | what stood out | reasons to read | best things | stärken | stärke |\
    positiv | positive aspekte | was mir gefiel | was mir gefallen hat | das hat mir gefallen |\
    hat mir gefallen | das gefiel mir | mir hat gefallen | gefallen hat mir |\
    was mir gut gefallen hat | pluspunkte | pluspunkt | vorteile | das gute | gelungen | top |\
    lob | was gut war | was gut ist | das hat mir gut gefallen | gut gefallen |\
    gut gefallen hat mir | ich mochte | points forts | point fort | les points forts |\
    le point fort | les plus | le plus | points positifs | point positif | les points positifs |\
    ce que j'ai aimé | j'ai aimé | ce qui m'a plu | ce que j'ai apprécié | j'ai adoré |\
    ce que j'ai adoré | les atouts | positif | on aime | les qualités | qualités | forces |\
    ce que j'ai préféré | puntos fuertes | punto fuerte | lo mejor | lo bueno | puntos positivos |\
    punto positivo | lo que más me gustó | lo que me gustó | me gustó | me ha gustado |\
    lo que me ha gustado | lo que más me ha gustado | aspectos positivos | lo positivo | a favor |\
    fortalezas | virtudes | ventajas | lo mejor del libro | pontos fortes | ponto forte |\
    pontos positivos | ponto positivo | o melhor | o que gostei | o que mais gostei | gostei |\
    o que eu gostei | aspetos positivos | aspectos positivos do livro | o bom | pontos altos |\
    ponto alto | lo mejor de | o melhor do livro | punti di forza | punto di forza | punti forti |\
    punto forte | mi è piaciuto | cosa mi è piaciuto | ciò che mi è piaciuto |\
    cosa mi è piaciuto di più | il meglio | pregi | aspetti positivi | lati positivi | positivo |\
    i pregi | punti positivi | punti a favore | plusy | plus | pluses | mocne strony | zalety |\
    co mi się podobało | podobało mi się | to mi się podobało | na plus | co mi się spodobało |\
    atuty | najlepsze | mocna strona | sterke punten | sterk punt | pluspunten | pluspunt |\
    wat ik goed vond | wat ik leuk vond | goed | positieve punten | voordelen | wat ik mooi vond |\
    plussen";

/// What announces a weak point.
pub const WEAK: &str = "weak point | weak points | weak points of the book | weakest point | weakest points |\
    biggest weakness | greatest weakness | größte schwäche | größte schwächen | lo más flojo |\
    najsłabsze strony | najsłabsza strona | zwakste punten | zwakste punt | de zwakste punten |\
    punto più debole | punti più deboli | weakness | weaknesses | the bad | bad |\
    con | cons | the cons | what i didn't like | what i did not like | what i disliked |\
    what didn't | what did not | what didn't work | what did not work | what didn't work for me | what did not work for me |\
    dislikes | things i didn't like | things i disliked | negatives | negative | negative points |\
    the worst thing | lowlights | worst part | the worst part | what i didn't enjoy |\
    what i didn't love | what i disliked about it | i disliked | i didn't like | the negatives |\
    bad points | the weaknesses | what's bad | what is bad | downsides | downside | misses |\
    what was bad | the worst | least favorite part | least favourite part | thumbs down |\
    what could be better | what could have been better | room for improvement | complaints |\
    my complaints | issues | drawbacks | drawback | the ugly | worst things | schwächen |\
    schwäche | negativ | negative aspekte | was mir nicht gefiel | was mir nicht gefallen hat |\
    das hat mir nicht gefallen | hat mir nicht gefallen | das gefiel mir nicht |\
    weniger gefallen | was mir weniger gefallen hat | minuspunkte | minuspunkt | nachteile |\
    das schlechte | flop | kritikpunkte | kritikpunkt | nicht so gut | nicht gefallen hat mir |\
    nicht gefallen | weniger gelungen | was mich gestört hat | weniger gut gefallen |\
    points faibles | point faible | les points faibles | le point faible | les moins | le moins |\
    points négatifs | point négatif | les points négatifs | ce que je n'ai pas aimé |\
    ce que j'ai moins aimé | je n'ai pas aimé | j'ai moins aimé | ce qui m'a déplu |\
    ce qui m'a moins plu | bémols | bémol | les bémols | négatif | on aime moins | défauts |\
    les défauts | faiblesses | ce qui m'a dérangé | ce que je n'ai pas apprécié | puntos débiles |\
    punto débil | lo peor | lo malo | puntos negativos | punto negativo | lo que menos me gustó |\
    lo que no me gustó | no me gustó | no me ha gustado | lo que no me ha gustado |\
    lo que menos me ha gustado | aspectos negativos | lo negativo | en contra | debilidades |\
    defectos | desventajas | lo peor del libro | pontos fracos | ponto fraco | pontos negativos |\
    ponto negativo | o pior | não gostei | o que não gostei | o que menos gostei |\
    o que eu não gostei | aspetos negativos | contras | o mau | pontos baixos | ponto baixo |\
    o pior do livro | punti deboli | punto debole | punti di debolezza | non mi è piaciuto |\
    cosa non mi è piaciuto | ciò che non mi è piaciuto | il peggio | difetti | aspetti negativi |\
    lati negativi | contro | negativo | i difetti | punti negativi | punti a sfavore | minusy |\
    minus | minuses | słabe strony | wady | co mi się nie podobało | nie podobało mi się |\
    to mi się nie podobało | na minus | najgorsze | słaba strona | zwakke punten | zwak punt |\
    minpunten | minpunt | wat ik minder vond | slecht | wat ik niet goed vond |\
    wat ik niet leuk vond | negatieve punten | nadelen | minnen";

/// What says something about the book that a review does not keep.
pub const ASIDE: &str = "pages | page count | number of pages | num pages | length | page no | no of pages | pp |\
    print length | hardcover pages | book length | listening length | run time | runtime |\
    seiten | seitenzahl | seitenanzahl | anzahl der seiten | umfang | nombre de pages | pages nb |\
    nb de pages | páginas | número de páginas | nº de páginas | n de páginas | núm páginas |\
    pagine | numero di pagine | numero pagine | n pagine | liczba stron | stron | strony |\
    ilość stron | aantal pagina's | pagina's | bladzijden | aantal bladzijden | extension |\
    format | formats | binding | media type | medium | media | reading medium | formato |\
    formaat | einband | bindung | reliure | encuadernación | oprawa | edition language | series |\
    series position | series name | series number | book number | volume | reihe | band | serie |\
    saga | seria | cykl | tom | tome | reeks | deel | colección | coleção | collana | ciclo |\
    cycle | teil | serienteil | part of series | book id | translator | translators |\
    translated by | translation | tłumaczenie | tłumacz | tłumaczka | przekład | przełożył |\
    przełożyła | übersetzer | übersetzerin | übersetzung | übersetzt von |\
    aus dem englischen von | traducción | traductor | traductora | traducido por | traducteur |\
    traductrice | traduction | traduit par | traduit de l'anglais par | tradutor | tradutora |\
    tradução | traduttore | traduttrice | traduzione | tradotto da | vertaler | vertaling |\
    vertaald door | vertaalster | illustrator | illustrators | illustrated by | illustratorin |\
    illustrateur | illustratrice | illustrations by | ilustrador | ilustradora | ilustraciones |\
    ilustracje | illustratore | illustrazioni | narrator | narrated by | narrators | read by |\
    sprecher | gelesen von | lu par | lektor | voorgelezen door | narrador | editor s |\
    additional authors | foreword by | introduction by | preface | vorwort | prólogo | prefacio |\
    prefazione | asin | price | preis | prix | precio | preço | prezzo | cena | prijs |\
    cover price | cost | source | how i got it | how i got this book | where i got it | copy |\
    date read | date started | date finished | date completed | started | started reading |\
    finished | finished reading | read | read in | read on | reading dates | dates read |\
    read from | when i read it | reading time | year read | gelesen am | gelesen | gelesen im |\
    lu le | lu en | leído | leído en | fecha de lectura | terminado en | terminado | empezado |\
    lido em | letto | letto il | data lettura | data de leitura | przeczytane |\
    data przeczytania | gelezen | gelezen op | start date | end date | finish date | age range |\
    age group | age | ages | reading age | audience | target audience | target group | alter |\
    altersempfehlung | ab jahren | edad | idade | età | wiek | leeftijd | reading level |\
    grade level | language | language s | original language | sprache | originalsprache | langue |\
    langue originale | idioma | idioma original | lengua | língua | lingua originale | język |\
    język oryginału | taal | oorspronkelijke taal | original title | originaltitel |\
    titre original | titre vo | título original | titolo originale | tytuł oryginału |\
    tytuł oryginalny | oorspronkelijke titel | originele titel | orig title | subtitle |\
    untertitel | sous titre | subtítulo | sottotitolo | podtytuł | ondertitel | cover |\
    cover artist | cover design | cover image | cover designer | umschlaggestaltung | couverture |\
    portada | capa | copertina | okładka | omslag | date | datum | data | fecha | slug | status |\
    attachments | posted | posted on | posted by | posted in | buy | buy it | buy links |\
    buy link | purchase | purchase link | purchase links | amazon link | goodreads link |\
    book links | links | link | acheter | comprar | acquista | kup | kaufen | bestellen |\
    où l'acheter | unsere mediennummer | layout | permalink | setting | settings | place |\
    time period | period | main characters | trigger warnings | trigger warning |\
    content warnings | content warning | tw | cw | triggerwarnung | awards | prizes |\
    auszeichnungen | prix littéraire | premios | premi | website | author's website |\
    author website | social media | twitter | instagram | facebook | pov | point of view |\
    tropes | trope | tense | narration style | country | land | pays | país | paese | kraj |\
    nationality | challenge | challenges | reading challenge | challenge s | book club | lccn |\
    oclc | ddc | dewey | lexile | weight | dimensions | maße | date added | disclaimer |\
    disclosure | advance copy | arc | recommended for | recommended by | recommended to |\
    similar books | similar reads | read alikes | empfohlen für";
