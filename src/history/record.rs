//! A run into the history: what is new about each repository, in one transaction.
//!
//! Runs are in the order of the moments that they speak of, whenever they arrive: one that comes late changes what lies between its
//! neighbours, and the history is the same as if it had come in time; but what a run remembers is what is known when it arrives. Of
//! two runs of a repository of the same second the one that comes later counts as a second later.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::changes::{Span, look};
use super::database::{Reason, Value};
use super::definitions::Meant;
use super::error::Error;
use super::kept::{Changes, Kept, Key, Kind, insert, state_of};
use super::rollup::State;
use super::run::{Found, Run, Snapshot};
use super::store::Store;
use super::words::Numbered;
use super::{adopted, code, digest};
use crate::model::adoption::AskedPath;

/// What became of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Whether it was not there before.
    pub is_new: bool,
    /// Repositories of the run.
    pub repositories: u64,
    /// Repositories in which something is otherwise than in the run before.
    pub changed: u64,
    /// Repositories for which a later run was there already.
    pub late: u64,
}

/// What all repositories of a run have in common.
struct Asked {
    run: i64,
    moment: i64,
    /// The scorecards that were asked.
    meant: Vec<Arc<Meant>>,
    /// By the id of the scorecard.
    cards: HashMap<Arc<str>, Numbered>,
    /// The set of their ids.
    set: i64,
    /// The digests of the definitions.
    digests: Vec<[u8; 32]>,
    /// The ids of all scorecards that are known, by number.
    by_card: HashMap<i64, Arc<str>>,
    /// The same, by the numbers of their checks.
    by_line: HashMap<i64, Arc<str>>,
    /// The golden paths that were asked.
    paths: Vec<AskedPath>,
    /// Their numbers, and those of what was asked, by id.
    path_numbers: HashMap<Arc<str>, [i64; 2]>,
    /// The set of their ids, where there is one.
    path_set: Option<i64>,
    /// The ids of all golden paths that are known, by number.
    by_path: HashMap<i64, Arc<str>>,
}

impl Asked {
    /// Whether what a row of a table is about was asked, and what that is called.
    fn about(&self, kind: Kind, key: &Key) -> Option<(&Arc<str>, bool)> {
        let names = match kind {
            Kind::Judged => &self.by_line,
            Kind::Adopted => &self.by_path,
            Kind::Standing | Kind::Sighting => &self.by_card,
        };
        let name = names.get(&key[1])?;
        let is_asked =
            if kind == Kind::Adopted { self.path_numbers.contains_key(name) } else { self.cards.contains_key(name) };
        Some((name, is_asked))
    }
}

impl Store {
    /// Records a run. The same run a second time changes nothing.
    pub fn record(&mut self, run: &Run) -> Result<Recorded, Error> {
        let known: BTreeSet<&str> = run.definitions.iter().map(|own| own.id.as_ref()).collect();
        for own in run.snapshots.iter().flat_map(|own| &own.standings) {
            if !known.contains(own.scorecard.as_ref()) {
                let reason = format!("it has results of the scorecard `{}` and not its definition", own.scorecard);
                return Err(Error::run(reason, "make the report anew with this karat"));
            }
        }
        let known: BTreeSet<&str> = run.paths.iter().map(|own| own.id.as_ref()).collect();
        for own in run.snapshots.iter().flat_map(|own| &own.adoption) {
            if !known.contains(own.path.as_ref()) {
                let reason = format!("it tells who is on the golden path `{}`, and not what was asked", own.path);
                return Err(Error::run(reason, "make the report anew with this karat"));
            }
        }
        let meant = run.definitions.iter().map(|own| self.meant(own)).collect::<Result<Vec<_>, _>>()?;
        let told = self.write("write to", |store| match store.cutoff()?.filter(|cutoff| run.moment < *cutoff) {
            Some(cutoff) => Ok(Err(cutoff)),
            None => store.recorded(run, &meant).map(Ok),
        })?;
        told.map_err(|cutoff| {
            let [moment, cutoff] = [run.moment, cutoff].map(crate::report::rfc3339);
            let reason = format!("it is as of {moment}, and what is before {cutoff} is no longer kept");
            Error::run(reason, "`karat history compact --keep` says how long it is kept")
        })
    }

