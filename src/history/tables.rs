//! What an export has: a file for each table, with words in place of the numbers that stand for them.

/// How a column is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// Seconds since 1970, as of RFC 3339.
    Moment,
    /// Days since 1970, as a date.
    Day,
    /// Bytes, as hexadecimal digits.
    Hex,
    /// The number of an outcome.
    Outcome,
    /// The number of a status.
    Status,
    /// The number of a severity.
    Severity,
    /// The number of an effect.
    Effect,
    /// The number of a cause; empty where there was nothing before.
    Cause,
    /// The number of a dimension.
    Dimension,
    /// The number of a state on a golden path.
    State,
    /// The number of what deployments are derived from.
    Basis,
    /// The number of a sort of deployments.
    DeploymentKind,
    /// The number of what shows a failure.
    Sign,
}

/// A file of an export.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// What the file is called.
    pub(super) name: &'static str,
    /// Its columns.
    pub(super) columns: &'static [(&'static str, Form)],
    /// The question that gives them, in an order that is the same for all histories that know the same. `$1` is a repository where
    /// it is asked for each.
    pub(super) sql: &'static str,
    /// Whether it is asked for each repository, since it is long.
    pub(super) by_repository: bool,
}

use Form::{Cause, Day, Dimension, Effect, Hex, Moment, Number, Outcome, Severity, State, Status, Text};

/// Files that exports of an earlier karat do not have.
pub(crate) const NEW: [&str; 5] = ["paths", "adoption", "deployment_looks", "deployed_services", "deployments"];

