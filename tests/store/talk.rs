//! What is remembered of the club's talk: thumbs, threads under questions, and
//! members' own questions.

use std::collections::HashSet;

use readalong::club::ids::{ChannelId, MemberId, MessageId, ReviewId};
use readalong::club::question::{Thumbs, Votes};
use readalong::store::{Discussion, OwnQuestion, Proposal, Proposed, Verdict};

use crate::harness::{
    CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, at, for_each_store, kept, post, post_to, review,
};

#[tokio::test]
async fn a_thumb_is_shown_taken_back_and_turned() {
    for_each_store(async |store| {
        post(&store, &review("Tide", &[]), 0).await;
        post_to(&store, OTHER_CLUB, &review("Tide", &[]), 0).await;
        assert!(store.thumbs(CLUB).await.unwrap().is_empty());
        for (up, shows) in [
            (true, Some(true)),
            (true, None),
            (false, Some(false)),
            (true, Some(true)),
        ] {
            let now = store.press_thumb(CLUB, MEMBER, "sea/cost", up, at(1)).await;
            assert_eq!(now.unwrap(), shows);
        }
        for (club, member, prompt, up) in [
            (CLUB, 5, "sea/cost", true),
            (CLUB, 6, "sea/cost", false),
            (CLUB, 5, "sea/depth", false),
            (OTHER_CLUB, 5, "sea/cost", false),
        ] {
            let pressed = store.press_thumb(club, MemberId(member), prompt, up, at(2));
            assert_eq!(pressed.await.unwrap(), Some(up));
        }
        let votes = |up, down| Votes { up, down };
        let expected: Thumbs = [
            ("sea/cost".to_owned(), votes(2, 1)),
            ("sea/depth".to_owned(), votes(0, 1)),
        ]
        .into_iter()
        .collect();
        assert_eq!(store.thumbs(CLUB).await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn a_thread_knows_its_review_and_what_may_be_told_there() {
    for_each_store(async |store| {
        let (_, tide, _) = post(&store, &review("Tide", &[]), 0).await;
        let (_, ash, _) = post(&store, &review("Ash", &[]), 1).await;
        let thread = ChannelId(u64::MAX - 9);
        let about = |review, tier| Discussion { review, tier };
        for (review, tier) in [(tide, 2), (ash, 0)] {
            store
                .open_discussion(CLUB, thread, about(review, tier), at(2))
                .await
                .unwrap();
            let known = store.discussion(CLUB, thread).await.unwrap();
            assert_eq!(known, Some(about(tide, 2)), "the first word counts");
        }
        assert_eq!(store.discussion(OTHER_CLUB, thread).await.unwrap(), None);
        assert_eq!(store.discussion(CLUB, ChannelId(3)).await.unwrap(), None);
    })
    .await;
}

fn proposal(review: ReviewId, member: u64, text: &str) -> Proposal {
    Proposal {
        club: CLUB,
        review,
        member: MemberId(member),
        signed: member == 5,
        theme: Some("family".to_owned()),
        tier: 1,
        text: text.to_owned(),
        channel: CHANNEL,
    }
}

#[tokio::test]
async fn a_proposal_is_told_once_in_each_of_its_states() {
    for_each_store(async |store| {
        let (_, review, _) = post(&store, &review("Tide", &[]), 0).await;
        let wish = proposal(review, 5, "Who keeps the second ledger?");
        let Proposed::New(id) = store.propose(&wish, 2, at(1)).await.unwrap() else {
            panic!("not new");
        };
        let claim = async |seconds: i64| {
            let lease = at(seconds + 60);
            store.claim_proposals(at(seconds), lease, 9).await.unwrap()
        };
        let [job] = claim(2).await.try_into().unwrap();
        assert_eq!(
            (job.id, &job.proposal, job.verdict),
            (id, &wish, Verdict::Waiting)
        );
        assert_eq!((job.made_at, job.attempted_at), (kept(1), None));
        assert!(claim(3).await.is_empty(), "it is leased");
        store.proposal_attempted(id, at(4)).await.unwrap();
        store.proposal_postponed(id, at(10)).await.unwrap();
        assert!(claim(9).await.is_empty(), "it was put off");
        let [job] = claim(10).await.try_into().unwrap();
        assert_eq!(job.attempted_at, Some(kept(4)));
        let message = Some(MessageId(u64::MAX - 4));
        store
            .proposal_told(id, Verdict::Waiting, message)
            .await
            .unwrap();
        assert!(claim(200).await.is_empty(), "staff know");
        assert!(store.own_questions(review).await.unwrap().is_empty());

        let elsewhere = store.decide_proposal(id, OTHER_CLUB, Verdict::Taken).await;
        assert_eq!(elsewhere.unwrap(), None);
        let decided = store.decide_proposal(id, CLUB, Verdict::Taken).await;
        assert_eq!(decided.unwrap(), Some(wish.clone()));
        let own = OwnQuestion {
            id,
            text: wish.text.clone(),
            theme: wish.theme.clone(),
            tier: 1,
            signed: Some(MemberId(5)),
        };
        assert_eq!(store.own_questions(review).await.unwrap(), [own]);
        let [job] = claim(300).await.try_into().unwrap();
        assert_eq!(job.verdict, Verdict::Taken);
        store.proposal_told(id, Verdict::Taken, None).await.unwrap();
        store
            .decide_proposal(id, CLUB, Verdict::Taken)
            .await
            .unwrap();
        assert!(claim(400).await.is_empty(), "the same verdict is no news");
        store
            .decide_proposal(id, CLUB, Verdict::Declined)
            .await
            .unwrap();
        assert!(store.own_questions(review).await.unwrap().is_empty());
        assert_eq!(claim(500).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn no_member_has_more_open_proposals_than_may_be() {
    for_each_store(async |store| {
        let (_, review, _) = post(&store, &review("Tide", &[]), 0).await;
        let propose = async |member: u64, text: &str| {
            let wish = proposal(review, member, text);
            store.propose(&wish, 2, at(1)).await.unwrap()
        };
        let Proposed::New(first) = propose(5, "Who is it for?").await else {
            panic!("not new");
        };
        assert_eq!(propose(6, "Who is it for?").await, Proposed::Twice);
        assert!(matches!(
            propose(5, "Who pays for it?").await,
            Proposed::New(_)
        ));
        assert_eq!(propose(5, "Who is left?").await, Proposed::TooMany);
        assert!(matches!(propose(6, "Who is left?").await, Proposed::New(_)));
        store
            .decide_proposal(first, CLUB, Verdict::Declined)
            .await
            .unwrap();
        assert!(matches!(
            propose(5, "Who is it for?").await,
            Proposed::New(_)
        ));
    })
    .await;
}

#[tokio::test]
async fn two_processes_never_have_the_same_proposal_in_hand() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        let (_, review, _) = post(&stores[0], &review("Tide", &[]), 0).await;
        for number in 0..40 {
            let wish = proposal(review, number, &format!("Who is number {number}?"));
            stores[0].propose(&wish, 9, at(1)).await.unwrap();
        }
        let mut claims = tokio::task::JoinSet::new();
        for turn in 0..12 {
            let store = stores[turn % 2].clone();
            claims.spawn(async move { store.claim_proposals(at(2), at(60), 5).await.unwrap() });
        }
        let mut seen = HashSet::new();
        for job in claims.join_all().await.into_iter().flatten() {
            assert!(seen.insert(job.id), "twice on {}: {:?}", fresh.url, job.id);
        }
        assert_eq!(seen.len(), 40, "on {}", fresh.url);
        for store in stores {
            store.close().await;
        }
        fresh.remove().await;
    }
}
