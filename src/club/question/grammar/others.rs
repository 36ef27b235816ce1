//! Spanish, French, German, Portuguese, Italian, Polish and Dutch, by lists alone.
//!
//! Quoted are whole sentences, and clauses between marks stronger than a comma, so
//! the lists need only tell a sentence from a thing.

use std::sync::OnceLock;

use super::Grammar;

#[rustfmt::skip]
pub(super) static SPANISH: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "es", "son", "era", "eran", "fue", "fueron", "está", "están", "estaba", "estaban", "ha",
        "han", "había", "hay", "hubo", "he", "hemos", "tiene", "tienen", "tenía", "tuvo", "trata",
        "tratan", "habla", "hablan", "cuenta", "cuentan", "narra", "narran", "muestra",
        "muestran", "explora", "refleja", "resulta", "parece", "parecen", "hace", "hacen", "hizo",
        "logra", "consigue", "sabe", "saben", "deja", "dejan", "dejó", "lleva", "presenta",
        "ofrece", "invita", "gira", "plantea", "retrata", "aborda", "gusta", "gustó", "encanta",
        "encantó", "creo", "pienso", "encontré", "esperaba", "recomiendo", "puede", "pueden",
        "podría", "debe", "deben", "vive", "viven", "viene", "vienen", "va", "van", "iba",
        "sigue", "siguen", "falta", "faltan", "queda", "quedan", "quiere", "quieren", "dice",
        "dicen", "pasa", "pasan", "convierte", "demuestra", "mantiene", "consta", "destaca",
        "destacan", "engancha", "atrapa", "merece", "funciona", "transmite", "describe",
        "critica", "cuestiona", "denuncia", "profundiza", "sirve", "vale", "da", "dan", "pone",
        "hacía", "sufre", "busca", "pierde", "encuentra", "olvida",
    ],
    endings: &[
        "ó", "aban", "ieron", "aron", "aba", "ábamos", "imos",
    ],
    no_verbs: &[],
    openers: &[
        "que", "quien", "quienes", "cual", "cuales", "donde", "cuando", "aunque", "porque", "si",
        "como", "mientras", "cuyo", "cuya", "cuyos", "cuyas", "pues",
    ],
    turns: &[
        "no", "ni", "nunca", "tampoco", "sin", "nada", "nadie", "pero", "aunque", "sino", "si",
        "menos", "más", "que", "como", "quizá", "quizás", "casi", "apenas", "salvo", "excepto",
    ],
    relatives: &[],
    pointers: &[
        "él", "ella", "ellos", "ellas", "este", "esta", "esto", "estos", "estas", "ese", "esa",
        "eso", "esos", "esas", "aquel", "su", "sus", "ambos", "le", "les", "lo",
    ],
    asking: &[
        "qué", "quién", "quiénes", "cómo", "cuándo", "dónde", "cuál", "cuáles", "cuánto", "por",
        "hasta", "es", "puede", "podemos", "hay", "debe", "vale", "a", "para", "de",
    ],
    english: false,
};

#[rustfmt::skip]
pub(super) static FRENCH: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "est", "sont", "était", "étaient", "fut", "sera", "a", "ont", "avait", "avaient", "ai",
        "avons", "fait", "font", "va", "vont", "vient", "viennent", "peut", "peuvent", "doit",
        "doivent", "sait", "savent", "veut", "veulent", "raconte", "racontent", "explore",
        "aborde", "parle", "parlent", "montre", "montrent", "traite", "donne", "donnent", "reste",
        "restent", "trouve", "trouvent", "devient", "semble", "semblent", "paraît", "aime",
        "aimé", "adoré", "dit", "disent", "prend", "met", "mène", "offre", "livre", "invite",
        "évoque", "décrit", "suit", "suivent", "propose", "interroge", "dénonce", "touche",
        "manque", "manquent", "permet", "mérite", "vit", "vivent", "tente", "cherche", "plonge",
        "questionne", "rappelle", "fonctionne", "tient", "repose", "connaît", "pense", "crois",
        "faut", "existe", "passe", "perd", "laisse", "emporte", "souffre", "réussit", "parvient",
        "oublie",
    ],
    endings: &[
        "ait", "aient", "èrent",
    ],
    no_verbs: &[
        "parfait", "portrait", "souhait", "extrait", "attrait", "trait",
    ],
    openers: &[
        "qui", "que", "qu", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "où", "quand", "lorsque", "lorsqu", "si", "comme", "parce",
        "puisque", "bien", "tandis", "alors", "quoique",
    ],
    turns: &[
        "ne", "n", "pas", "jamais", "ni", "sans", "rien", "personne", "mais", "si", "bien",
        "quoique", "moins", "plus", "que", "qu", "comme", "sauf", "malgré", "peut-être",
        "presque",
    ],
    relatives: &[],
    pointers: &[
        "il", "elle", "ils", "elles", "ce", "cet", "cette", "ces", "celui", "celle", "ceux",
        "celles", "son", "sa", "ses", "leur", "leurs", "cela", "ça", "lui", "eux",
    ],
    asking: &[
        "que", "qu", "qui", "quoi", "comment", "pourquoi", "quand", "où", "quel", "quelle",
        "quels", "quelles", "est", "peut", "doit", "faut", "jusqu", "jusqu'où", "à", "combien",
        "et",
    ],
    english: false,
};