/// All files, in the order in which they are read back. The last two are worked out from the others.
pub(super) static TABLES: [Table; 16] = [
    Table {
        name: "runs",
        columns: &[("run", Hex), ("moment", Moment), ("engine", Text), ("policies", Text)],
        sql: "SELECT run.digest, run.moment, engine.content, policies.content FROM run \
              JOIN word AS engine ON engine.id = run.engine JOIN word AS policies ON policies.id = run.policies \
              ORDER BY run.moment, run.digest",
        by_repository: false,
    },
    Table {
        name: "facts",
        columns: &[("run", Hex), ("source", Text), ("age_seconds", Number)],
        sql: "SELECT run.digest, source.content, fact.age FROM fact JOIN run ON run.id = fact.run \
              JOIN word AS source ON source.id = fact.source ORDER BY run.moment, run.digest, source.content",
        by_repository: false,
    },
    Table {
        name: "sets",
        columns: &[("set", Hex), ("words", Text)],
        sql: "SELECT digest, content FROM word_set ORDER BY digest",
        by_repository: false,
    },
    Table {
        name: "definitions",
        columns: &[("definition", Hex), ("scorecard", Text), ("version", Text), ("source", Text), ("text", Text)],
        sql: "SELECT definition.digest, card.name, definition.version, definition.source, definition.content FROM definition \
              JOIN card ON card.id = definition.card ORDER BY card.name, definition.digest",
        by_repository: false,
    },
    Table {
        name: "meanings",
        columns: &[("meaning", Hex), ("scorecard", Text), ("check", Text), ("rev", Number), ("rule", Text)],
        sql: "SELECT meaning.digest, card.name, line.name, meaning.rev, rule.content FROM meaning \
              JOIN line ON line.id = meaning.line JOIN card ON card.id = line.card JOIN word AS rule ON rule.id = meaning.rule \
              ORDER BY card.name, line.name, meaning.rev, meaning.digest",
        by_repository: false,
    },
    Table {
        name: "waivers",
        columns: &[("key", Hex), ("waiver", Text), ("effect", Effect), ("ends", Day), ("reason", Text)],
        sql: "SELECT digest, name, effect, ends, reason FROM waiver ORDER BY name, digest",
        by_repository: false,
    },
    Table {
        name: "facets",
        columns: &[
            ("facets", Hex),
            ("kind", Text),
            ("type", Text),
            ("lifecycle", Text),
            ("tier", Text),
            ("owner", Text),
            ("system", Text),
            ("domain", Text),
            ("tags", Text),
            ("languages", Text),
            ("path", Text),
        ],
        sql: "SELECT facets.digest, kind.content, type.content, lifecycle.content, tier.content, owner.content, \
              system.content, domain.content, facets.tags, facets.languages, facets.path FROM facets \
              LEFT JOIN word AS kind ON kind.id = facets.kind LEFT JOIN word AS type ON type.id = facets.type \
              LEFT JOIN word AS lifecycle ON lifecycle.id = facets.lifecycle LEFT JOIN word AS tier ON tier.id = facets.tier \
              LEFT JOIN word AS owner ON owner.id = facets.owner LEFT JOIN word AS system ON system.id = facets.system \
              LEFT JOIN word AS domain ON domain.id = facets.domain ORDER BY facets.digest",
        by_repository: false,
    },
    Table {
        name: "paths",
        columns: &[
            ("key", Hex),
            ("path", Text),
            ("version", Text),
            ("title", Text),
            ("at_least", Number),
            ("alternative_allowed", Number),
        ],
        sql: "SELECT own.digest, path.name, own.version, own.title, own.at_least, own.voluntary FROM path_definition AS own \
              JOIN golden_path AS path ON path.id = own.path ORDER BY path.name, own.digest",
        by_repository: false,
    },
    Table {
        name: "snapshots",
        columns: &[
            ("repository", Text),
            ("moment", Moment),
            ("run", Hex),
            ("revision", Hex),
            ("answered", Hex),
            ("scorecards", Hex),
            ("unjudged", Text),
            ("seen", Hex),
            ("paths", Hex),
        ],
        sql: "SELECT repository.name, snapshot.moment, run.digest, snapshot.revision, answered.digest, cards.digest, \
              snapshot.unjudged, seen.digest, paths.digest FROM snapshot JOIN repository ON repository.id = snapshot.repository \
              JOIN run ON run.id = snapshot.run JOIN word_set AS answered ON answered.id = snapshot.answered \
              JOIN word_set AS cards ON cards.id = snapshot.cards LEFT JOIN word_set AS seen ON seen.id = snapshot.seen \
              LEFT JOIN word_set AS paths ON paths.id = snapshot.paths WHERE repository.id = $1 ORDER BY snapshot.moment",
        by_repository: true,
    },
    Table {
        name: "entities",
        columns: &[("repository", Text), ("entity", Text), ("name", Text)],
        sql: "SELECT repository.name, entity.reference, entity.name FROM entity \
              JOIN repository ON repository.id = entity.repository WHERE repository.id = $1 ORDER BY entity.reference",
        by_repository: true,
    },
    Table {
        name: "standings",
        columns: &[
            ("repository", Text),
            ("entity", Text),
            ("scorecard", Text),
            ("since", Moment),
            ("until", Moment),
            ("version", Text),
            ("level", Text),
            ("score", Number),
            ("score_up_to", Number),
            ("coverage", Number),
            ("owner", Text),
            ("system", Text),
            ("tier", Text),
            ("definition", Hex),
            ("facets", Hex),
        ],
        sql: "SELECT repository.name, entity.reference, card.name, own.since, own.until, definition.version, level.content, \
              own.score, own.score_up_to, own.coverage, owner.content, system.content, tier.content, definition.digest, \
              facets.digest FROM standing AS own JOIN entity ON entity.id = own.entity \
              JOIN repository ON repository.id = entity.repository JOIN card ON card.id = own.card \
              JOIN definition ON definition.id = own.definition JOIN facets ON facets.id = own.facets \
              LEFT JOIN word AS level ON level.id = own.level LEFT JOIN word AS owner ON owner.id = facets.owner \
              LEFT JOIN word AS system ON system.id = facets.system LEFT JOIN word AS tier ON tier.id = facets.tier \
              WHERE repository.id = $1 ORDER BY entity.reference, card.name, own.since",
        by_repository: true,
    },
    Table {
        name: "judged",
        columns: &[
            ("repository", Text),
            ("entity", Text),
            ("scorecard", Text),
            ("check", Text),
            ("rev", Number),
            ("since", Moment),
            ("until", Moment),
            ("outcome", Outcome),
            ("unwaived", Outcome),
            ("value", Number),
            ("coverage", Number),
            ("reason", Text),
            ("waiver", Text),
            ("evidence", Number),
            ("cause", Cause),
            ("meaning", Hex),
            ("waiver_key", Hex),
            ("remembered", Outcome),
            ("remembered_value", Number),
            ("remembered_on", Day),
            ("remembered_until", Day),
            ("remembered_level", Text),
        ],
        sql: "SELECT repository.name, entity.reference, card.name, line.name, meaning.rev, own.since, own.until, own.outcome, \
              own.said, own.value, own.coverage, reason.content, waiver.name, own.evidence, own.cause, meaning.digest, \
              waiver.digest, own.remembered, own.remembered_value, own.remembered_on, own.remembered_until, kept.content \
              FROM judged AS own JOIN entity ON entity.id = own.entity \
              JOIN repository ON repository.id = entity.repository JOIN line ON line.id = own.line \
              JOIN card ON card.id = line.card JOIN meaning ON meaning.id = own.meaning \
              LEFT JOIN word AS reason ON reason.id = own.reason LEFT JOIN waiver ON waiver.id = own.waiver \
              LEFT JOIN word AS kept ON kept.id = own.remembered_level WHERE repository.id = $1 ORDER BY entity.reference, card.name, line.name, own.since",
        by_repository: true,
    },
    Table {
        name: "adoption",
        columns: &[
            ("repository", Text),
            ("entity", Text),
            ("path", Text),
            ("since", Moment),
            ("until", Moment),
            ("version", Text),
            ("state", State),
            ("signals", Text),
            ("owner", Text),
            ("system", Text),
            ("tier", Text),
            ("key", Hex),
            ("facets", Hex),
        ],
        sql: "SELECT repository.name, entity.reference, path.name, own.since, own.until, definition.version, own.state, \
              signals.content, owner.content, system.content, tier.content, definition.digest, facets.digest \
              FROM adopted AS own JOIN entity ON entity.id = own.entity \
              JOIN repository ON repository.id = entity.repository JOIN golden_path AS path ON path.id = own.path \
              JOIN path_definition AS definition ON definition.id = own.definition \
              JOIN facets ON facets.id = own.facets JOIN word AS signals ON signals.id = own.signals \
              LEFT JOIN word AS owner ON owner.id = facets.owner LEFT JOIN word AS system ON system.id = facets.system \
              LEFT JOIN word AS tier ON tier.id = facets.tier \
              WHERE repository.id = $1 ORDER BY entity.reference, path.name, own.since",
        by_repository: true,
    },
    Table {
        name: "findings",
        columns: &[
            ("repository", Text),
            ("fingerprint", Hex),
            ("since", Moment),
            ("until", Moment),
            ("status", Status),
            ("rule", Text),
            ("severity", Severity),
            ("entity", Text),
            ("path", Text),
            ("line", Number),
            ("resource", Text),
            ("message", Text),
            ("waiver", Text),
            ("waiver_key", Hex),
        ],
        sql: "SELECT repository.name, finding.fingerprint, own.since, own.until, own.status, rule.content, finding.severity, \
              entity.reference, finding.path, finding.line, finding.resource, finding.message, waiver.name, waiver.digest \
              FROM sighting AS own JOIN finding ON finding.id = own.finding \
              JOIN repository ON repository.id = finding.repository JOIN word AS rule ON rule.id = finding.rule \
              LEFT JOIN entity ON entity.id = finding.entity LEFT JOIN waiver ON waiver.id = own.waiver \
              WHERE repository.id = $1 ORDER BY finding.fingerprint, own.since",
        by_repository: true,
    },
    Table {
        name: "levels_by_day",
        columns: &[
            ("scorecard", Text),
            ("dimension", Dimension),
            ("key", Text),
            ("day", Day),
            ("level", Text),
            ("entities", Number),
            ("with_score", Number),
            ("score_sum", Number),
            ("coverage_sum", Number),
        ],
        sql: "SELECT card.name, own.dimension, key.content, own.day, level.content, own.entities, own.scored, own.score, \
              own.coverage FROM level_day AS own JOIN card ON card.id = own.card \
              LEFT JOIN word AS key ON key.id = own.word LEFT JOIN word AS level ON level.id = own.level \
              WHERE own.entities <> 0 OR own.scored <> 0 OR own.score <> 0 OR own.coverage <> 0 \
              ORDER BY card.name, own.dimension, COALESCE(key.content, ''), own.day, COALESCE(level.content, '')",
        by_repository: false,
    },
    Table {
        name: "checks_by_day",
        columns: &[
            ("scorecard", Text),
            ("check", Text),
            ("day", Day),
            ("outcome", Outcome),
            ("entities", Number),
            ("value_sum", Number),
        ],
        sql: "SELECT card.name, line.name, own.day, own.outcome, own.entities, own.value FROM check_day AS own \
              JOIN line ON line.id = own.line JOIN card ON card.id = line.card WHERE own.entities <> 0 OR own.value <> 0 \
              ORDER BY card.name, line.name, own.day, own.outcome",
        by_repository: false,
    },
];
