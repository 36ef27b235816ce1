# Posting reviews: what staff see and do.

proof-understood = What I understood
proof-themes = Themes
proof-no-themes = none that I know
proof-questions = Questions
proof-stock = { $count } in stock
proof-comes-from = Comes from
proof-goes-to = Goes to
proof-check = Please check
proof-words = Text: { $count } words
proof-not-found = Not found: { $fields }
proof-more = and { $count } more
proof-posted = What has become of it

# The fields of a review, as the proof names them and as the form begins its
# lines with them: without a colon, and no two alike.
field-title = Title
field-author = Author
field-rating = Rating
field-isbn = ISBN
field-publisher = Publisher
field-published = Published
field-genre = Genre
field-language = Language
field-reviewer = Reviewer
field-elsewhere = Elsewhere
field-liked = Liked
field-did-not-like = Did not like

# The buttons below a proof. Sentences name them by these.
button-post = Post
button-update = Update the card
button-post-as-another = Post as another
button-edit = Edit fields
button-edit-text = Edit the text
button-edit-part = Edit a part of the text
button-cancel = Cancel
button-page = { $page } of { $pages }
button-leave-out = Leave out
button-take-in-again = Take in again
button-post-all = Post all
button-update-all = Update all cards
button-post-and-update = Post { $new }, update { $updates }
button-ignore = Ignore

proof-nothing-posted = Nothing is posted yet, and only you see this: the card as it will look, and what else I understood.
proof-typed-kept = What you typed into the form is kept: **{ button-edit }** shows it again. Until then the fields are as below.
proof-left-out = This book is left out and will not be posted.
proof-dropped = Dropped. { $cards ->
        [0] Nothing was posted.
        [1] The card that is posted stays.
       *[other] The { $cards } cards that are posted stay.
    }

known-gone = This review of *{ $title }* was here before, but its card is gone. **{ button-post }** gives it a new one; the ratings are still there.
known-unchanged = This review of *{ $title }* is already here, and nothing has changed in it: { $place }. **{ button-update }** puts this version in its place; it is not posted twice.
known-same = This review of *{ $title }* is already here: { $place }. **{ button-update }** puts this version in its place; it is not posted twice.
known-same-words = The same text is already here as a review of *{ $title }*: { $place }. **{ button-post }** posts it as a review of this book, too; **{ button-update }** puts this version in its place instead.
known-same-book = There is a review of *{ $title }* here already: { $place }. If this is the same reviewer's, **{ button-update }** puts this version in its place; **{ button-post-as-another }** posts a second one.

posted-refused = *{ $title }* has no card, because I may not post in <#{ $channel }>. Once I may, press **{ button-post }**.
posted-stands = *{ $title }* is posted: { $place }
posted-gone = *{ $title }* was posted and is gone again.
posted-left-out = *{ $title }* is left out.
posted-already = *{ $title }* was here already.
posted-nothing = Nothing was posted.
posted-new = Posted: { $place }
posted-updated = Updated: { $place }
posted-on-its-way = Kept. The card is on its way to <#{ $channel }>.
posted-no-card = Changed. The review has no card that stands; `/{ command-review } { command-review-card }` posts one.
posted-all = Posted: { $posted }. Updated: { $updated }.

paste-title = Post a review
paste-book = Title, if the text does not say
paste-author = Author
paste-text = The review
paste-hint = The whole text. Lines such as “My Rating: 4/5” at the top are understood.
paste-source = pasted text

edit-title = Edit fields
edit-book = Title
edit-authors = Author; several with semicolons between
edit-rating = Rating, such as 4/5 or ★★★½
edit-details = Details
edit-points = What the reviewer liked and did not like
edit-changed = Changed. Nothing is posted yet; this is how the card will look.
edit-unchanged = You changed nothing.
edit-changed-here = Changed here, and not yet for the club: **{ button-update }** does that.
edit-part = The review, part { $part } of { $parts }
edit-wrong = Nothing was changed. { $wrong }

read-in-thread = The whole review is in <#{ $thread }>.
read-soon = The whole review is being put into a thread under the card; look there in a moment.
read-too-long = { $pages ->
        [1] { $pages } more page does
       *[other] { $pages } more pages do
    } not fit here. Staff: let me create threads in <#{ $channel }>, send the review again and press **{ button-update }**.
thread-name = The review

card-stands = The card of *{ $title }* stands where it was: { $place }
card-anew = The card of *{ $title }*: { $place }
card-on-its-way = The card of *{ $title }* is on its way to <#{ $channel }>.

reveal-now = The scores of *{ $title }* are open to all from now on.
reveal-on = The scores of *{ $title }* are open to all from { $day } on; until then to those who have rated it.
reveal-not-blind = This club does not rate blind, so they are open already: `/{ command-club } { command-club-setup }` changes that.

# Private words to whoever posted a card; `why` is what Discord answered.
news-given-up = I can no longer keep the card of *{ $title }* in <#{ $channel }> up to date. { $why }. The ratings are safe. If the card was deleted or I may not post there, check my permissions (View Channel, Send Messages, Embed Links, Read Message History) and then let `/{ command-review } { command-review-card }` post it anew.
news-old-thread = The card of *{ $title }* in <#{ $channel }> shows the corrected review, but I could not correct the thread under it. { $why }. If the thread is locked, unlock it and send the corrected review once more.
news-thread-stays = The review of *{ $title }* is removed, but I could not take its text out of the thread under the card in <#{ $channel }>. { $why }. Delete the thread by hand, if its text is to go.
news-no-thread = The card of *{ $title }* is in <#{ $channel }>, but I could not put the whole review into a thread under it. { $why }. **{ card-read }** shows it to each member alone. For next time, give me Create Public Threads and Send Messages in Threads there.
