# The scores of a book, the club's shelf, and the picture of scores.

scores-untitled = Untitled
scores-votes = Votes
scores-blind = This club rates blind: what the others gave is shown to you once you have rated the book yourself. **{ card-rate }** does it here.
scores-nobody = Nobody in the club has rated this book yet. **{ card-rate }** makes the start.
scores-median = **Median** { $median }
scores-spread = **Spread** { $deviation }: the club is { $spread }.
scores-gap = **Gap** { $gap }: the club is { $words }.
scores-early = It is early: a few votes more may change all of this.

# How far apart the club is, to follow "the club is".
spread-one-mind = of one mind
spread-close = close together
spread-mixed = of mixed minds
spread-divided = divided

# How far the club is from the reviewer, to follow "the club is".
gap-none = of the reviewer's mind
gap-cooler = { $size } cooler than the reviewer
gap-warmer = { $size } warmer than the reviewer
gap-size = { $quarters ->
        [1] a quarter star
        [2] half a star
        [3] three quarters of a star
        [4] a star
        [5] a star and a quarter
        [6] a star and a half
        [7] a star and three quarters
        [8] two stars
        [9] two and a quarter stars
        [10] two and a half stars
        [11] two and three quarters stars
        [12] three stars
        [13] three and a quarter stars
        [14] three and a half stars
        [15] three and three quarters stars
        [16] four stars
        [17] four and a quarter stars
        [18] four and a half stars
        [19] four and three quarters stars
       *[20] five stars
    }

chart-none = No vote yet
# The same in words, for those who do not see the picture.
chart-words = The club's votes on { $title }, from 0 to 5 stars: { $votes }.{ $marks }
chart-bar = { votes } for { $stars }
chart-axis = On the same axis: { $marks }.

shelf-title = The club's shelf
shelf-foot = { books }, page { $page } of { $pages }. /{ command-scores } { command-scores.book }: shows one in full; /{ command-help } { command-help.topic }: the orders.
books = { $count ->
        [1] { $count } book
       *[other] { $count } books
    }
shelf-back = ◀ Back
shelf-next = Next ▶
shelf-order = In which order
shelf-line = *{ $title }* · club { $club } · reviewer { $reviewer }
shelf-gap = gap { $gap }
shelf-spread = spread { $spread }
order-newest = Newest review
order-score = Club's score, weighted for few votes
order-gap = Widest gap to the reviewer
order-divided = Most divided
order-rated = Most votes
