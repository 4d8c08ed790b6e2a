//! What is done for those who pull, and for the ward that watches them.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::Stream;
use futures_util::stream::try_unfold;
use tokio::task::JoinHandle;

use super::dto::{
    Acknowledged, AcknowledgementBody, AcknowledgementView, ClientStatus, DigestView, FailureView, KindList,
    KindStatus, KindView, PullStatus, PullView, RecordStatus, RecordStatusList,
};
use super::kinds::Feed;
use super::log::PullLog;
use super::rules::{CopyDigest, Item, MAX_LIMIT, Position, Reach, STREAM_BATCH, feed_epoch, is_silent};
use super::store::{self, Progress, Pull};
use crate::clients::{self, ApiClient, ClientScope, Part, Standing};
use crate::targets;
use foundation::db::{AnyConnection, Database};
use foundation::journal;
use foundation::kernel::{Code, Fault, Id, Instant, Principal, Problem, Result, Scope, TextEnum};

/// Who pulls, with which token.
#[derive(Clone)]
pub struct Puller {
    client_id: Id,
    personal: bool,
    /// Whether what it reads is sent to it: of HEAD it gets nothing.
    takes: bool,
    now: Instant,
}

impl Puller {
    /// The program behind a principal; people have no feed.
    pub fn of(who: &Principal) -> Result<Self> {
        let client = who.client.as_ref().ok_or(Code::Forbidden)?;
        let personal = client.scopes.iter().any(|scope| scope == ClientScope::SyncReadPersonal.as_str());
        Ok(Self { client_id: client.client_id, personal, takes: true, now: who.now })
    }

    /// The same program, which only looks: nothing is handed out to it.
    pub fn only_looking(self, looks: bool) -> Self {
        Self { takes: !looks, ..self }
    }
}

/// What a puller may see at the moment of a snapshot.
struct View {
    reach: Reach,
    personal: bool,
    epoch: String,
    head: i64,
}

impl View {
    fn load(connection: &mut AnyConnection, puller: &Puller) -> Result<Self> {
        let client = clients::client_of(connection, puller.client_id, puller.now)?;
        let personal = puller.personal && client.scopes().contains(&ClientScope::SyncReadPersonal);
        let standing = clients::standing(connection, &client)?;
        let (head, database_epoch) = journal::head(connection)?;
        let epoch = feed_epoch(&database_epoch, &standing.epoch, personal);
        Ok(Self { reach: reach(standing), personal, epoch, head })
    }

    fn items(&self, connection: &mut AnyConnection, feed: Feed, after: i64, limit: usize) -> Result<Vec<Item>> {
        let items = store::changes(connection, &self.reach, feed, after, limit)?;
        Ok(items.into_iter().map(|item| self.shown(item)).collect())
    }

    fn shown(&self, item: Item) -> Item {
        if self.personal { item } else { item.without_personal_fields() }
    }

    fn omitted_fields(&self, feed: Feed) -> Vec<&'static str> {
        if self.personal { Vec::new() } else { feed.personal_fields() }
    }
}

fn reach(standing: Standing) -> Reach {
    match standing.part {
        None => Reach::Everything,
        Some(Part { covers, above }) => Reach::Units { own: covers, above },
    }
}

/// What was read at a position, in one snapshot.
pub struct Batch {
    /// The items, in order.
    pub items: Vec<Item>,
    /// Whether there are more already.
    pub has_more: bool,
    /// The epoch of the feed.
    pub epoch: String,
    /// The newest change number of all.
    pub head: i64,
    /// Whatever was committed before this moment is among the items or lies before them.
    pub consistent_through: Instant,
    /// Personal fields that were left out.
    pub omitted_fields: Vec<&'static str>,
}

/// Reads at most `limit` items behind a position, and puts the pull on record.
pub async fn batch(
    database: &Database,
    log: &Arc<PullLog>,
    puller: &Puller,
    feed: Feed,
    position: Position,
    limit: usize,
) -> Result<Batch> {
    let batch = read(database, puller, feed, position.clone(), limit).await?;
    record(log, puller, feed, &position, &batch).await;
    Ok(batch)
}