#[rustfmt::skip]
pub(super) static GERMAN: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "ist", "sind", "war", "waren", "hat", "haben", "hatte", "hatten", "wird", "werden",
        "wurde", "wurden", "kann", "können", "konnte", "konnten", "muss", "müssen", "musste",
        "mussten", "soll", "sollen", "will", "wollen", "wollte", "darf", "mag", "möchte", "bin",
        "habe", "erzählt", "handelt", "zeigt", "zeigen", "macht", "machen", "machte", "geht",
        "gehen", "ging", "gibt", "gab", "kommt", "kommen", "kam", "steht", "stehen", "stand",
        "bleibt", "bleiben", "blieb", "liest", "lässt", "ließ", "findet", "finden", "fand",
        "führt", "spielt", "spielen", "sagt", "sagen", "sagte", "weiß", "wissen", "beschreibt",
        "schildert", "behandelt", "verbindet", "gelingt", "schafft", "fehlt", "fehlen", "gefällt",
        "gefiel", "hält", "nimmt", "sieht", "sehen", "wirkt", "wirken", "scheint", "heißt",
        "lebt", "lernt", "stellt", "bringt", "beginnt", "endet", "wechselt", "entwickelt",
        "berührt", "fesselt", "überzeugt", "dreht", "besteht", "verliert", "sucht", "kämpft",
        "verdient", "bietet", "erinnert", "regt", "zieht", "liegt", "ließen", "denke", "finde",
        "glaube", "fühlt", "dachte", "klingt", "passt", "braucht", "enthält",
    ],
    endings: &[],
    no_verbs: &[],
    openers: &[
        "dass", "weil", "obwohl", "wenn", "ob", "als", "wie", "wo", "wobei", "während", "damit",
        "nachdem", "bevor", "sodass", "deren", "dessen", "denen", "was", "wer",
    ],
    turns: &[
        "nicht", "kein", "keine", "keinen", "keinem", "keiner", "nie", "niemals", "ohne", "weder",
        "noch", "aber", "doch", "sondern", "wenn", "obwohl", "ob", "als", "wie", "weniger",
        "mehr", "eher", "statt", "trotz", "außer", "vielleicht", "fast", "kaum", "jedoch",
        "allerdings",
    ],
    relatives: &["der", "die", "das", "den", "dem"],
    pointers: &[
        "er", "sie", "dieser", "diese", "dieses", "diesem", "diesen", "sein", "seine", "ihr",
        "ihre", "beide", "jener", "jene", "dort", "hier", "ihm", "ihnen",
    ],
    asking: &[
        "was", "wer", "wie", "warum", "wieso", "weshalb", "wo", "wann", "welche", "welcher",
        "welches", "wem", "wen", "wohin", "woher", "ist", "kann", "darf", "muss", "sind", "wozu",
    ],
    english: false,
};

