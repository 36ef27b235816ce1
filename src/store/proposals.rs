//! Members' own questions: proposed, shown to staff, taken in or declined, and
//! the member told.
//!
//! The message to staff and the word to the member are like a card: a row
//! first, a message second. Whoever does them leases the row.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, seconds};
use super::database::{ask, on};
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, MemberId, MessageId, ProposalId, ReviewId};

/// A question that a member proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The club.
    pub club: ClubId,
    /// The review that it is about.
    pub review: ReviewId,
    /// Who proposes it.
    pub member: MemberId,
    /// Whether the member's name may stand beside it.
    pub signed: bool,
    /// Id of its theme.
    pub theme: Option<String>,
    /// What it gives away: 0 nothing, 1 a little, 2 everything.
    pub tier: u8,
    /// What is asked.
    pub text: String,
    /// Where staff are asked.
    pub channel: ChannelId,
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// Staff are to be asked.
    New(ProposalId),
    /// The same question is there already, or waits.
    Twice,
    /// As many of the member's wait as may.
    TooMany,
}

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Staff have not decided.
    Waiting,
    /// It is in the review's stock.
    Taken,
    /// It is not.
    Declined,
}

impl Verdict {
    fn column(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Declined => "declined",
        }
    }

    fn from_column(column: &str) -> Self {
        match column {
            "taken" => Self::Taken,
            "declined" => Self::Declined,
            _ => Self::Waiting,
        }
    }
}

/// A proposal that staff are to be asked about, or whose member is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalJob {
    /// Which.
    pub id: ProposalId,
    /// What was proposed.
    pub proposal: Proposal,
    /// Whether staff have decided, and the member is to be told.
    pub verdict: Verdict,
    /// When sending to staff was last begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// When it was proposed.
    pub made_at: DateTime<Utc>,
}

/// A member's question in a review's stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuestion {
    /// Which.
    pub id: ProposalId,
    /// What is asked.
    pub text: String,
    /// Id of its theme.
    pub theme: Option<String>,
    /// What it gives away.
    pub tier: u8,
    /// Who asks, where the name may be said.
    pub signed: Option<MemberId>,
}

#[derive(FromRow)]
struct JobRow {
    id: i64,
    club: i64,
    review: i64,
    member: i64,
    signed: bool,
    theme: Option<String>,
    tier: i64,
    text: String,
    channel: i64,
    state: String,
    attempted_at: Option<DateTime<Utc>>,
    made_at: DateTime<Utc>,
}

/// Runs a statement that changes one proposal.
macro_rules! change_proposal {
    ($store:expr, $sql:literal, $id:expr $(, $value:expr)*) => {
        on!(&$store.write, |db| async {
            sqlx::query($sql).bind($id.0)$(.bind($value))*.execute(db).await.map(drop)
        })
    };
}

