# How a club is run: its settings, and the questions that come by themselves.

setup-title = How this club is run
setup-about = Each choice counts at once. Ratings that were given stay as they are, and cards follow.
setup-stars = Stars
setup-who-sees = Who sees the club's score
setup-where = Where cards go
setup-whole = Members give **whole stars**, 1 to 5.
setup-half = Members give **half stars**, { $least } to 5.
setup-quarter = Members give **quarter stars**, { $least } to 5.
setup-open = The club's score is **shown to all** as it grows.
setup-blind = **Blind**: nobody sees what others gave a book before rating it. The card shows how many have voted. `/{ command-review } { command-review-reveal }` opens a book to all.
setup-blind-days = **Blind for { $days } days** after a book's first card: until then nobody sees what others gave it before rating it, and the card shows how many have voted. `/{ command-review } { command-review-reveal }` opens a book on another day.
setup-channel = Cards go to <#{ $channel }> where staff name no other channel.
setup-no-channel = Cards go where staff are when they post, unless they name a channel.
setup-unknown = Discord did not tell me in time what I may do there. **{ setup-check }** asks once more.
setup-lacks-nothing = I may do there all that a card needs.
setup-lacks = **I lack there: { $permissions }.** Give me that in the channel's settings, then **{ setup-check }**.
setup-check = Check again
setup-here = Cards go where staff are
setup-exported = What is exported
setup-names = `/{ command-club } { command-club-export }` **names the members** with what they gave, by their ids in Discord.
setup-no-names = `/{ command-club } { command-club-export }` says what was given, but **not by whom**.
setup-name = Export with members
setup-hide = Export without members
setup-choose-whole = Whole stars
setup-choose-half = Half stars
setup-choose-quarter = Quarter stars
setup-choose-open = Scores are shown to all
setup-choose-blind = Blind until rated
setup-choose-blind-days = Blind until rated, or { $days } days after posting

# Discord's names of permissions, as its settings show them.
permission-view = View Channels
permission-send = Send Messages
permission-embed = Embed Links
permission-attach = Attach Files
permission-threads = Create Public Threads
permission-in-threads = Send Messages in Threads
permission-history = Read Message History

plan-next = { $plan } Next { $due }. The clock is that of **{ $zone }**; `/{ command-club } { command-club-timezone }` sets another.
plan-none = No question comes by itself. `/{ command-club } { command-club-questions } { command-club-questions.every }: day { command-club-questions.at }: 19:30` plans one for this channel.
plan-clock = The clock is that of **{ $zone }**.
plan-stopped = ⚠ { $plan } It is not followed any more: { $why }. Plan it anew to resume it.
plan-line = { $plan } Next { $due }.
plan = { $rhythm } at { $time } a question on *{ $title }* comes to <#{ $channel }>.
plan-newest = { $rhythm } at { $time } a question on the newest review comes to <#{ $channel }>.
plan-nothing-to-stop = No question was planned there, so there is nothing to stop.
plan-off = No question comes by itself to { $channels } any more.
plan-closed = I can no longer put the planned question in <#{ $channel }>: I may not write there, or the channel is gone. Give me View Channel, Send Messages, Embed Links and Read Message History there and use `/{ command-club } { command-club-questions }` again.
rhythm-day = Every day
rhythm-weekdays = Monday to Friday
rhythm-monday = Every Monday
rhythm-tuesday = Every Tuesday
rhythm-wednesday = Every Wednesday
rhythm-thursday = Every Thursday
rhythm-friday = Every Friday
rhythm-saturday = Every Saturday
rhythm-sunday = Every Sunday

clock-is = The club's clock is that of **{ $zone }**, where it is { $clock } now.
clock-set = The club's clock is that of **{ $zone }** from now on, where it is { $clock } now. What is planned comes at the same time of day by this clock.
clock-choice = { $zone } (now { $clock })

erase-ask = **Erase everything that I know of this club?** { reviews }, { ratings } with their notes, { $questions ->
        [1] { $questions } question by a member
       *[other] { $questions } questions by members
    }, { $feeds ->
        [1] { $feeds } blog that is followed
       *[other] { $feeds } blogs that are followed
    }, and all that is planned and settled here. It is gone at once, for everybody, and **cannot be undone**.
erase-cards = Cards that stand in channels stay where they are, and their buttons work no more: delete them as you like. The club can begin anew right away.
erase-everything = Erase everything …
erase-title = Erase this club
# The word that has to be typed, in capitals.
erase-word = ERASE
erase-type = Type { erase-word } to erase everything
erased = Gone: I know nothing of this club any more.
erasing = It is being erased. There is so much that it takes a while; nothing more is needed for it, and until it is done nothing should be posted or rated here.

export-club = Here is all that I have of this club: { reviews } of { $books ->
        [1] { $books } book
       *[other] { $books } books
    }, { ratings }.
export-no-names = Members are not named: `/{ command-club } { command-club-setup }` has it so.
export-blind = What was given to { $books ->
        [1] { $books } book
       *[other] { $books } books
    } is left out ({ votes }), for nobody may see it yet: the club rates blind.
export-no-json = The JSON is larger than Discord takes. Whoever runs me gets it with `readalong export --guild { $club }`.
export-whole = `readalong import` reads the JSON back, in the hands of whoever runs a bot.
export-shared = To move the club to another bot, whoever runs me takes all of it with `readalong export --guild { $club }`.
export-ratings = The ratings, as a table
export-nothing = I have nothing of this club yet that could be exported. Post a review with `/{ command-review } { command-review-post }` first.
export-too-large = This club has more ratings than fit into a file that Discord takes. Whoever runs me gets all of them with `readalong export --guild { $club }`.
