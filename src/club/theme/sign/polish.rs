//! Signs of Polish reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        zakończenie, zakończenia, finał, koniec"),
    (Sign::Aspect(Aspect::Opening), "
        początek, pierwsze strony, pierwsze rozdziały"),
    (Sign::Aspect(Aspect::Pace), "
        tempo, akcja"),
    (Sign::Aspect(Aspect::Plot), "
        fabuła, fabuły, fabułę, intryga, zwroty akcji"),
    (Sign::Aspect(Aspect::Characters), "
        bohaterowie, bohaterów, bohaterka, bohaterki, bohater, postacie, postaci, bohatera"),
    (Sign::Aspect(Aspect::Dialogue), "
        dialogi"),
    (Sign::Aspect(Aspect::Prose), "
        styl, język, stylem, językiem, proza, opisy"),
    (Sign::Aspect(Aspect::Narrator), "
        narrator, narracja, narratorka, narrację"),
    (Sign::Aspect(Aspect::Structure), "
        konstrukcja, rozdziały"),
    (Sign::Aspect(Aspect::World), "
        klimat, świat, atmosfera, tło"),
    (Sign::Aspect(Aspect::Humour), "
        humor, humoru, ironia"),
    (Sign::Aspect(Aspect::Romance), "
        wątek miłosny, romans, wątek romantyczny"),
    (Sign::Aspect(Aspect::Suspense), "
        napięcie, tajemnica, zagadka"),
    (Sign::Aspect(Aspect::Message), "
        przesłanie, morał"),
    (Sign::Aspect(Aspect::Translation), "
        tłumaczenie, przekład"),
    (Sign::Aspect(Aspect::Pictures), "
        ilustracje, ilustracji, rysunki"),
    (Sign::Aspect(Aspect::Premise), "
        pomysł"),
    (Sign::Aspect(Aspect::Book), "
        książka, książkę, książki, powieść, powieści, historia, historię, lektura"),
    (Sign::Praise, "
        wspaniał*, piękn*, świetn*, genialn*, doskonał*, znakomit*, poruszając*, wzruszając*,
        ciekaw*, interesując*, wciągając*, dobrze napisan*, wybitn*, fascynując*, rewelacyjn*,
        niesamowit*, zaskakując*, urokliw*, ciepł*, zachwyca*, wciąga*, barwn*, wiarygodn*,
        plastyczn*, lekki, lekkim, lekka, zabawn*, oryginaln*, dopracowan*"),
    (Sign::Blame, "
        nudn*, nudził*, powoln*, przewidywaln*, rozczarow*, zbyt, słab*, chaotyczn*, płask*,
        sztuczn*, naiwn*, schematyczn*, męcząc*, niewiarygodn*, papierow*, dłużyzn*,
        nielogiczn*, zabrakło"),
    (Sign::Liked, "
        podobało mi się, podobała mi się, spodobało mi się, spodobała mi się, uwielbiam,
        podobały mi się"),
    (Sign::Disliked, "
        nie podobało mi się, nie podobała mi się, nie spodobało, nie przekonał*, rozczarował*"),
    (Sign::Effect(Effect::Tears), "
        płakałam, płakałem, łzy, łez, wzruszyłam, wzruszyła"),
    (Sign::Effect(Effect::Laughter), "
        śmiałam, śmiałem, śmiechu, uśmiech"),
    (Sign::Effect(Effect::Gripped), "
        oderwać, jednym tchem, pochłonęłam, pochłonął*, wciągnęła mnie, wciągnęło mnie"),
    (Sign::Effect(Effect::Bored), "
        wynudziłam, wynudziłem, nudziłam, nudziłem, męczyłam"),
    (Sign::Effect(Effect::Stayed), "
        zostanie ze mną, zapada w pamięć, na długo, zostaje w pamięci, w pamięci"),
    (Sign::Effect(Effect::Thought), "
        skłania do refleksji, zmusza do refleksji, skłania do myślenia, daje do myślenia,
        refleksji, do przemyśleń"),
    (Sign::Effect(Effect::Unease), "
        niepokojąc*, przerażając*, wstrząsając*"),
    (Sign::Effect(Effect::Surprise), "
        zaskoczył*, zaskoczenie, nie spodziewałam, nie spodziewałem"),
    (Sign::Effect(Effect::GaveUp), "
        porzuciłam, porzuciłem, nie dokończyłam"),
    (Sign::Form(Form::FirstPerson), "
        w pierwszej osobie, pierwszoosobow*"),
    (Sign::Form(Form::Timelines), "
        dwóch płaszczyznach czasowych, retrospekcj*, przeszłość i teraźniejszość"),
    (Sign::Form(Form::Letters), "
        listy, listów, dziennik, pamiętnik"),
    (Sign::Form(Form::TrueStory), "
        na faktach, prawdziwa historia, prawdziwych wydarzeniach, autobiograficzn*"),
    (Sign::Form(Form::Series), "
        trylogia, trylogii, cykl, cyklu, seria, serii, tom, tomu, kontynuacja"),
    (Sign::Form(Form::OpenEnd), "
        otwarte zakończenie"),
    (Sign::Likens, "
        przypomina mi, przypominała mi, przypomina, kojarzy mi się z, podobna do"),
    (Sign::Recommends, "
        polecam, godna polecenia, warto przeczytać, poleciła, polecić"),
    (Sign::Warns, "
        nie polecam, nie dla każdego, nie dla wszystkich"),
    (Sign::Expected, "
        spodziewałam, spodziewałem, oczekiwania, oczekiwań, oczekiwałam"),
    (Sign::Turns, "
        ale, jednak, chociaż, choć, lecz, mimo, natomiast"),
    (Sign::Negates, "
        nie, ani, nigdy, bez, nic, mało, mniej, zabrakło, brak, brakuje, niestety"),
];