    fn recorded(&mut self, run: &Run, meant: &[Arc<Meant>]) -> Result<Recorded, Reason> {
        let digest = digest::of_run(run);
        let mut told = Recorded { repositories: run.snapshots.len() as u64, ..Recorded::default() };
        let known = self.rows("SELECT id FROM run WHERE digest = $1", &[Value::from(digest.as_slice())])?;
        if !known.is_empty() {
            return Ok(told);
        }
        told.is_new = true;
        let asked = self.asked(run, meant, &digest)?;
        let (mut changes, mut new) = (Changes::default(), New::default());
        for snapshot in &run.snapshots {
            let became = self.snapshot(&asked, snapshot, (&mut changes, &mut new))?;
            told.changed += u64::from(became != Became::Same);
            told.late += u64::from(became == Became::Late);
        }
        new.write(self)?;
        changes.write(&mut *self.database)?;
        Ok(told)
    }

    fn asked(&mut self, run: &Run, meant: &[Arc<Meant>], digest: &[u8; 32]) -> Result<Asked, Reason> {
        let Self { database, words, .. } = self;
        let database = &mut **database;
        let id = words.number(database, "run")?;
        let engine = words.word(database, &run.engine)?;
        let policies = words.word(database, &run.policies)?;
        let values = [id, run.moment, engine, policies].map(Value::Int);
        let values: Vec<Value> = values.into_iter().chain([Value::from(digest.as_slice())]).collect();
        database
            .execute("INSERT INTO run (id, moment, engine, policies, digest) VALUES ($1, $2, $3, $4, $5)", &values)?;
        for fact in &run.facts {
            let source = words.word(database, &fact.source)?;
            let age = fact.age.map(|age| i64::try_from(age).unwrap_or(i64::MAX));
            let values = [Value::Int(id), Value::Int(source), Value::from(age)];
            database.execute("INSERT INTO fact (run, source, age) VALUES ($1, $2, $3)", &values)?;
        }
        let mut cards = HashMap::new();
        for own in meant {
            cards.insert(own.definition.id.clone(), words.definition(database, own)?);
        }
        let names: Vec<Arc<str>> = run.definitions.iter().map(|own| own.id.clone()).collect();
        let set = words.set(database, &names)?;
        let (mut path_numbers, mut path_set) = (HashMap::new(), None);
        for own in &run.paths {
            path_numbers.insert(own.id.clone(), words.asked_path(database, own)?);
        }
        if !run.paths.is_empty() {
            let ids: Vec<Arc<str>> = run.paths.iter().map(|own| own.id.clone()).collect();
            path_set = Some(words.set(database, &ids)?);
        }
        let digests = meant.iter().map(|own| own.digest).collect();
        let by_card = self.names("SELECT id, name FROM card")?;
        let by_line = self.names("SELECT line.id, card.name FROM line JOIN card ON card.id = line.card")?;
        let by_path = self.names("SELECT id, name FROM golden_path")?;
        let (moment, paths) = (run.moment, run.paths.clone());
        let meant = meant.to_vec();
        Ok(Asked {
            run: id,
            moment,
            meant,
            cards,
            set,
            digests,
            by_card,
            by_line,
            paths,
            path_numbers,
            path_set,
            by_path,
        })
    }

    fn names(&mut self, sql: &str) -> Result<HashMap<i64, Arc<str>>, Reason> {
        Ok(self.rows(sql, &[])?.iter().map(|row| (row.int(0), row.string(1))).collect())
    }

