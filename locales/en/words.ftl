# Words that many sentences share: counts, dates, lists.

votes = { $count ->
        [1] { $count } vote
       *[other] { $count } votes
    }
either = { $rest } or { $last }
month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-month = { month } { $year }
date-day = { $day } { month } { $year }
