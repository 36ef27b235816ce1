//! Signs of English reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        ending, endings, conclusion, finale, denouement, epilogue, final chapters, last
        chapters, final chapter, last chapter, last pages, final pages, resolution, last third,
        final act, third act"),
    (Sign::Aspect(Aspect::Opening), "
        beginning, opening, first chapter, first chapters, first pages, first half, first part,
        first third, first few chapters, opening chapters"),
    (Sign::Aspect(Aspect::Pace), "
        pace, pacing, middle, length, second half, midsection"),
    (Sign::Aspect(Aspect::Plot), "
        plot, plots, plotting, storyline, storylines, storytelling, plotline, twist, twists,
        subplot, subplots, plot twist, plot twists"),
    (Sign::Aspect(Aspect::Characters), "
        characters, character, characterization, characterisation, characterizations, cast,
        protagonist, protagonists, main character, main characters, heroine, hero, villain,
        villains, character development"),
    (Sign::Aspect(Aspect::Dialogue), "
        dialogue, dialogues, dialog, conversations, banter"),
    (Sign::Aspect(Aspect::Prose), "
        prose, writing, style, writing style, sentences, language, imagery"),
    (Sign::Aspect(Aspect::Narrator), "
        narrator, narrators, narration, narrative voice, voice, point of view, perspective, pov"),
    (Sign::Aspect(Aspect::Structure), "
        structure, timeline, timelines, format, flashbacks, chapters, time jumps, alternating
        chapters, alternating timelines"),
    (Sign::Aspect(Aspect::World), "
        worldbuilding, world building, setting, settings, atmosphere, world, magic system, sense
        of place"),
    (Sign::Aspect(Aspect::Humour), "
        humour, humor, jokes, wit, comedy, satire"),
    (Sign::Aspect(Aspect::Romance), "
        romance, love story, love triangle, chemistry, love interest, romantic subplot"),
    (Sign::Aspect(Aspect::Research), "
        research, historical detail, historical details, historical accuracy, facts, science"),
    (Sign::Aspect(Aspect::Suspense), "
        suspense, tension, mystery, intrigue"),
    (Sign::Aspect(Aspect::Message), "
        message, moral, messages, social commentary, commentary, moral of the story"),
    (Sign::Aspect(Aspect::Translation), "
        translation, translator"),
    (Sign::Aspect(Aspect::Reading), "
        audiobook, audio version, audio book, audio narration, audiobook narrator"),
    (Sign::Aspect(Aspect::Pictures), "
        illustrations, artwork, drawings, illustrator"),
    (Sign::Aspect(Aspect::Premise), "
        premise, concept, idea behind"),
    (Sign::Aspect(Aspect::Book), "
        book, novel, story, read, memoir, collection, tale, novella, narrative"),
    (Sign::Praise, "
        beautiful*, brilliant*, gorgeous*, lovely, wonderful*, fascinat*, compelling*, gripping,
        engaging, engross*, captivat*, moving, touching, heartbreaking, powerful*, haunting*,
        memorable, unforgettable, clever*, perfect, perfectly, excellent*, superb*, stunning*,
        impressive*, impressed, masterful*, believable, convincing, convincingly, thought
        provoking, refreshing*, well written, well done, well developed, well drawn, well
        crafted, well researched, well paced, well rounded, well executed, well constructed,
        well plotted, fantastic, amazing, incredible, incredibly well, superior, vivid*, richly,
        lyrical*, poetic, elegant*, delightful*, charming, relatable, satisfying, funny,
        hilarious, witty, nuanced, immersive, atmospheric, realistic, authentic, intriguing,
        exciting, thrilling, addictive, evocative*, exquisite*, outstanding, phenomenal,
        riveting, likeable, likable, lovable, endearing, flawless*, skillful*, skilful*,
        skillfully, deftly, spot on, top notch, first rate, inventive, ingenious, layered,
        tender, heartwarming, crisp, on point, masterpiece, triumph, gem, breathtaking,
        mesmerizing, mesmerising, enthralling, absorbing, three dimensional, fleshed out, fully
        realized, sublime, magnificent, terrific, splendid, marvellous, marvelous, excels,
        shines, works well, wins, really great, truly great, especially strong"),
    (Sign::Blame, "
        boring, dull, slow, drags, dragged, tedious, predictable, disappoint*, frustrat*, confusing, annoying,
        irritating, flat, shallow, clichéd, cliche, cliched, cliché, clichés, cliches,
        contrived, forced, rushed, weak, weaker, weakest, flawed, unconvincing, implausible,
        unrealistic, overrated, overlong, poorly, badly, clunky, clumsy, stilted, wooden,
        repetitive, bland, thin, one dimensional, two dimensional, underdeveloped, undeveloped,
        superficial, unbelievable, unsatisfying, unnecessary, pretentious, overwritten, heavy
        handed, preachy, messy, muddled, disjointed, abrupt, anticlimactic, underwhelming,
        lackluster, lacklustre, mediocre, meh, cheesy, cringe, cringeworthy, cringy,
        melodramatic, too long, too slow, too short, too neat, too neatly, too much, too many,
        too fast, too quickly, too easy, too convenient, too predictable, too simple, too good
        to be true, not enough, all over the place, hard to follow, hard to believe, difficult
        to follow, hard to get into, far fetched, dry, dated, uneven, unlikeable, unlikable,
        insufferable, awful, terrible, horrible, lazy, sloppy, choppy, stereotypical,
        stereotyped, caricatures, caricature, generic, hollow, empty, lifeless, letdown, let
        down, let me down, a mess, could have been better, nothing special, problematic,
        distracting, jarring, formulaic, convoluted, plodding, wordy, bloated, incoherent,
        pointless, inconsistent, lack of, doesn't work, didn't work, falls flat, fell flat,
        suffers, falls short, ridiculous, silly, lost me, worst"),
    (Sign::Liked, "
        i loved, i love, i really loved, i enjoyed, i really enjoyed, i liked, i really liked, i
        adored, i admired, i appreciated, i really like, i also loved, i also liked, i also
        enjoyed, i particularly liked, i especially loved, i particularly enjoyed, i especially
        enjoyed, loved, enjoyed, adored"),
    (Sign::Disliked, "
        i hated, i disliked, i didn't like, i did not like, i didn't care for, i did not enjoy,
        i didn't enjoy, i didn't love, i was disappointed by, i was disappointed with,
        disappointed with, disappointed by, disappointed in, i struggled with, i was not a fan
        of, i wasn't a fan of, i could have done without, i didn't buy, i couldn't stand, i
        didn't connect with, i couldn't connect with, my issue with, my problem with, my only
        complaint"),
    (Sign::Blamed(Aspect::Pace), "
        slow going, slow moving, slow paced, drags on, dragged on, pacing issues, could have
        been shorter"),
    (Sign::Praised(Aspect::Pace), "
        fast paced, fast moving, well paced, moves along, flies by, flew by, never drags,
        doesn't drag, brisk pace"),
    (Sign::Praised(Aspect::Suspense), "
        edge of my seat, kept me guessing, keeps you guessing, kept me on edge, nail biting,
        kept me on the edge"),
    (Sign::Blamed(Aspect::Suspense), "
        saw it coming, could see it coming, saw the twist coming, guessed the twist, guessed
        who, guessed the ending, figured it out, figured out who"),
    (Sign::Praised(Aspect::Prose), "
        beautifully written, beautiful writing, well written, wonderfully written, superbly
        written, brilliantly written, exquisitely written, written beautifully, gorgeously
        written, lyrically written, elegantly written"),
    (Sign::Blamed(Aspect::Prose), "
        poorly written, badly written, overwritten, purple prose, flowery, not well written"),
    (Sign::Praised(Aspect::Research), "
        well researched, meticulously researched, thoroughly researched, impeccably researched"),
    (Sign::Blamed(Aspect::Message), "
        preachy, heavy handed, didactic, moralizing, moralising, on the nose, hits you over the
        head"),
    (Sign::Blamed(Aspect::Characters), "
        flat characters, couldn't connect with the characters, didn't connect with the
        characters, couldn't relate to the characters, one dimensional characters, didn't care
        about the characters, didn't care about any, unlikeable characters, unlikable characters"),
    (Sign::Praised(Aspect::Characters), "
        fell in love with the characters, cared about the characters, rooting for, rooted for"),
    (Sign::Praised(Aspect::Humour), "
        very funny, really funny, laugh out loud funny, hilarious, wickedly funny, darkly funny,
        witty"),
    (Sign::Effect(Effect::Tears), "
        i cried, made me cry, in tears, i wept, moved me to tears, brought tears, tears in my
        eyes, teared up, broke my heart, i sobbed, ugly cry, i was crying, me sobbing, had me
        crying"),
    (Sign::Effect(Effect::Laughter), "
        laughed out loud, laughing out loud, laugh out loud, made me laugh, i laughed, made me
        chuckle, i chuckled, made me smile, had me laughing, i found myself laughing"),
    (Sign::Effect(Effect::Gripped), "
        i devoured, i was hooked, had me hooked, got me hooked, kept me hooked, had me gripped,
        gripped me, kept me up, i stayed up, page turner, unputdownable, put it down, put this
        down, put the book down, put this book down, in one sitting, couldn't stop reading,
        could not stop reading, kept me turning, glued to, kept me reading"),
    (Sign::Effect(Effect::Bored), "
        i was bored, bored me, i got bored, lost my interest, i lost interest, struggled to
        finish, struggled to get through, a slog, a chore, i skimmed, i skipped, forced myself"),
    (Sign::Effect(Effect::Stayed), "
        stayed with me, stay with me, stays with me, stick with me, stuck with me, stays with
        you, stay with you, stick with you, sticks with you, still think about, still thinking
        about, haunted me, haunt me, can't stop thinking, couldn't stop thinking, remember for a
        long time, won't forget, never forget, lingered with me, lingers with me, lingers in my"),
    (Sign::Effect(Effect::Thought), "
        made me think, makes you think, made me question, makes you question, made me realize,
        made me realise, makes you wonder, made me wonder, made me reflect, makes you reflect,
        changed my mind, changed the way i, opened my eyes, eye opening, food for thought, think
        differently, made me rethink, gave me a lot to think, lot to think about"),
    (Sign::Effect(Effect::Anger), "
        made me angry, made me so angry, made me mad, infuriated me, my blood boil, i was
        furious, i was angry"),
    (Sign::Effect(Effect::Unease), "
        hard to read, difficult to read, tough to read, harrowing, gut wrenching, painful to
        read, hard to stomach, made me uncomfortable, i felt uncomfortable, made me feel
        uncomfortable, disturbed me, gave me nightmares, scared me, creeped me out, gave me
        chills"),
    (Sign::Effect(Effect::Surprise), "
        didn't see coming, did not see coming, didn't see it coming, didn't see that coming,
        never saw it coming, took me by surprise, surprised me, caught me off guard, shocked me,
        blew my mind, blown away, i was surprised, pleasantly surprised, jaw dropping"),
    (Sign::Effect(Effect::Reread), "
        reread, re read, re reading, rereading, read it again, second time, reading it again,
        third time, read it twice, second reading"),
    (Sign::Effect(Effect::GaveUp), "
        gave up, dnf, did not finish, didn't finish, couldn't finish, could not finish,
        abandoned it, abandoned this, stopped reading, put it aside, nearly gave up, almost gave
        up, giving up"),
    (Sign::Effect(Effect::SlowStart), "
        took me a while to get into, took a while to get into, took me some time, slow to start,
        slow start, starts slow, started slow, starts slowly, starts off slow, started off slow,
        hard to get into, difficult to get into, takes a while to get, took me a while, once it
        gets going, once i got into"),
    (Sign::Form(Form::FirstPerson), "
        in first person, in the first person, first person narrat*, first person point of view,
        first person perspective, told from the perspective of, told from the point of view of,
        told by, narrated by, from the point of view of, through the eyes of, through her eyes,
        through his eyes, from the perspective of"),
    (Sign::Form(Form::Voices), "
        multiple perspectives, multiple points of view, multiple povs, several perspectives,
        different perspectives, alternating perspectives, dual perspective, dual pov, multiple
        narrators, several narrators, two narrators, three narrators, different points of view,
        multiple viewpoints, different viewpoints, alternating points of view, alternates
        between, alternating between, switches between, switching between, multiple pov"),
    (Sign::Form(Form::Timelines), "
        dual timeline, dual timelines, two timelines, multiple timelines, timelines, past and
        present, back and forth, flashback*, non linear, nonlinear, jumps around in time, time
        jumps, different time periods, out of order"),
    (Sign::Form(Form::Letters), "
        epistolary, diary entries, journal entries, told through letters"),
    (Sign::Form(Form::Unreliable), "
        unreliable narrator, unreliable narrators, unreliable"),
    (Sign::Form(Form::OpenEnd), "
        open ending, open ended, ends abruptly, cliffhanger, cliff hanger, loose ends, left
        hanging, ambiguous ending"),
    (Sign::Form(Form::TrueStory), "
        true story, based on a true, based on real events, real events, real life events,
        autobiographical, true events, based on the life of, based on the true"),
    (Sign::Form(Form::Series), "
        first in the series, first book in, second book in, third book in, sequel, prequel,
        trilogy, first in a series"),
    (Sign::Explores, "
        explore, explores, explored, exploring, examines, examine, examining, examination of,
        exploration of, explorations of, deals with, dealing with, deal with, tackles, tackling,
        grapples with, grappling with, delves into, delving into, touches on, touches upon,
        meditation on, meditates on, reflects on, reflection on, reflections on, commentary on,
        raises questions about, asks questions about, questions about, questions of, book about,
        novel about, story about, tale about, memoir about, stories about, novella about, book
        is about, novel is about, story is about, is about, it's about, it is about, is really
        about, is all about, is also about, is ultimately about, is essentially about, is mainly
        about, is mostly about, themes of, theme of, themes such as, themes like, topics like,
        topics such as, topics of, issues of, issues like, issues such as, subjects like,
        subjects such as, insight into, insights into, wrestles with, wrestling with, concerned
        with, preoccupied with, critique of, celebration of, study of, portrait of, look at,
        glimpse into, follows, follows the story of, tells the story of, tells the tale of,
        centers on, centres on, centers around, centres around, revolves around, story of, tale
        of, themes including, topics including, at its heart about, grappled with"),
    (Sign::SetIn, "
        set in, is set in, takes place in, take place in, set during, takes place during"),
    (Sign::Likens, "
        reminds me of, reminded me of, reminds me a lot of, reminded me a lot of, reminiscent
        of, similar to, compared to, comparable to, compared with, comparison to, comparisons
        to, comparison with, in the vein of, better than, not as good as, on par with, along the
        lines of, makes me think of, made me think of, reminded me a bit of, reminded me
        somewhat of, reminds one of, in the tradition of, a mix of, a cross between, mashup of,
        mash up of, mix between"),
    (Sign::Recommends, "
        i recommend, i would recommend, would recommend, i'd recommend, highly recommend, highly
        recommended, i really recommend, really recommend, definitely recommend, strongly
        recommend, can recommend, much recommended, recommended for, recommended reading,
        recommended to anyone, recommend this, recommend it, fans of, must read, perfect for,
        worth reading, worth a read, worth the read, worth your time, if you like, if you liked,
        if you love, if you loved, if you enjoy, if you enjoyed, if you are looking for, if
        you're looking for"),
    (Sign::Warns, "
        wouldn't recommend, would not recommend, can't recommend, cannot recommend, don't
        recommend, do not recommend, not recommend, not for everyone, not for everybody, not for
        the faint, isn't for everyone, isn't for everybody, won't be for everyone, not be for
        everyone, may not be for, might not be for, not for me, wasn't for me, not my cup of
        tea, wasn't my cup of tea, not everyone's cup of tea, isn't for me"),
    (Sign::Expected, "
        i expected, i was expecting, expectations, than i expected, what i expected, as i
        expected, had expected, hyped, the hype, had high hopes, high hopes, not what i
        expected, i thought it would, i thought it was going to, more than i expected, i didn't
        expect, i wasn't expecting, i was hoping for, i had hoped for"),
    (Sign::Turns, "
        but, although, though, yet, however, while, whereas, nevertheless, nonetheless,
        unfortunately, except, despite"),
    (Sign::Negates, "
        not, never, hardly, isn't, wasn't, aren't, weren't, doesn't, didn't, don't, no, nothing,
        without, neither, nor, lacks, lacked, lacking, can't, couldn't, cannot, less, barely,
        wouldn't, won't, fails, failed, rather than, instead of"),
];
