# What a member sees of their own.

mine-title = What you have rated
mine-foot = { ratings }, page { $page } of { $pages }. Only you see this.
mine-reviewer = reviewer { $stars }
ratings = { $count ->
        [1] { $count } rating
       *[other] { $count } ratings
    }

compare-title = Whom do you rate like?
compare-about = If you want, I tell you how close you are to the reviewer, and which member rates most like you. Only members who want that too are looked at; they may then be told of you by name, and how close you are on the books that you both have rated, but never what you gave a book. You can stop at any time.
compare-me = Compare me
compare-no-more = Compare me no more
compared-title = Whom you rate like
compared-members = The members
compared-reviewer = On { books } you are **{ $likeness }**: { $apart } stars apart on average.
compared-warmer = On { books } you are **{ $likeness }**: { $apart } stars apart on average, and you are the warmer of the two.
compared-cooler = On { books } you are **{ $likeness }**: { $apart } stars apart on average, and you are the cooler of the two.
compared-no-book = You have not yet rated a book that the reviewer gave stars.
compared-kindred = <@{ $member }> rates most like you: on { books } you are **{ $likeness }**, { $apart } stars apart on average.
compared-nobody = Nobody yet who wants to be compared has rated three of the books that you have rated.
# How far apart two readers are, to follow "you are".
likeness-one-mind = of one mind
likeness-close = close
likeness-some-way = some way apart
likeness-far = far apart

delete-ask = **Delete everything that I have of you in this club?** { $ratings ->
        [0] You have rated nothing here.
        [1] Your 1 rating goes, with its note.
       *[other] Your { $ratings } ratings go, with their notes.
    } So do your thumbs on questions, your own questions and your wish to be compared. The club's scores are counted anew without you. This cannot be undone; `/{ command-mine } { command-mine-export }` first gives you a copy.
delete-everything = Delete everything
delete-keep = Keep it
delete-kept = Nothing was deleted.
deleted = Gone: { ratings }, and all else that I had of you in this club. Scores and cards follow at once. Receipts that you still see can no longer bring anything back but by rating anew.

export-says = Here is all that I have of you in this club: { ratings }.
export-json = Everything, as JSON
export-csv = Your ratings, as a table
