//! Words in sentences that say whose a rating is, folded, in eight languages.

/// Words of giving: "I give it 4 stars".
pub const GIVING: &str = "i give | i gave | i d give | i would give | i ll give | i will give | i m giving | \
    i am giving | giving this | giving it | i rate | i rated | i d rate | i would rate | \
    i ll rate | i m rating | my rating | my score | rated it | rated this | gets a | gets an | \
    it gets | this gets | book gets | earns a | earns | earned | deserves | deserved | \
    from me | for me | to me | stars for | star for | i d say | i say | my verdict | \
    final rating | overall rating | solid | scores a | scores | scored | only give it | \
    i m only give it | only giving it | i settled on | rating of | rating for | out of me | \
    we give | we gave | we rate | our rating | star read | star book | star novel | \
    stars to this | ich gebe | gebe ich | ich vergebe | vergebe ich | von mir | bekommt | \
    meine bewertung | verdient | ich wurde | erhalt | wir geben | wir vergeben | je lui donne | \
    je donne | je mets | je lui mets | j ai mis | je lui attribue | ma note | de ma part | \
    merite | le doy | le pongo | le he dado | le he puesto | le di | mi nota | mi puntuacion | \
    mi valoracion | se lleva | dou | dei | minha nota | minha avaliacao | merece | leva | \
    gli do | gli ho dato | il mio voto | merita | daje | moja ocena | oceniam | ik geef";

/// What calls a number alone the rating: "my rating is 8".
pub const CALLED: &str = "my rating is | my score is | my rating | meine bewertung ist | meine note ist | \
    ma note est de | ma note est | mi nota es un | mi nota es | mi puntuacion es | \
    mi puntuacion es de | minha nota e | a minha nota e | il mio voto e | moja ocena to | \
    mijn cijfer is | mijn cijfer is een";