async fn read(database: &Database, puller: &Puller, feed: Feed, position: Position, limit: usize) -> Result<Batch> {
    let asker = puller.clone();
    database
        .read_snapshot(move |connection| {
            let view = View::load(connection, &asker)?;
            position.check(&view.epoch, view.head)?;
            let mut items = view.items(connection, feed, position.after, limit + 1)?;
            let has_more = items.len() > limit;
            items.truncate(limit);
            // Everything committed before a change was begun has a smaller number; at the end, everything up to now. What has
            // left the client's units stands at the number of its departure and may have changed since: it has no time of its
            // own. An empty page must stay the same, letter by letter, while nothing changes (RPDE's last page).
            let consistent_through = match items.last() {
                Some(_) if !has_more => asker.now,
                last => {
                    let through = last.map_or(view.head, |item| item.number);
                    store::newest_at(connection, through)?.unwrap_or(Instant::from_micros(0))
                }
            };
            let omitted_fields = view.omitted_fields(feed);
            Ok(Batch { items, has_more, epoch: view.epoch, head: view.head, consistent_through, omitted_fields })
        })
        .await
}

/// Puts on record what is handed out; to whoever only looks that is nothing.
async fn record(log: &Arc<PullLog>, puller: &Puller, feed: Feed, position: &Position, batch: &Batch) {
    if !puller.takes {
        return;
    }
    // A position with an epoch was handed out by us, and what lies before it with it.
    let held = if position.epoch.is_some() { position.after } else { 0 };
    let pull = Pull {
        id: Id::new(puller.now),
        client_id: puller.client_id,
        kind: feed.to_string(),
        epoch: batch.epoch.clone(),
        at: puller.now,
        after_number: position.after,
        through_number: batch.items.last().map_or(held, |item| item.number),
        items: batch.items.len() as i32,
    };
    PullLog::record(log, pull).await;
}

/// What a stream hands out next: a batch that was read already, or one that is being read from behind a position.
enum Next {
    Read(Batch),
    Reading(Position, JoinHandle<Result<Batch>>),
}

/// A batch and what lies behind it, one text of lines a batch. The next one is read while one is sent; no more than these
/// two are in memory at a time.
pub fn lines(
    database: Database,
    log: Arc<PullLog>,
    puller: Puller,
    feed: Feed,
    first: Batch,
) -> impl Stream<Item = Result<String>> + 'static {
    try_unfold(Some(Next::Read(first)), move |next| {
        let (database, log, puller) = (database.clone(), log.clone(), puller.clone());
        async move {
            let batch = match next {
                None => return Ok(None),
                Some(Next::Read(batch)) => batch,
                Some(Next::Reading(position, reading)) => {
                    let batch = reading.await.map_err(Problem::internal)??;
                    record(&log, &puller, feed, &position, &batch).await;
                    batch
                }
            };
            let next = batch.items.last().filter(|_| batch.has_more).map(|last| {
                let position = Position { after: last.number, epoch: Some(batch.epoch.clone()) };
                let behind = position.clone();
                let reading = async move { read(&database, &puller, feed, behind, STREAM_BATCH).await };
                Next::Reading(position, tokio::spawn(reading))
            });
            let mut text = String::new();
            for item in &batch.items {
                item.write(&mut text);
                text.push('\n');
            }
            Ok(Some((text, next)))
        }
    })
}

