# Following blogs: what staff see and do.

offer-new = *{ $feed }* has a new review.
offer-another = *{ $feed }* has another review of a book that the club has.
offer-version = *{ $feed }* has another version of a review that stands in the club.
offer-to-card = the card in <#{ $channel }>
offer-to-own-card = <#{ $channel }>, as a card of its own
offer-ignored = Left alone: <{ $source }>
offer-posted = Posted by <@{ $member }>: { $place }
offer-updated = Updated by <@{ $member }>: { $place }

feeds-title = The club follows
feeds-more = and { $count } more
feeds-none = The club follows no blog yet. `/{ command-review } { command-review-follow }` takes the address of one.
feed-straight = straight to <#{ $channel }>
feed-asked = to <#{ $channel }>, asked in <#{ $office }>
feed-stopped = ⚠ no longer looked at: { $why }. `/{ command-review } { command-review-follow }` resumes it.
feed-silent = ⚠ silent since { $since }
feed-next = next look { $next }

follow-new = The club follows *{ $title }* from now on: <{ $address }>. { $arrangement }
follow-again = The club follows *{ $title }* already, and I look at it now: <{ $address }>. { $arrangement }
follow-straight = New reviews go straight to <#{ $channel }>; what I cannot decide I ask in <#{ $office }>.
follow-asks = New reviews come to <#{ $office }> first, with a button that posts them to <#{ $channel }>.
unfollowed = The club no longer follows *{ $title }*. What was posted or imported from it stays.

import-nothing = No post waits to be imported.
import-of = { $posts ->
        [1] Of the one post that it has now
       *[other] Of the { $posts } posts that it has now
    }
import-none = { import-of }, none is a review.
import-some = { import-of }, { $reviews ->
        [1] 1 is a review. It is not posted
       *[other] { $reviews } are reviews. They are not posted
    }; imported, their books can be rated.
import-unclear = { import-of }, I must open some to tell which are reviews. None is posted; imported, their books can be rated.
import-button = { $reviews ->
        [1] Import the review
       *[other] Import the { $reviews } reviews
    }
import-button-all = Import the reviews
import-go-on = Go on
import-progress = Importing: { $done } of { posts } …
import-done = Imported { reviews } from { posts }. Nothing was posted; their books can be rated now.
import-left = { posts } could not be read yet.
posts = { $posts ->
        [1] { $posts } post
       *[other] { $posts } posts
    }
reviews = { $reviews ->
        [1] { $reviews } review
       *[other] { $reviews } reviews
    }

# Why a feed is looked at no longer: the end of a sentence.
silent-for-good = its server says that it is gone for good
silent-for-a-week = for a week it has not answered ({ $clause })
silent-no-feed = what is there is no feed
silent-answers = its server answers { $code }
silent-slow = it takes too long to answer
silent-too-large = it is larger than 2 MB
silent-unreachable = it cannot be reached
removed-from-server = I was removed from the server
closed-office = I cannot write in <#{ $office }>

feed-news-silent = I no longer look at *{ $title }*: { $why }. Its address is { $address }. If the blog has moved, use `/{ command-review } { command-review-follow }` with the new address; with the old one I look again. What was posted stays.
feed-news-closed = I no longer look at *{ $title }*: I cannot write in <#{ $office }>, where I ask whether to post its reviews. { $why }. Give me View Channel, Send Messages, Embed Links and Read Message History there, or use `/{ command-review } { command-review-follow }` in another channel; then I look again.