    fn snapshot(
        &mut self,
        asked: &Asked,
        own: &Snapshot,
        (changes, new): (&mut Changes, &mut New),
    ) -> Result<Became, Reason> {
        let (repository, state) = self.repository(&own.repository)?;
        let (moment, is_late) = self.moment(repository, asked.moment)?;
        let own = &*self.with_memory(own, &asked.meant, moment)?;
        let answered = self.words.set(&mut *self.database, &own.answered)?;
        let unjudged = Some(own.unjudged.join("\n")).filter(|text| !text.is_empty());
        let seen = self.seen(own)?;
        let revision = own.revision.as_deref().map(|text| {
            data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).unwrap_or_else(|_| text.as_bytes().to_vec())
        });
        new.snapshots.push(vec![
            Value::Int(repository),
            Value::Int(moment),
            Value::Int(asked.run),
            revision.map_or(Value::Null, Value::Bytes),
            Value::Int(answered),
            Value::Int(asked.set),
            Value::from(unjudged),
            Value::from(seen),
            Value::from(asked.path_set),
        ]);
        let digest = digest::of_snapshot(own, &asked.digests, &asked.paths);
        if !is_late {
            if state.as_deref() == Some(digest.as_slice()) {
                return Ok(Became::Same);
            }
            let values = [Value::from(digest.as_slice()), Value::Int(repository)];
            self.database.execute("UPDATE repository SET state = $1 WHERE id = $2", &values)?;
        }
        let later = if is_late { self.later(repository, moment)? } else { Vec::new() };
        let mut at = At { store: self, asked, repository, moment, later, is_late };
        let seen = at.standings(own)?;
        at.lay(Kind::Standing, seen.standings, changes)?;
        at.lay(Kind::Judged, seen.judged, changes)?;
        at.lay(Kind::Adopted, seen.adopted, changes)?;
        at.findings(own, &seen.entities, (changes, new))?;
        Ok(if is_late { Became::Late } else { Became::Otherwise })
    }

    fn repository(&mut self, name: &Arc<str>) -> Result<(i64, Option<Vec<u8>>), Reason> {
        let found = self.rows("SELECT id, state FROM repository WHERE name = $1", &[Value::Text(name.clone())])?;
        if let Some(row) = found.first() {
            return Ok((row.int(0), row.bytes(1).map(<[u8]>::to_vec)));
        }
        let id = self.words.number(&mut *self.database, "repository")?;
        let values = [Value::Int(id), Value::Text(name.clone())];
        self.database.execute("INSERT INTO repository (id, name) VALUES ($1, $2)", &values)?;
        Ok((id, None))
    }

    /// The set of findings that were seen though nobody could have told that they are no more.
    fn seen(&mut self, own: &Snapshot) -> Result<Option<i64>, Reason> {
        let answered: HashSet<&str> = own.answered.iter().map(AsRef::as_ref).collect();
        let is_asked = |found: &&Found| {
            answered.contains(found.rule.as_ref()) && is_judged(&found.path, own.unjudged.iter().map(AsRef::as_ref))
        };
        let also = own.findings.iter().filter(|found| !is_asked(found));
        let also: Vec<Arc<str>> = also.map(|found| Arc::from(found.fingerprint.to_string())).collect();
        if also.is_empty() { Ok(None) } else { self.words.set(&mut *self.database, &also).map(Some) }
    }

    /// The next free second from a moment on, and whether there are later ones.
    fn moment(&mut self, repository: i64, moment: i64) -> Result<(i64, bool), Reason> {
        let sql = "SELECT MAX(moment) FROM snapshot WHERE repository = $1";
        let latest = self.rows(sql, &[Value::Int(repository)])?.first().and_then(|row| row.number(0));
        let Some(latest) = latest.filter(|latest| *latest >= moment) else { return Ok((moment, false)) };
        let sql = "SELECT moment FROM snapshot WHERE repository = $1 AND moment >= $2 ORDER BY moment";
        let taken = self.rows(sql, &[Value::Int(repository), Value::Int(moment)])?;
        let mut free = moment;
        for row in taken {
            if row.int(0) != free {
                break;
            }
            free += 1;
        }
        Ok((free, free < latest))
    }

    /// The looks at a repository after a moment.
    fn later(&mut self, repository: i64, moment: i64) -> Result<Vec<Look>, Reason> {
        let sql = "SELECT snapshot.moment, answered.content, cards.content, snapshot.unjudged, seen.content, paths.content \
             FROM snapshot LEFT JOIN word_set AS paths ON paths.id = snapshot.paths \
             JOIN word_set AS answered ON answered.id = snapshot.answered JOIN word_set AS cards ON cards.id = snapshot.cards \
             LEFT JOIN word_set AS seen ON seen.id = snapshot.seen \
             WHERE snapshot.repository = $1 AND snapshot.moment > $2 ORDER BY snapshot.moment";
        let lines = |text: Arc<str>| text.lines().map(str::to_owned).collect();
        let look = |row: &super::database::Row| Look {
            moment: row.int(0),
            answered: lines(row.string(1)),
            cards: lines(row.string(2)),
            unjudged: row.string(3).lines().map(str::to_owned).collect(),
            seen: lines(row.string(4)),
            paths: lines(row.string(5)),
        };
        Ok(self.rows(sql, &[Value::Int(repository), Value::Int(moment)])?.iter().map(look).collect())
    }
}

/// What a run did to what is known of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Became {
    /// Nothing: it is as it was.
    Same,
    /// Something may be otherwise.
    Otherwise,
    /// It speaks of a moment before the latest one.
    Late,
}