/// What there is to pull; addresses are made of `base`, the address of `/sync`.
pub async fn kinds(database: &Database, log: &PullLog, puller: Puller, base: String) -> Result<KindList> {
    log.write_out().await;
    database
        .read_snapshot(move |connection| {
            let view = View::load(connection, &puller)?;
            let progress = store::progress(connection, puller.client_id, &view.epoch)?;
            let counts = store::counts(connection, &view.reach)?;
            let mut items = Vec::new();
            for kind in Feed::kinds() {
                let own = of_kind(&progress, kind);
                items.push(KindView {
                    kind,
                    address: format!("{base}/{kind}"),
                    schema: format!("{base}/{kind}/schema"),
                    schema_version: kind.schema_version(),
                    count: counts.get(&kind).copied().unwrap_or(0),
                    newest_change: store::newest(connection, &view.reach, kind)?,
                    last_pull: own.pulled_at.map(|at| PullView { at, through: own.taken_through }),
                    acknowledged: own
                        .acknowledged_at
                        .map(|at| AcknowledgementView { at, through: own.acknowledged_through }),
                });
            }
            Ok(KindList {
                changes: format!("{base}/changes"),
                omitted_fields: view.omitted_fields(Feed::Changes).into_iter().map(str::to_owned).collect(),
                epoch: view.epoch,
                items,
            })
        })
        .await
}

/// A kind may be pulled by its own feed and by the one of all kinds.
fn of_kind(progress: &BTreeMap<String, Progress>, kind: Feed) -> Progress {
    let of = |feed: Feed| progress.get(feed.as_str()).copied().unwrap_or_default();
    of(kind).with(of(Feed::Changes))
}

/// One record as it stands in the feed.
pub async fn one(database: &Database, puller: Puller, feed: Feed, id: Id) -> Result<Item> {
    database
        .read_snapshot(move |connection| {
            let view = View::load(connection, &puller)?;
            let item = store::one(connection, &view.reach, feed, id)?.ok_or(Code::NotFound)?;
            Ok(view.shown(item))
        })
        .await
}

/// The digest of all that the puller must hold when it stands at the head.
pub async fn digest(database: &Database, puller: Puller, feed: Feed) -> Result<DigestView> {
    database
        .read_snapshot(move |connection| {
            let view = View::load(connection, &puller)?;
            let (mut digest, mut after) = (CopyDigest::default(), 0);
            loop {
                let items = view.items(connection, feed, after, MAX_LIMIT)?;
                let Some(last) = items.last() else { break };
                after = last.number;
                items.iter().for_each(|item| digest.add(item));
            }
            let (head, count, digest) = digest.finish();
            Ok(DigestView { kind: feed, epoch: view.epoch, head, count, digest })
        })
        .await
}

/// Notes what the puller has stored. What it acknowledged before is never taken back, and nothing can be acknowledged
/// that was not handed out under the same epoch.
pub async fn acknowledge(
    database: &Database,
    log: &PullLog,
    puller: Puller,
    body: AcknowledgementBody,
) -> Result<Acknowledged> {
    log.write_out().await;
    database
        .write_transaction(move |connection| {
            let view = View::load(connection, &puller)?;
            let progress = store::progress(connection, puller.client_id, &view.epoch)?;
            let own = match body.kind {
                Feed::Changes => progress.get(Feed::Changes.as_str()).copied().unwrap_or_default(),
                kind => of_kind(&progress, kind),
            };
            if body.through > own.taken_through {
                return Err(Problem::invalid(vec![Fault::new("/through", Code::AcknowledgedTooFar)]));
            }
            let through = body.through.max(own.acknowledged_through);
            store::acknowledge(connection, puller.client_id, body.kind.as_str(), &view.epoch, through, puller.now)?;
            if matches!(body.kind, Feed::ResultReports | Feed::Changes) {
                let units = view.reach.own_units();
                let news = (own.acknowledged_through, through);
                targets::note_acknowledged(connection, puller.client_id, units.as_deref(), news, puller.now)?;
            }
            Ok(Acknowledged { kind: body.kind, through, at: puller.now })
        })
        .await
}

/// How far a client has come, with whatever token, and what it may see.
fn progress_of(connection: &mut AnyConnection, client: ApiClient) -> Result<(Reach, BTreeMap<String, Progress>)> {
    let id = client.id;
    let standing = clients::standing(connection, &client)?;
    let (_, database_epoch) = journal::head(connection)?;
    let mut together: BTreeMap<String, Progress> = BTreeMap::new();
    for personal in [true, false] {
        let epoch = feed_epoch(&database_epoch, &standing.epoch, personal);
        for (feed, progress) in store::progress(connection, id, &epoch)? {
            let known = together.entry(feed).or_default();
            *known = known.with(progress);
        }
    }
    Ok((reach(standing), together))
}

