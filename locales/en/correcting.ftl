# Removing, editing, merging and splitting what is posted.

removal-ask = **Remove the review of** *{ $title }***?** { $place }
removal-ask-by = **Remove the review of** *{ $title }* by { $reviewer }**?** { $place }
removal-what = A short notice takes the card's place, the text goes from the thread under it, and no question, score or list knows the review any more. { $kept }
removal-undo = For a day **{ undo }** brings everything back, and so does `/{ command-review } { command-review-restore }`; then it is erased.
removal-unrated = Nobody has rated the book.
removal-only = It is the book's only review: nobody finds the book without it. Its { $ratings ->
        [1] { $ratings } rating is
       *[other] { $ratings } ratings are
    } kept all the same, and count again when the book is reviewed anew; **{ removal-with-ratings }** lets them go, too.
removal-others = { $others ->
        [1] Another review of the book stays
       *[other] { $others } other reviews of the book stay
    }, and so does the book; its { $ratings ->
        [1] { $ratings } rating is
       *[other] { $ratings } ratings are
    } kept.
removal-remove = Remove
removal-with-ratings = Remove with the ratings
removal-leave = Leave it
removed = Removed: the review of *{ $title }*.
removed-kept = Its { $ratings ->
        [1] { $ratings } rating is
       *[other] { $ratings } ratings are
    } kept.
removed-gone = Its { $ratings ->
        [1] { $ratings } rating is
       *[other] { $ratings } ratings are
    } removed with it.
removed-until = Until { $until } **{ undo }** brings it back, and so does `/{ command-review } { command-review-restore }`.
undo = Undo
restored = The review of *{ $title }* is back, and its card returns to <#{ $channel }>.
restored-ratings = { $ratings ->
        [1] { $ratings } rating
       *[other] { $ratings } ratings
    } came back with it.
removal-notice = The review that stood here was removed by the club's staff.
edited-stands = The review of *{ $title }* as it stands: { $place }
edited-how = Change its fields or its text. Only you see this; **{ button-update }** puts your changes in its place, and its thread and questions follow.
nothing-done = Nothing was changed.

moved-joins = There is a record of *{ $title }* already, and with this correction the review's own becomes a part of it: { $ratings ->
        [0] no rating comes
        [1] { $ratings } rating comes
       *[other] { $ratings } ratings come
    } over, and of those who have rated both ({ $twice }) the newer counts.
moved-leaves = With this correction the review goes over to the record of *{ $title }*; the ratings stay with the other reviews of the record that it leaves.
moved-leaves-alone = With this correction the review gets a record of its own; the ratings stay with the other reviews of the record that it leaves.

merge-ask = **Make** *{ $goes }* **a part of** *{ $stays }***?** Its reviews, its ratings and what is planned on it come to *{ $stays }*, and the record *{ $goes }* is gone.
merge-ratings = { $going } on the one and { $staying } on the other become { $together }. { $twice } Whose rating came from which record cannot be told afterwards; `/{ command-review } { command-review-split }` parts reviews again, not ratings.
merge-twice = { $twice ->
        [0] Nobody has rated both.
        [1] { $twice } member has rated both: the newer rating counts.
       *[other] { $twice } members have rated both: of each the newer rating counts.
    }
merge-make-one = Make them one
merged = *{ $goes }* is a part of *{ $stays }* now, which has { ratings }: { $going } came over, { $staying } were there.
merged-twice = Of { $twice } who had rated both the newer counts: { $replaced } times the one of *{ $goes }*, { $kept } times the one of *{ $stays }*.
merged-cards = The cards follow.
split = This review has a record of its own now: *{ $own }*. { $left ->
        [0] No rating was there to stay
        [1] The { $left } rating stays
       *[other] The { $left } ratings stay
    } with *{ $from }*, for nobody can know which review they followed; the new record begins with { $found ->
        [0] none
        [1] the { $found } rating that was kept under its name
       *[other] the { $found } ratings that were kept under its name
    }. The cards follow. `/{ command-review } { command-review-merge }` makes the two one again.
a-reviewer = a reviewer without a name
