# Rating a book, and what a member is told of it.

rate-how-many = How many stars for *{ $title }*? Only the club's score is shown to others.
rate-anew = You gave *{ $title }* { $stars }. Choose anew to change it.
rate-your-stars = Your stars

rated-first = You gave *{ $title }* { $stars }.
rated-same = Your rating of *{ $title }* stays at { $stars }.
rated-changed = Your rating of *{ $title }*: { $before } → { $stars }.
rated-withdrawn = Your rating of *{ $title }* ({ $before }) is withdrawn.
rated-nothing = *{ $title }* has no rating of yours.
rated-club-none = The club has no vote on it now.
rated-club = The club: { $score }.
rated-undo = **Undo** below takes this back; `/{ command-rate }` changes it, `/{ command-unrate }` withdraws it.
rated-undo-withdrawn = **Undo** below brings it back.
rated-note = Your note is kept beside it.
rated-note-spoiler = Your note is kept beside it, marked as a spoiler.
rated-note-went = Your note went with it: { $note }

undo-to = Undo: back to { $stars }
undo-withdraw = Undo: withdraw it