fn pullers(connection: &mut AnyConnection, scope: &Scope) -> Result<Vec<ApiClient>> {
    let mut clients = clients::all(connection, &scope.unit_ids())?;
    clients.retain(|client| client.scopes().contains(&ClientScope::SyncRead));
    Ok(clients)
}

/// Since when a client has pulled nothing, where that is longer than it should be; one that is shut out owes no pull.
fn silent_since(client: &ApiClient, last_pull_at: Option<Instant>, now: Instant) -> Option<Instant> {
    let since = last_pull_at.unwrap_or(client.created_at);
    (client.is_open(now) && is_silent(since, client.alert_after_hours, now)).then_some(since)
}

/// The programs of these units that have pulled nothing for longer than they should, each with the moment since when.
pub fn silent(connection: &mut AnyConnection, scope: &Scope, now: Instant) -> Result<Vec<(ApiClient, Instant)>> {
    let mut found = Vec::new();
    for client in pullers(connection, scope)? {
        let last_pull_at = store::last_pull(connection, client.id)?;
        if let Some(since) = silent_since(&client, last_pull_at, now) {
            found.push((client, since));
        }
    }
    Ok(found)
}

/// What each client has taken and what waits for it.
pub async fn status(database: &Database, log: &PullLog, scope: Scope, now: Instant) -> Result<PullStatus> {
    log.write_out().await;
    database
        .read_snapshot(move |connection| {
            let mut items = Vec::new();
            for client in pullers(connection, &scope)? {
                let acknowledges = client.scopes().contains(&ClientScope::SyncAcknowledge);
                let (reach, progress) = progress_of(connection, client.clone())?;
                let mut kinds = Vec::new();
                for kind in Feed::kinds() {
                    let own = of_kind(&progress, kind);
                    let held = if acknowledges { own.acknowledged_through } else { own.taken_through };
                    let (waiting, waiting_since) = store::waiting(connection, &reach, kind, held)?;
                    kinds.push(KindStatus {
                        kind,
                        newest_change: store::newest(connection, &reach, kind)?,
                        last_pull_at: own.pulled_at,
                        taken_through: own.taken_through,
                        acknowledged_at: own.acknowledged_at,
                        acknowledged_through: own.acknowledged_through,
                        waiting,
                        waiting_since,
                    });
                }
                let last_pull_at = store::last_pull(connection, client.id)?;
                items.push(ClientStatus {
                    last_pull_at,
                    silent_since: silent_since(&client, last_pull_at, now),
                    failures: clients::failures(connection, client.id)?.into_iter().map(FailureView::from).collect(),
                    client_id: client.id,
                    name: client.name,
                    unit_id: client.unit_id,
                    active: client.active,
                    last_used_at: client.last_used_at,
                    kinds,
                });
            }
            Ok(PullStatus { items })
        })
        .await
}

/// Which of these records a client has acknowledged as they stand now.
pub async fn records(database: &Database, scope: Scope, kind: Feed, ids: Vec<Id>) -> Result<RecordStatusList> {
    database
        .read_snapshot(move |connection| {
            let mut acknowledged = Vec::new();
            for client in pullers(connection, &scope)? {
                let (reach, progress) = progress_of(connection, client)?;
                acknowledged.push((reach, of_kind(&progress, kind).acknowledged_through));
            }
            let rows = store::numbers(connection, kind.as_str(), &ids)?;
            let items = rows
                .into_iter()
                .filter(|(_, _, unit_id)| unit_id.is_none() || scope.holds(*unit_id, None))
                .map(|(id, modified, unit_id)| RecordStatus {
                    id,
                    modified,
                    city_has_it: acknowledged
                        .iter()
                        .any(|(reach, through)| reach.holds(kind, unit_id) && modified <= *through),
                })
                .collect();
            Ok(RecordStatusList { items })
        })
        .await
}
