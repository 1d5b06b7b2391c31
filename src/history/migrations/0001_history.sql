-- A history: what runs found, as intervals. One text for SQLite and PostgreSQL; what stands in /*SQLITE … */ is for SQLite alone.
-- Times are seconds since 1970, days are days since 1970, shares and scores are basis points. `until` is the first moment at which
-- something no longer held; where it is null, it still does.

-- Words that are said over and over: levels, rules, owners, versions of karat.
CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    content TEXT NOT NULL UNIQUE
);

-- Sets of words, one a line: which rules answered, which scorecards were asked.
CREATE TABLE word_set (
    id INTEGER PRIMARY KEY,
    digest BYTEA NOT NULL UNIQUE,
    content TEXT NOT NULL
);

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    digest BYTEA NOT NULL UNIQUE,
    moment BIGINT NOT NULL,
    engine INTEGER NOT NULL REFERENCES word,
    policies INTEGER NOT NULL REFERENCES word
);

-- Imported facts of a run, with how old they were in seconds.
CREATE TABLE fact (
    run INTEGER NOT NULL REFERENCES run,
    source INTEGER NOT NULL REFERENCES word,
    age BIGINT,
    PRIMARY KEY (run, source)
) /*SQLITE WITHOUT ROWID*/;

-- `state` is a digest of what the latest run found here: where the next one finds the same, nothing needs to be compared.
CREATE TABLE repository (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    state BYTEA
);

-- That a run looked at a repository. `unjudged` are paths that it could not judge, one a line; `seen` are the fingerprints of findings
-- that it saw all the same, though their rule did not answer everywhere, or their file could not be judged. Sets are not referenced:
-- to remove one would take a look at all rows here, for each; `karat history verify` tells whether all are there.
CREATE TABLE snapshot (
    repository INTEGER NOT NULL REFERENCES repository,
    moment BIGINT NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    revision BYTEA,
    answered INTEGER NOT NULL,
    cards INTEGER NOT NULL,
    unjudged TEXT,
    seen INTEGER,
    PRIMARY KEY (repository, moment)
) /*SQLITE WITHOUT ROWID*/;
CREATE INDEX snapshot_run ON snapshot (run);

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    repository INTEGER NOT NULL REFERENCES repository,
    reference TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (repository, reference)
);

-- What an entity is like, as far as definitions and groups ask. Lists have one entry a line.
CREATE TABLE facets (
    id INTEGER PRIMARY KEY,
    digest BYTEA NOT NULL UNIQUE,
    kind INTEGER REFERENCES word,
    type INTEGER REFERENCES word,
    lifecycle INTEGER REFERENCES word,
    tier INTEGER REFERENCES word,
    owner INTEGER REFERENCES word,
    system INTEGER REFERENCES word,
    domain INTEGER REFERENCES word,
    tags TEXT NOT NULL,
    languages TEXT NOT NULL,
    path TEXT NOT NULL
);

CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- A scorecard as it was written down, by SHA-256 of its text.
CREATE TABLE definition (
    id INTEGER PRIMARY KEY,
    card INTEGER NOT NULL REFERENCES card,
    digest BYTEA NOT NULL UNIQUE,
    version TEXT NOT NULL,
    source TEXT NOT NULL,
    content TEXT NOT NULL
);

-- A check of a scorecard, whatever it means at the time.
CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    card INTEGER NOT NULL REFERENCES card,
    name TEXT NOT NULL,
    UNIQUE (card, name)
);

-- What a check means: outcomes of one meaning can be compared.
CREATE TABLE meaning (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL REFERENCES line,
    rev INTEGER NOT NULL,
    rule INTEGER NOT NULL REFERENCES word,
    digest BYTEA NOT NULL,
    UNIQUE (line, digest)
);

-- A waiver as it was at work; `ends` is its first day without effect.
CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    digest BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    effect SMALLINT NOT NULL,
    ends INTEGER NOT NULL,
    reason TEXT NOT NULL
);

-- What became of a check of an entity. `said` is the outcome without its waiver, `value` what it is worth; `cause` says why this is
-- not what was there before.
CREATE TABLE judged (
    entity INTEGER NOT NULL REFERENCES entity,
    line INTEGER NOT NULL REFERENCES line,
    since BIGINT NOT NULL,
    until BIGINT,
    meaning INTEGER NOT NULL REFERENCES meaning,
    outcome SMALLINT NOT NULL,
    said SMALLINT NOT NULL,
    value INTEGER,
    coverage INTEGER,
    reason INTEGER REFERENCES word,
    waiver INTEGER REFERENCES waiver,
    evidence BIGINT,
    cause SMALLINT NOT NULL,
    PRIMARY KEY (entity, line, since)
) /*SQLITE WITHOUT ROWID*/;
CREATE INDEX judged_line ON judged (line, until, since);
CREATE INDEX judged_now ON judged (entity, line) WHERE until IS NULL;

-- Where an entity stood on a scorecard.
CREATE TABLE standing (
    entity INTEGER NOT NULL REFERENCES entity,
    card INTEGER NOT NULL REFERENCES card,
    since BIGINT NOT NULL,
    until BIGINT,
    definition INTEGER NOT NULL REFERENCES definition,
    facets INTEGER NOT NULL REFERENCES facets,
    level INTEGER REFERENCES word,
    score INTEGER,
    score_up_to INTEGER,
    coverage INTEGER,
    PRIMARY KEY (entity, card, since)
) /*SQLITE WITHOUT ROWID*/;
CREATE INDEX standing_card ON standing (card, until, since);

-- A finding, as it was when it was last seen.
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    repository INTEGER NOT NULL REFERENCES repository,
    fingerprint BYTEA NOT NULL,
    rule INTEGER NOT NULL REFERENCES word,
    severity SMALLINT NOT NULL,
    entity INTEGER REFERENCES entity,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    resource TEXT,
    message TEXT NOT NULL,
    UNIQUE (repository, fingerprint)
);
CREATE INDEX finding_rule ON finding (rule, entity);

-- That a finding was there. A finding that came back has several.
CREATE TABLE sighting (
    finding INTEGER NOT NULL REFERENCES finding,
    since BIGINT NOT NULL,
    until BIGINT,
    status SMALLINT NOT NULL,
    waiver INTEGER REFERENCES waiver,
    PRIMARY KEY (finding, since)
) /*SQLITE WITHOUT ROWID*/;
CREATE INDEX sighting_until ON sighting (until, since);

-- Roll-ups: by how much a number changed on a day, so that a sum up to a day is the number at its end.
CREATE TABLE level_day (
    card INTEGER NOT NULL REFERENCES card,
    dimension SMALLINT NOT NULL,
    word INTEGER NOT NULL,
    day INTEGER NOT NULL,
    level INTEGER NOT NULL,
    entities INTEGER NOT NULL,
    scored INTEGER NOT NULL,
    score BIGINT NOT NULL,
    coverage BIGINT NOT NULL,
    PRIMARY KEY (card, dimension, word, day, level)
) /*SQLITE WITHOUT ROWID*/;

CREATE TABLE check_day (
    line INTEGER NOT NULL REFERENCES line,
    day INTEGER NOT NULL,
    outcome SMALLINT NOT NULL,
    entities INTEGER NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (line, day, outcome)
) /*SQLITE WITHOUT ROWID*/;

-- The moment before which what is over is no longer kept; no row where all is.
CREATE TABLE retention (
    cutoff BIGINT NOT NULL
);
