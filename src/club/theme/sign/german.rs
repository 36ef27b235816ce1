//! Signs of German reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        Ende, Schluss, Auflösung, Finale, Epilog"),
    (Sign::Aspect(Aspect::Opening), "
        Anfang, Einstieg, Beginn, ersten Seiten, erste Hälfte, ersten Kapitel"),
    (Sign::Aspect(Aspect::Pace), "
        Tempo, Länge, Mittelteil"),
    (Sign::Aspect(Aspect::Plot), "
        Handlung, Plot, Wendungen, Handlungsstränge"),
    (Sign::Aspect(Aspect::Characters), "
        Figuren, Charaktere, Protagonistin, Protagonist, Protagonisten, Hauptfigur, Figur"),
    (Sign::Aspect(Aspect::Dialogue), "
        Dialoge, Dialogen"),
    (Sign::Aspect(Aspect::Prose), "
        Sprache, Stil, Schreibstil, Beschreibungen, Erzählstil"),
    (Sign::Aspect(Aspect::Narrator), "
        Erzähler, Erzählerin, Erzählstimme, Perspektive, Erzählweise, Erzählperspektive"),
    (Sign::Aspect(Aspect::Structure), "
        Aufbau, Struktur, Zeitsprünge, Kapitel"),
    (Sign::Aspect(Aspect::World), "
        Welt, Atmosphäre, Setting, Schauplätze, Stimmung"),
    (Sign::Aspect(Aspect::Humour), "
        Humor, Witz, Satire, Ironie"),
    (Sign::Aspect(Aspect::Romance), "
        Liebesgeschichte, Romanze"),
    (Sign::Aspect(Aspect::Research), "
        Recherche, recherchiert"),
    (Sign::Aspect(Aspect::Suspense), "
        Spannung, Spannungsbogen"),
    (Sign::Aspect(Aspect::Message), "
        Botschaft, Moral"),
    (Sign::Aspect(Aspect::Translation), "
        Übersetzung, Übersetzer, Übersetzerin"),
    (Sign::Aspect(Aspect::Reading), "
        Hörbuch, Sprecher, Sprecherin"),
    (Sign::Aspect(Aspect::Pictures), "
        Illustrationen, Zeichnungen, Bilder"),
    (Sign::Aspect(Aspect::Premise), "
        Grundidee, Idee, Prämisse"),
    (Sign::Aspect(Aspect::Book), "
        Buch, Roman, Geschichte, Lektüre, Erzählung, Werk"),
    (Sign::Praise, "
        wunderbar*, wunderschön*, großartig*, toll*, brillant*, beeindruckend*, spannend*,
        fesselnd*, berührend*, bewegend*, interessant*, gelungen*, lesenswert*, gut geschrieben,
        schön*, witzig*, empfehlenswert*, hervorragend*, klasse, genial*, überzeugend*,
        authentisch*, liebevoll*, sympathisch*, unterhaltsam*, glaubwürdig*, poetisch*,
        perfekt*, stimmig*, eindringlich*, packend*, originell*"),
    (Sign::Blame, "
        langweilig*, langatmig*, zäh, schwach*, enttäusch*, vorhersehbar*, zu viel, zu lang, zu
        viele, flach, blass, klischeehaft*, unglaubwürdig*, konstruiert*, verwirrend*,
        oberflächlich*, überflüssig*, unrealistisch*, platt*, holprig*, zu schnell, abrupt*"),
    (Sign::Liked, "
        gefällt mir, gefiel mir, hat mir gefallen, mochte ich, ich mochte, liebe ich, begeistert"),
    (Sign::Disliked, "
        gefällt mir nicht, gefiel mir nicht, hat mir nicht gefallen, mochte ich nicht, gestört
        hat mich, störte mich"),
    (Sign::Effect(Effect::Tears), "
        geweint, Tränen, weinen"),
    (Sign::Effect(Effect::Laughter), "
        gelacht, lachen, schmunzeln, zum Lachen"),
    (Sign::Effect(Effect::Gripped), "
        aus der Hand legen, nicht aufhören, in einem Rutsch, verschlungen, Pageturner,
        durchgelesen"),
    (Sign::Effect(Effect::Bored), "
        gelangweilt, durchquälen, gequält, Längen"),
    (Sign::Effect(Effect::Stayed), "
        lange nach, nachhallt, hallt nach, im Gedächtnis, geht mir nicht aus dem Kopf, noch
        lange"),
    (Sign::Effect(Effect::Thought), "
        regt zum Nachdenken, zum Nachdenken, nachdenklich, nachgedacht, stimmt nachdenklich"),
    (Sign::Effect(Effect::Unease), "
        verstörend*, beklemmend*, bedrückend*, schwer zu ertragen"),
    (Sign::Effect(Effect::Surprise), "
        überrascht, überraschte mich, damit hatte ich nicht"),
    (Sign::Effect(Effect::Reread), "
        noch einmal gelesen, nochmal gelesen, wieder gelesen, nochmals"),
    (Sign::Effect(Effect::GaveUp), "
        abgebrochen, aufgegeben, nicht zu Ende"),
    (Sign::Effect(Effect::SlowStart), "
        reinzukommen, schwer in die Geschichte, hineinzufinden, schwergetan"),
    (Sign::Form(Form::FirstPerson), "
        aus der Sicht, Ich Erzähler, Ich Erzählerin, Ich Perspektive"),
    (Sign::Form(Form::Voices), "
        mehreren Perspektiven, verschiedenen Perspektiven, wechselnden Perspektiven, aus
        mehreren"),
    (Sign::Form(Form::Timelines), "
        zwei Zeitebenen, Zeitebenen, Rückblenden, Zeitsprünge"),
    (Sign::Form(Form::Letters), "
        Briefe, Briefroman, Tagebuch, Tagebucheinträge"),
    (Sign::Form(Form::TrueStory), "
        wahre Geschichte, wahren Begebenheiten, autobiografisch*, autobiographisch*, wahren
        Geschichte"),
    (Sign::Form(Form::Series), "
        Trilogie, Reihe, Fortsetzung, ersten Band, zweiten Band, Band"),
    (Sign::Form(Form::OpenEnd), "
        offenes Ende, offene Ende, offenen Ende"),
    (Sign::Likens, "
        erinnert an, erinnerte mich an, erinnert mich an, vergleichbar mit, ähnlich wie"),
    (Sign::Recommends, "
        empfehle, Empfehlung, Leseempfehlung, empfehlenswert, empfehlen, lesenswert"),
    (Sign::Warns, "
        nicht empfehlen, keine Empfehlung, nichts für, nicht für jeden"),
    (Sign::Expected, "
        erwartet, Erwartungen, Erwartung"),
    (Sign::Turns, "
        aber, doch, obwohl, jedoch, allerdings, trotzdem, während, sondern"),
    (Sign::Negates, "
        nicht, kein, keine, keinen, nie, ohne, kaum, wenig, weniger, nichts, fehlt, fehlte, fehlen, mangelt, leider, schade"),
];