impl Store {
    /// Takes a proposal down; of one member at most `most` may wait in a club.
    ///
    /// # Errors
    ///
    /// Where the database does not answer, or the review is gone.
    pub async fn propose(
        &self,
        proposal: &Proposal,
        most: u32,
        at: DateTime<Utc>,
    ) -> Result<Proposed, StoreError> {
        let text = clean(&proposal.text);
        let mut tx = self.write.begin().await?;
        // Two proposals at once take turns, so that what is counted holds.
        let hold = tx.holding();
        on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new("select id from club where id = ");
            query.push_bind(proposal.club.column()).push(hold);
            query.build().fetch_one(&mut **tx).await.map(drop)
        })?;
        let (waiting, twice): (i64, i64) = on!(&mut tx, |tx| sqlx::query_as(
            "select
                (select count(*) from member_question
                where club = $1 and member = $2 and state = 'waiting'),
                (select count(*) from member_question
                where review = $3 and text = $4 and state <> 'declined')"
        )
        .bind(proposal.club.column())
        .bind(proposal.member.column())
        .bind(proposal.review.0)
        .bind(text.as_ref())
        .fetch_one(&mut **tx))?;
        if twice > 0 {
            return Ok(Proposed::Twice);
        }
        if waiting >= i64::from(most) {
            return Ok(Proposed::TooMany);
        }
        let id: i64 = on!(&mut tx, |tx| sqlx::query_scalar(
            "insert into member_question
                (club, review, member, signed, theme, tier, text, channel, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id"
        )
        .bind(proposal.club.column())
        .bind(proposal.review.0)
        .bind(proposal.member.column())
        .bind(proposal.signed)
        .bind(proposal.theme.as_deref())
        .bind(i64::from(proposal.tier))
        .bind(text.as_ref())
        .bind(proposal.channel.column())
        .bind(seconds(at))
        .fetch_one(&mut **tx))?;
        tx.commit().await?;
        Ok(Proposed::New(ProposalId(id)))
    }

    /// Leases up to `limit` proposals that staff are to be asked about, or whose
    /// member is to be told, the oldest first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn claim_proposals(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<ProposalJob>, StoreError> {
        let (now, hold) = (seconds(now), self.write.holding_free());
        let rows: Vec<JobRow> = on!(&self.write, |db| async {
            let mut query = QueryBuilder::new("update member_question set leased_until = ");
            query.push_bind(seconds(lease_until));
            query.push(
                " where id in (select id from member_question
                    where state <> told and (leased_until is null or leased_until <= ",
            );
            query.push_bind(now).push(") order by id limit ");
            query.push_bind(i64::from(limit)).push(hold).push(
                ") returning id, club, review, member, signed, theme, tier, text, channel,
                    state, attempted_at, made_at",
            );
            query.build_query_as().fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(JobRow::read).collect())
    }

    /// Sending a proposal to staff is about to be tried.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then it must not be tried.
    pub async fn proposal_attempted(
        &self,
        id: ProposalId,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_proposal!(
            self,
            "update member_question set attempted_at = $2 where id = $1",
            id,
            seconds(at)
        )
    }

    /// What was to be said of this verdict is said: staff see the proposal in
    /// `message`, or the member knows. Ends the lease.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; the lease then runs out.
    pub async fn proposal_told(
        &self,
        id: ProposalId,
        verdict: Verdict,
        message: Option<MessageId>,
    ) -> Result<(), StoreError> {
        change_proposal!(
            self,
            "update member_question
            set told = $2, message = coalesce($3, message), leased_until = null where id = $1",
            id,
            verdict.column(),
            message.map(Snowflake::column)
        )
    }

    /// Nobody is to try before that.
    ///
    /// # Errors
    ///
    /// As [`Store::proposal_told`].
    pub async fn proposal_postponed(
        &self,
        id: ProposalId,
        until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_proposal!(
            self,
            "update member_question set leased_until = $2 where id = $1",
            id,
            seconds(until)
        )
    }

    /// Staff decide, or decide anew; gives what was proposed, and `None` where
    /// the club has no such proposal. The member is to be told.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn decide_proposal(
        &self,
        id: ProposalId,
        club: ClubId,
        verdict: Verdict,
    ) -> Result<Option<Proposal>, StoreError> {
        let row: Option<JobRow> = on!(&self.write, |db| sqlx::query_as(
            "update member_question set state = $3 where id = $1 and club = $2
            returning id, club, review, member, signed, theme, tier, text, channel, state,
                attempted_at, made_at"
        )
        .bind(id.0)
        .bind(club.column())
        .bind(verdict.column())
        .fetch_optional(db))?;
        Ok(row.map(|row| row.read().proposal))
    }

    /// The members' questions in a review's stock, the oldest first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn own_questions(&self, review: ReviewId) -> Result<Vec<OwnQuestion>, StoreError> {
        type Row = (i64, String, Option<String>, i64, bool, i64);
        let rows: Vec<Row> = ask!(&self.read, |db| sqlx::query_as(
            "select id, text, theme, tier, signed, member from member_question
            where review = $1 and state = 'taken' order by id"
        )
        .bind(review.0)
        .fetch_all(db))?;
        let read = |(id, text, theme, tier, signed, member): Row| OwnQuestion {
            id: ProposalId(id),
            text,
            theme,
            tier: u8::try_from(tier).unwrap_or(2),
            signed: signed.then(|| MemberId::from_column(member)),
        };
        Ok(rows.into_iter().map(read).collect())
    }
}

impl JobRow {
    fn read(self) -> ProposalJob {
        ProposalJob {
            id: ProposalId(self.id),
            proposal: Proposal {
                club: ClubId::from_column(self.club),
                review: ReviewId(self.review),
                member: MemberId::from_column(self.member),
                signed: self.signed,
                theme: self.theme,
                tier: u8::try_from(self.tier).unwrap_or(2),
                text: self.text,
                channel: ChannelId::from_column(self.channel),
            },
            verdict: Verdict::from_column(&self.state),
            attempted_at: self.attempted_at,
            made_at: self.made_at,
        }
    }
}