/// Rows of tables that are no intervals.
#[derive(Default)]
struct New {
    snapshots: Vec<Vec<Value>>,
    findings: Vec<Vec<Value>>,
}

impl New {
    fn write(self, store: &mut Store) -> Result<(), Reason> {
        insert(&mut *store.database, "snapshot", &SNAPSHOT, self.snapshots)?;
        insert(&mut *store.database, "finding", &FINDING, self.findings)
    }
}

/// The columns of a look at a repository.
pub(super) const SNAPSHOT: [&str; 9] =
    ["repository", "moment", "run", "revision", "answered", "cards", "unjudged", "seen", "paths"];

/// The columns of a finding.
pub(super) const FINDING: [&str; 10] =
    ["id", "repository", "fingerprint", "rule", "severity", "entity", "path", "line", "resource", "message"];

/// What a run looked at.
struct Look {
    moment: i64,
    answered: HashSet<String>,
    cards: HashSet<String>,
    unjudged: Vec<String>,
    seen: HashSet<String>,
    paths: HashSet<String>,
}

impl Look {
    /// Whether a scorecard or a golden path was asked.
    fn asks(&self, kind: Kind, name: &str) -> bool {
        if kind == Kind::Adopted { self.paths.contains(name) } else { self.cards.contains(name) }
    }

    fn is_about(&self, rule: &str, path: &str, fingerprint: &str) -> bool {
        let is_asked = self.answered.contains(rule) && is_judged(path, self.unjudged.iter().map(String::as_str));
        is_asked || self.seen.contains(fingerprint)
    }
}

/// Whether a file is none that could not be judged, nor in such a folder.
fn is_judged<'u>(path: &str, mut unjudged: impl Iterator<Item = &'u str>) -> bool {
    !unjudged
        .any(|own| own.is_empty() || path == own || path.strip_prefix(own).is_some_and(|rest| rest.starts_with('/')))
}

/// What was seen of the entities of a repository.
struct Seen {
    standings: HashMap<Key, State>,
    judged: HashMap<Key, State>,
    adopted: HashMap<Key, State>,
    entities: HashMap<Arc<str>, i64>,
}

/// A repository at the moment of a run.
struct At<'s> {
    store: &'s mut Store,
    asked: &'s Asked,
    repository: i64,
    moment: i64,
    later: Vec<Look>,
    is_late: bool,
}

