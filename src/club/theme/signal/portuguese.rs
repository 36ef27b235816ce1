//! Turns of phrase of Portuguese reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        temas como, tema da, tema do, temas da, o tema, os temas, explora*, aborda*, trata
        de, trata da, trata do, trata sobre, fala sobre, fala de, fala da, fala do, reflet*,
        reflexão sobre, reflexões sobre, refletir sobre, questiona*, questões como, questão
        da, questão do, critica*, crítica à, crítica ao, crítica a, denuncia*, retrata*,
        retrato de, retrato da, retrato do, história de, história sobre, romance sobre,
        livro sobre, gira em torno, alegoria*, metáfora*, importância da, importância do,
        natureza da, discute*, discussão sobre, nos faz pensar, faz pensar, levanta*",
    statement_before: "",
    statement: "
        tema principal, temas principais, tema central, mensagem, pano de fundo",
    opinion: "
        eu gostei, gostei, adorei, eu acho, acho que, achei, na minha opinião, para mim, não
        gostei, eu amei, amei, esperava",
    judgement: "
        maravilhos*, lindo, linda, incrível, excelente, brilhante*, emocionante*, tocante,
        interessante*, cansativ*, chato, chata, lento, lenta, previsível, decepcion*,
        envolvente, ótimo, ótima, bem escrito, bem escrita, demais, perturbador*, impactante",
    spoiler: "
        morre, morreu, assassinad*, no final, no fim, desfecho, reviravolta*, spoiler*,
        acaba por, descobre que",
    chat: "
        resenha, blog, estrelas, nota, goodreads, skoob, recomendo, editora, leitura
        coletiva, exemplar",
    bridges: &[
        "o",
        "a",
        "os",
        "as",
        "um",
        "uma",
        "de",
        "da",
        "do",
        "sobre",
        "em",
        "é",
        "se",
        "trata",
        "fala",
        "história",
        "romance",
        "livro",
        "simples",
        "mera",
        "mero",
    ],
    denials: &["não", "nunca", "nem", "sem", "menos", "nada"],
    no: &["nenhum", "nenhuma"],
    rather_than: &["em", "vez", "de"],
};
