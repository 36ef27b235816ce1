# The card of a review, and what is said of scores in a line.

card-rate = Rate
card-discuss = Discuss
card-scores = Scores
card-read = Read it all
card-club = The club
card-reviewer = The reviewer
card-elsewhere = Elsewhere
card-liked = Liked
card-did-not-like = Did not like
card-untitled = A review without a title
card-reviewed-by = Reviewed by { $reviewer }
# In a rating whose words are missing.
verdict-without-words = a verdict without words

score-open = **{ $mean }** from { votes }
score-none = no vote yet
score-blind = blind until you rate it
score-blind-until = blind until you rate it, or { $day }