#[rustfmt::skip]
pub(super) static PORTUGUESE: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "é", "são", "era", "eram", "foi", "foram", "está", "estão", "estava", "ha", "há", "havia",
        "tem", "têm", "tinha", "teve", "trata", "tratam", "fala", "falam", "conta", "contam",
        "narra", "mostra", "mostram", "explora", "reflete", "parece", "parecem", "faz", "fazem",
        "fez", "consegue", "sabe", "deixa", "deixam", "leva", "apresenta", "oferece", "convida",
        "gira", "retrata", "aborda", "gostei", "adorei", "amei", "achei", "acho", "acredito",
        "esperava", "recomendo", "pode", "podem", "poderia", "deve", "devem", "vive", "vivem",
        "vem", "vai", "vão", "ia", "segue", "falta", "faltam", "fica", "ficam", "quer", "querem",
        "diz", "dizem", "passa", "torna", "demonstra", "mantém", "merece", "funciona",
        "transmite", "descreve", "critica", "questiona", "denuncia", "serve", "vale", "dá", "dão",
        "põe", "traz", "trazem", "sofre", "busca", "perde", "encontra", "discute", "existe",
        "possui", "prende",
    ],
    endings: &[
        "ou", "aram", "eram", "iram", "ava", "avam",
    ],
    no_verbs: &[],
    openers: &[
        "que", "quem", "qual", "quais", "onde", "quando", "embora", "porque", "se", "como",
        "enquanto", "cujo", "cuja", "cujos", "cujas", "pois",
    ],
    turns: &[
        "não", "nem", "nunca", "sem", "nada", "ninguém", "mas", "embora", "porém", "se", "menos",
        "mais", "que", "como", "talvez", "quase", "apenas", "salvo", "exceto", "contudo",
    ],
    relatives: &[],
    pointers: &[
        "ele", "ela", "eles", "elas", "este", "esta", "isto", "estes", "estas", "esse", "essa",
        "isso", "esses", "essas", "aquele", "aquela", "seu", "sua", "seus", "suas", "ambos",
    ],
    asking: &[
        "que", "quem", "como", "quando", "onde", "qual", "quais", "quanto", "por", "será", "até",
        "é", "o", "a", "pode", "podemos", "há", "vale",
    ],
    english: false,
};

#[rustfmt::skip]
pub(super) static ITALIAN: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "è", "sono", "era", "erano", "fu", "ha", "hanno", "aveva", "avevano", "ho", "abbiamo",
        "fa", "fanno", "va", "vanno", "viene", "vengono", "può", "possono", "deve", "devono",
        "sa", "sanno", "vuole", "vogliono", "racconta", "raccontano", "esplora", "affronta",
        "parla", "parlano", "mostra", "mostrano", "tratta", "dà", "danno", "resta", "restano",
        "rimane", "trova", "trovano", "diventa", "sembra", "sembrano", "piace", "dice", "dicono",
        "prende", "mette", "porta", "offre", "invita", "descrive", "segue", "propone", "indaga",
        "denuncia", "tocca", "manca", "mancano", "permette", "merita", "vive", "vivono", "cerca",
        "ruota", "ricorda", "funziona", "tiene", "conosce", "penso", "credo", "trovo", "esiste",
        "passa", "perde", "lascia", "riesce", "riescono", "coinvolge", "convince", "aspettavo",
    ],
    endings: &[
        "arono", "irono", "ava", "avano", "eva", "evano",
    ],
    no_verbs: &[
        "prova", "nuova", "breva",
    ],
    openers: &[
        "che", "chi", "cui", "dove", "quando", "se", "come", "perché", "mentre", "benché",
        "sebbene", "poiché", "quale", "quali",
    ],
    turns: &[
        "non", "né", "mai", "senza", "niente", "nulla", "nessuno", "ma", "però", "se", "meno",
        "più", "che", "come", "forse", "quasi", "solo", "tranne", "malgrado", "benché", "sebbene",
    ],
    relatives: &[],
    pointers: &[
        "lui", "lei", "loro", "egli", "ella", "questo", "questa", "questi", "queste", "quello",
        "quella", "quelli", "quelle", "suo", "sua", "suoi", "sue", "entrambi", "ciò",
    ],
    asking: &[
        "che", "chi", "cosa", "come", "quando", "dove", "quale", "quali", "quanto", "perché",
        "può", "è", "fino", "a", "c", "dobbiamo",
    ],
    english: false,
};

