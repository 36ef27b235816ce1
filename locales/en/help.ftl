# The help, a paragraph or a line in each message.

help-about = **Readalong** reads along with a reviewer: her reviews come to this server, and the club talks back.
help-discuss = `/{ command-discuss }` – a question drawn from the newest review, with the sentence it came from; `{ command-discuss.book }:` and `{ command-discuss.theme }:` choose another, `{ command-discuss.tier }:` asks those who have read on, `{ command-discuss.add }:` proposes a question of your own, `{ command-discuss.set }:` gives six for a meeting
help-rate = `/{ command-rate }` – your stars for a book; rating again changes them, `/{ command-unrate }` withdraws them
help-scores = `/{ command-scores }` – the club's score beside the reviewer's; without a book, the club's list (`/{ command-help } { command-help.topic }:` says how scores are counted)
help-mine = `/{ command-mine }` – your own ratings, whom you rate like, all of it as files, and the end of it
help-card = On every card: **{ card-rate }**, **{ card-discuss }**, **{ card-scores }** and **{ card-read }**
help-private = Your own rating is shown to nobody but you; what others see is the club's mean and how many voted.
help-staff = Staff: `/{ command-review } { command-review-post }` posts a review from a file or a link, `/{ command-review } { command-review-paste }` from pasted text, and *Apps → { command-post-as-review }* posts a message that is one. You see first what was understood; the same review again updates its card. `/{ command-review } { command-review-edit }` and `/{ command-review } { command-review-remove }` correct or take away what is posted. `/{ command-club } { command-club-setup }` settles stars, blind rating and where cards go, and `/{ command-club } { command-club-questions }` has a question put by itself.

help-counted = **How scores are counted**
help-mean = The club's score is the mean of its votes, one for each member; a vote that is changed counts once, and nobody's silence counts. Below three votes it is early, and said so.
help-spread = **Spread** is the standard deviation: under { $half } the club is { spread-one-mind }, under 1 { spread-close }, under { $most } { spread-mixed }, beyond that { spread-divided }.
help-gap = **Gap** is the club's mean less the reviewer's stars.
help-order = `/{ command-scores }` without a book lists the shelf in the order that you choose. *{ order-score }*: a book with one vote of five stars should not stand above one with thirty votes of four and a half. So each book is given five votes more at the mean *m* of all the club's votes:
help-formula = > (sum of the book's stars + 5 × *m*) ÷ (number of its votes + 5)
help-plain-mean = What is shown is always the plain mean; only the order is weighted. *{ order-divided }* goes by spread among books with two votes or more, *{ order-gap }* by its size in either direction.
help-blind = In a blind club you see the scores of what you have rated, and of what is open to all.
