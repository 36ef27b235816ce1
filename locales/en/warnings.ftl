# What was not understood of a review, and what to write instead. What stands in
# `…` is read by the program and is the same in every language, or one that the
# program reads as well.

warning-rating-of-nothing = The rating { $number } does not say out of how many, so it cannot stand beside the club's; write { $number }/200 or whatever it is out of.
warning-rating-taken = The rating { $number } does not say out of how many, so I took it as { $number } of { $scale }; write { $number }/{ $scale } to be sure.
warning-rating-as-another = The rating { $number } does not say out of how many; I took { $scale }, as another rating of the document has it.
scale-five = five
scale-ten = ten
scale-twenty = twenty
scale-hundred = a hundred
warning-several-ratings = Several ratings are named and none is called the reviewer's own, so I took none; add a line such as `My rating: 4/5`.
warning-stars = In “{ $value }” the stars and the number disagree; I took the number.
warning-isbn-mended = The ISBN “{ $value }” has lost its leading zeros; I read { $digits }.
warning-isbn = “{ $value }” is not a valid ISBN (its check digit or length is wrong), so I left it out.
warning-two-days = “{ $value }” could be two days, so I kept the year alone; write 2019-05-02 or 2 May 2019 to be sure.
warning-address = I took the title “{ $title }” from the address of the post; add a line `Title: …` to be sure.
warning-headline = The headline does not look like the title of a book, so I left the title empty; add a line such as `Title: …`.
warning-no-title = I found no title of a book; add a line `Title: …` above the text.
warning-no-author = I found nobody who wrote the book; add a line `Author: …` above the text.
warning-no-words = I found a rating of this book and not a word about it.
warning-record-of-none = The rating or ISBN in the front matter does not say which of the books it belongs to, so I gave it to none; write it below the title of its book.
warning-record-too-long = The front matter (the record above the text) is too long; I read only what follows it.
warning-record-broken = Line { $line } of the front matter (the record above the text) is not valid { $format }, so I read it line by line; please check the fields. A colon or a quotation mark inside a value needs quotes around the whole value.
warning-damaged = Some characters of the file could not be read; they show as �. Save it in UTF-8 to mend that.
warning-encoding = The file is not in UTF-8; I read it as { $name }. If letters look wrong, save it in UTF-8 and send it again.
warning-nameless = Parts of this document that name no book are left out: { $parts }.
warning-excerpt = The page of this post could not be read, so this is what the feed has of it.

# What is wrong with what was typed into the form of a review's fields.
wrong-too-long = “{ $typed }” is too long for the line { $label }; { $most } characters fit.
wrong-unplaced = I do not know where “{ $typed }” belongs. Begin the line with one of these and a colon: { $labels }.
wrong-title = A review needs the title of its book, so the title may not be empty.
wrong-authors = “{ $typed }” is not a list of authors that I understand. Write the names with semicolons between them.
wrong-scale = “{ $typed }” does not say out of how many. Write it as 4/5, 8.5/10, 85% or ★★★½, or leave it empty.
wrong-rating = “{ $typed }” is not a rating that I understand. Write it as 4/5, 8.5/10, 85% or ★★★½, or leave it empty.
wrong-isbn = “{ $typed }” is not an ISBN: its check digit or its length is wrong. Compare it with the book, or leave the line empty.
wrong-no-isbn = “{ $typed }” is not an ISBN, which has 10 or 13 digits. Correct it, or leave the line empty.
wrong-date = “{ $typed }” is not a date that I understand. Write 2005, 2005-04 or 2005-04-05, or leave the line empty.
wrong-genre = “{ $typed }” is too long for a genre; { $most } characters fit. Write commas between genres.
wrong-genres = There are { $count } genres; up to { $most } fit.
wrong-language = “{ $typed }” is not a language that I understand. Write its two letters, such as en, de or es, or leave the line empty.
wrong-other = “{ $typed }” is not somebody else's rating. Write it as Goodreads 3.9/5, with semicolons between several.
wrong-others = There are { $count } ratings of others; up to { $most } fit.