impl At<'_> {
    fn standings(&mut self, own: &Snapshot) -> Result<Seen, Reason> {
        let entities = self.entities(own)?;
        let Store { database, words, .. } = &mut *self.store;
        let database = &mut **database;
        let mut seen = Seen { standings: HashMap::new(), judged: HashMap::new(), adopted: HashMap::new(), entities };
        for standing in &own.standings {
            let (Some(entity), Some(card)) =
                (seen.entities.get(&standing.entity), self.asked.cards.get(&standing.scorecard))
            else {
                continue;
            };
            let facets = words.facets(database, &standing.facets)?;
            let level = words.maybe(database, standing.level.as_deref())?;
            let numbers = [standing.score, standing.score_up_to, standing.coverage].map(|own| own.map(i64::from));
            let state = [Some(card.definition), Some(facets), level].into_iter().chain(numbers).collect();
            seen.standings.insert([*entity, card.card], state);
            for judged in &standing.checks {
                let Some((line, meaning)) = card.checks.get(&judged.check) else { continue };
                let reason = words.maybe(database, judged.reason.map(crate::model::scorecard::ReasonKind::as_str))?;
                let waiver = words.waiver(database, judged.waiver.as_ref())?;
                let kept = judged.remembered.as_ref().and_then(|own| own.level.as_deref());
                let kept = words.maybe(database, kept)?;
                seen.judged.insert([*entity, *line], state_of(judged, *meaning, [reason, waiver, kept]));
            }
        }
        for adopted in &own.adoption {
            let (Some(entity), Some([path, definition])) =
                (seen.entities.get(&adopted.entity), self.asked.path_numbers.get(&adopted.path))
            else {
                continue;
            };
            let facets = words.facets(database, &adopted.facets)?;
            let signals = words.word(database, &adopted::written(&adopted.signals))?;
            let state = [*definition, facets, code::of_state(adopted.state), signals].map(Some).to_vec();
            seen.adopted.insert([*entity, *path], state);
        }
        Ok(seen)
    }

    /// The numbers of the entities of a repository.
    fn entities(&mut self, own: &Snapshot) -> Result<HashMap<Arc<str>, i64>, Reason> {
        let sql = "SELECT id, reference, name FROM entity WHERE repository = $1";
        let found = self.store.rows(sql, &[Value::Int(self.repository)])?;
        let mut known: HashMap<Arc<str>, (i64, Arc<str>)> =
            found.iter().map(|row| (row.string(1), (row.int(0), row.string(2)))).collect();
        let named = own.standings.iter().map(|own| (&own.entity, &own.name));
        let named: Vec<_> = named.chain(own.adoption.iter().map(|own| (&own.entity, &own.name))).collect();
        for (reference, called) in &named {
            let database = &mut *self.store.database;
            match known.get(*reference) {
                Some((_, name)) if name == *called || self.is_late => {}
                Some((id, _)) => {
                    let values = [Value::Text((*called).clone()), Value::Int(*id)];
                    database.execute("UPDATE entity SET name = $1 WHERE id = $2", &values)?;
                    known.insert((*reference).clone(), (*id, (*called).clone()));
                }
                None => {
                    let id = self.store.words.number(database, "entity")?;
                    let texts = [*reference, *called].map(|text| Value::Text(text.clone()));
                    let values: Vec<Value> = [id, self.repository].into_iter().map(Value::Int).chain(texts).collect();
                    let sql = "INSERT INTO entity (id, repository, reference, name) VALUES ($1, $2, $3, $4)";
                    database.execute(sql, &values)?;
                    known.insert((*reference).clone(), (id, (*called).clone()));
                }
            }
        }
        let own: HashSet<&Arc<str>> = named.iter().map(|(reference, _)| *reference).collect();
        known.retain(|reference, _| own.contains(reference));
        Ok(known.into_iter().map(|(reference, (id, _))| (reference, id)).collect())
    }

    /// Lays what was seen over what is known: what is not seen any more, though its scorecard or path was asked, is no longer.
    fn lay(&mut self, kind: Kind, mut seen: HashMap<Key, State>, changes: &mut Changes) -> Result<(), Reason> {
        let known = kind.of_repository(&mut *self.store.database, self.repository, self.is_late)?;
        let asked = self.asked;
        let is_asked = |key: &Key| asked.about(kind, key).is_some_and(|(_, is_asked)| is_asked);
        let mut todo: Vec<(Key, Vec<Kept>, Option<State>)> = Vec::new();
        for (key, spans) in known {
            let state = seen.remove(&key);
            if state.is_some() || is_asked(&key) {
                todo.push((key, spans, state));
            }
        }
        let fresh: BTreeMap<Key, State> = seen.into_iter().collect();
        todo.extend(fresh.into_iter().map(|(key, state)| (key, Vec::new(), Some(state))));
        for (key, old, state) in todo {
            let next = asked
                .about(kind, &key)
                .and_then(|(name, _)| self.later.iter().find(|look| look.asks(kind, name)).map(|look| look.moment));
            self.look((kind, key), &old, state, next, changes)?;
        }
        Ok(())
    }

    fn look(
        &mut self,
        (kind, key): (Kind, Key),
        old: &[Kept],
        state: Option<State>,
        next: Option<i64>,
        changes: &mut Changes,
    ) -> Result<(), Reason> {
        if let ([.., last], false) = (old, self.is_late)
            && Some(&last.span.state) == state.as_ref()
        {
            return Ok(());
        }
        let spans: Vec<Span<State>> = old.iter().map(|own| own.span.clone()).collect();
        let new = look(&spans, self.moment, state, next);
        let Store { database, words, .. } = &mut *self.store;
        changes.replace(&mut **database, words, (kind, key), old, new)
    }

    /// Lays the findings over those that are known.
    fn findings(
        &mut self,
        own: &Snapshot,
        entities: &HashMap<Arc<str>, i64>,
        (changes, new): (&mut Changes, &mut New),
    ) -> Result<(), Reason> {
        let known = self.known()?;
        let sightings = Kind::Sighting.of_repository(&mut *self.store.database, self.repository, self.is_late)?;
        let mut seen = HashSet::new();
        for found in &own.findings {
            let fingerprint = found.fingerprint.0.to_be_bytes();
            let was = known.get(fingerprint.as_slice());
            let id = match was {
                Some(was) => was.id,
                None => self.store.words.number(&mut *self.store.database, "finding")?,
            };
            seen.insert(id);
            let row = self.row(id, found, entities)?;
            let old = sightings.get(&[id, 0]).map_or(&[][..], Vec::as_slice);
            match was {
                None => new.findings.push(row),
                Some(was) if Some(was.told.as_slice()) != row.get(3..) && self.is_last(found, old) => {
                    self.tell(id, &row)?;
                }
                Some(_) => {}
            }
            let waiver = self.store.words.waiver(&mut *self.store.database, found.waiver.as_ref())?;
            let state = vec![Some(code::of_status(found.status)), waiver];
            let next = self.next(&found.rule, &found.path, &found.fingerprint.to_string());
            self.look((Kind::Sighting, [id, 0]), old, Some(state), next, changes)?;
        }
        let answered: HashSet<&str> = own.answered.iter().map(AsRef::as_ref).collect();
        for was in known.values().filter(|was| !seen.contains(&was.id)).collect::<BTreeSet<_>>() {
            let is_asked =
                answered.contains(was.rule.as_ref()) && is_judged(&was.path, own.unjudged.iter().map(AsRef::as_ref));
            let Some(old) = sightings.get(&[was.id, 0]).filter(|_| is_asked) else { continue };
            let next = self.next(&was.rule, &was.path, &data_encoding::HEXLOWER.encode(&was.fingerprint));
            self.look((Kind::Sighting, [was.id, 0]), old, None, next, changes)?;
        }
        Ok(())
    }

    /// The first later look at the findings of a rule in a file.
    fn next(&self, rule: &str, path: &str, fingerprint: &str) -> Option<i64> {
        self.later.iter().find(|look| look.is_about(rule, path, fingerprint)).map(|look| look.moment)
    }

    /// Whether nobody saw a finding later.
    fn is_last(&self, found: &Found, old: &[Kept]) -> bool {
        let fingerprint = found.fingerprint.to_string();
        let mut looks = self.later.iter().filter(|look| look.is_about(&found.rule, &found.path, &fingerprint));
        !looks.any(|look| old.iter().any(|own| own.span.covers(look.moment)))
    }

    /// What a history knows of the findings of the repository, by fingerprint.
    fn known(&mut self) -> Result<HashMap<Vec<u8>, Known>, Reason> {
        let names: Vec<_> = FINDING.iter().map(|name| format!("finding.{name}")).collect();
        let sql = format!(
            "SELECT {}, word.content FROM finding JOIN word ON word.id = finding.rule WHERE finding.repository = $1",
            names.join(", ")
        );
        let known = |row: super::database::Row| {
            let fingerprint = row.bytes(2).unwrap_or_default().to_vec();
            let (id, path, rule) = (row.int(0), row.string(6), row.string(10));
            (
                fingerprint.clone(),
                Known { id, fingerprint, path, rule, told: row.0.get(3..10).unwrap_or_default().to_vec() },
            )
        };
        Ok(self.store.rows(&sql, &[Value::Int(self.repository)])?.into_iter().map(known).collect())
    }

    fn row(&mut self, id: i64, own: &Found, entities: &HashMap<Arc<str>, i64>) -> Result<Vec<Value>, Reason> {
        let rule = self.store.words.word(&mut *self.store.database, &own.rule)?;
        let entity = own.entity.as_ref().and_then(|entity| entities.get(entity)).copied();
        Ok(vec![
            Value::Int(id),
            Value::Int(self.repository),
            Value::from(own.fingerprint.0.to_be_bytes().as_slice()),
            Value::Int(rule),
            Value::Int(code::of_severity(own.severity)),
            Value::from(entity),
            Value::Text(own.path.clone()),
            Value::from(own.line),
            own.resource.clone().map_or(Value::Null, Value::Text),
            Value::Text(own.message.clone()),
        ])
    }

    /// A finding is told otherwise than it was.
    fn tell(&mut self, id: i64, row: &[Value]) -> Result<(), Reason> {
        let sql = "UPDATE finding SET rule = $1, severity = $2, entity = $3, path = $4, line = $5, resource = $6, message = $7 \
             WHERE id = $8";
        let values: Vec<Value> = row.iter().skip(3).cloned().chain([Value::Int(id)]).collect();
        self.store.database.execute(sql, &values).map(drop)
    }
}

/// A finding that a history knows.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    id: i64,
    fingerprint: Vec<u8>,
    rule: Arc<str>,
    path: Arc<str>,
    /// Its columns from the rule on.
    told: Vec<Value>,
}