#[rustfmt::skip]
pub(super) static POLISH: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "jest", "są", "był", "była", "było", "byli", "były", "będzie", "będą", "ma", "mają",
        "miał", "miała", "można", "trzeba", "to", "może", "mogą", "mógł", "musi", "muszą", "chce",
        "chcą", "wie", "wiedzą", "opowiada", "opowiadają", "mówi", "mówią", "porusza", "dotyczy",
        "dotyka", "skupia", "pokazuje", "przedstawia", "ukazuje", "zmusza", "skłania", "zadaje",
        "stawia", "daje", "dają", "robi", "robią", "staje", "pozostaje", "zostaje", "wydaje",
        "znajduje", "brakuje", "podobało", "podobała", "lubię", "myślę", "uważam", "sądzę",
        "polecam", "żyje", "żyją", "czyta", "trzyma", "wciąga", "zachwyca", "wzrusza", "działa",
        "kończy", "zaczyna", "uczy", "szuka", "traci", "toczy", "dzieje", "idzie", "stoi",
        "warto", "zawiera", "przypomina",
    ],
    endings: &[
        "uje", "ują", "ała", "ało", "ały", "iła", "iło", "ili", "yła", "yło", "ował", "owała",
    ],
    no_verbs: &[
        "cały", "całą", "cała", "całe", "mały", "mała", "doskonała", "wspaniała", "wspaniały",
    ],
    openers: &[
        "który", "która", "które", "którzy", "których", "którego", "której", "którym", "którą",
        "co", "kto", "gdzie", "kiedy", "gdy", "choć", "chociaż", "że", "żeby", "aby", "jeśli",
        "jeżeli", "jak", "ponieważ", "bo", "gdyż", "czy",
    ],
    turns: &[
        "nie", "ani", "nigdy", "bez", "nic", "nikt", "ale", "lecz", "jednak", "choć", "chociaż",
        "jeśli", "jeżeli", "czy", "niż", "jak", "jakby", "mniej", "bardziej", "raczej", "zamiast",
        "może", "prawie", "oprócz",
    ],
    relatives: &[],
    pointers: &[
        "on", "ona", "ono", "oni", "one", "ten", "ta", "te", "ci", "jego", "jej", "ich", "tego",
        "tej", "tym", "obaj", "obie", "tam",
    ],
    asking: &[
        "co", "kto", "jak", "dlaczego", "czemu", "gdzie", "kiedy", "czy", "który", "która",
        "które", "ile", "jaki", "jaka", "jakie", "czego", "kim", "czym",
    ],
    english: false,
};

#[rustfmt::skip]
pub(super) static DUTCH: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: &[
        "is", "zijn", "was", "waren", "heeft", "hebben", "had", "hadden", "wordt", "worden",
        "werd", "werden", "kan", "kunnen", "kon", "moet", "moeten", "moest", "wil", "willen",
        "zal", "zullen", "mag", "gaat", "gaan", "ging", "komt", "komen", "kwam", "staat", "staan",
        "blijft", "blijven", "bleef", "vertelt", "vertellen", "laat", "laten", "liet", "maakt",
        "maken", "maakte", "geeft", "gaf", "vindt", "vond", "vinden", "leest", "neemt", "ziet",
        "lijkt", "lijken", "voelt", "weet", "speelt", "draait", "toont", "beschrijft",
        "behandelt", "zegt", "houdt", "krijgt", "begint", "eindigt", "gebeurt", "zorgt", "mist",
        "ontbreekt", "raakt", "leeft", "zoekt", "verliest", "verdient", "biedt", "herinnert",
        "brengt", "wisselt", "overtuigt", "heb", "ben", "denk", "hoop", "verwachtte", "boeit",
    ],
    endings: &[],
    no_verbs: &[],
    openers: &[
        "die", "dat", "wie", "wat", "waar", "wanneer", "omdat", "hoewel", "terwijl", "als", "of",
        "zodat", "waarin", "waarbij", "waardoor", "toen", "nadat", "voordat", "hoe",
    ],
    turns: &[
        "niet", "geen", "nooit", "zonder", "noch", "maar", "echter", "als", "of", "hoewel", "dan",
        "minder", "meer", "eerder", "ondanks", "behalve", "misschien", "bijna", "nauwelijks",
    ],
    relatives: &[],
    pointers: &[
        "hij", "zij", "ze", "deze", "dit", "die", "dat", "haar", "hun", "beide", "daar", "hier",
        "hem", "hen",
    ],
    asking: &[
        "wat", "wie", "hoe", "waarom", "waar", "wanneer", "welke", "welk", "kan", "is", "mag",
        "moet", "zijn", "waartoe",
    ],
    english: false,
};
