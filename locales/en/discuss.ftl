# Questions to the club.

question-from-review = From the review
question-from-club = From the club
question-asked-by = asked by <@{ $member }>
question-asked-by-member = asked by a member
question-to-review = To the review
question-reviewers-view = the reviewer's view
question-members = a member's question
question-begun = for those who have begun
question-finished = for those who have finished
question-for-all = for everybody
question-again = no new question left; this one again
question-stock = { $left ->
        [0] the last new one
       *[other] { $left } more in stock
    }
question-beyond = { $beyond } more with { command-discuss.tier }: finished
question-another = Another
question-other-theme = Other theme
question-open-thread = Open a thread
question-theme = A theme of this review
question-themes = The review of *{ $title }* speaks of these. Whatever you choose, the question is for everybody here.
question-thread-finished = For those who have finished: { $title }
question-thread-open = The thread is open: <#{ $thread }>
question-thread-there = This question has its thread: <#{ $thread }>
question-thumb-up = 👍 Noted: the club gets questions like this one more often. Press again to take it back.
question-thumb-down = 👎 Noted: the club gets questions like this one less often. Press again to take it back.
question-thumb-back = Your thumb is taken back.

proposed-signed = Thank you. I ask the staff in <#{ $channel }> whether the club may be asked this about *{ $title }*, with your name, and tell you what they decide.
proposed-unsigned = Thank you. I ask the staff in <#{ $channel }> whether the club may be asked this about *{ $title }*, without your name, and tell you what they decide.
proposal-asks = A member proposes a question about *{ $title }*. Staff decide whether the club is asked it.
proposal-take-in = Take it in
proposal-decline = Decline
proposal-taken = Taken in by <@{ $staff }>: the club is asked this from now on.
proposal-declined = Declined by <@{ $staff }>.
proposal-take-out = Take it out again
proposal-take-in-after-all = Take it in after all
proposal-by = Proposed by
proposal-verdict-taken = Your question about *{ $title }* is taken in, and the club is asked it from now on: “{ $text }”
proposal-verdict-declined = The staff have not taken in your question about *{ $title }*: “{ $text }”. You may propose another.
proposal-unasked = I could not ask the staff about your question, because I may not write in <#{ $channel }>. Propose it again in another channel of the club.

set-few = { $size ->
        [1] the review gives one question only
       *[other] the review gives { $size } questions only
    }
set-had = { $had ->
        [1] one was asked here before
       *[other] { $had } were asked here before
    }
set-sheet = the sheet below can be printed
set-file = The questions on { $title }, to be printed

# The sheet of questions, to be printed.
sheet-by = by { $authors }
sheet-from-reviewer = Questions from the review by { $reviewer }, { $day }
sheet-from = Questions from the review, { $day }
sheet-member = Asked by a member.
sheet-receipt = The review: “{ $receipt }”
