-- How changes flow to their users: deployments as `karat flow --record` measured them, and what it looked at.

-- A service in an environment, as a definition in a repository sees it. `clone` is 1 where a clone of the service told what
-- deployments brought.
CREATE TABLE flow_series (
    id INTEGER PRIMARY KEY,
    repository INTEGER NOT NULL REFERENCES word,
    deploy INTEGER NOT NULL REFERENCES word,
    basis SMALLINT NOT NULL,
    environment INTEGER NOT NULL REFERENCES word,
    service INTEGER NOT NULL REFERENCES word,
    clone SMALLINT NOT NULL,
    UNIQUE (repository, deploy, basis, environment, service)
);

-- From when until when the service was there, in all of the history of the repository.
CREATE TABLE flow_life (
    series INTEGER NOT NULL REFERENCES flow_series,
    since BIGINT NOT NULL,
    until BIGINT,
    PRIMARY KEY (series, since)
) /*SQLITE WITHOUT ROWID*/;

-- That all deployments of a definition from `since` up to `until` were looked for, and what was known of them at `moment`.
CREATE TABLE flow_look (
    id INTEGER PRIMARY KEY,
    repository INTEGER NOT NULL REFERENCES word,
    deploy INTEGER NOT NULL REFERENCES word,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    moment BIGINT NOT NULL,
    UNIQUE (repository, deploy, since, until)
);

-- A version that was put into an environment. `revision` is the commit that says so, empty where none does. Up to `settles` it may be
-- seen to fail; `sign` says by what it was, and `mended` when that was over. `held` is of what took another one back: whether that
-- lasted. `traced` is null where no clone of the service was there, 0 where the clone could not tell what it brought, else 1: then
-- `commits` has a line for each commit, with the seconds from being committed, written and landed (`-` where it is not known), and
-- `bot` where a program wrote it; `squashed` of them look like a pull request in one.
CREATE TABLE flow_event (
    series INTEGER NOT NULL REFERENCES flow_series,
    moment BIGINT NOT NULL,
    revision BYTEA NOT NULL,
    version TEXT NOT NULL,
    kind SMALLINT NOT NULL,
    settles BIGINT NOT NULL,
    change SMALLINT NOT NULL,
    sign SMALLINT,
    mended BIGINT,
    rework SMALLINT NOT NULL,
    held SMALLINT,
    traced SMALLINT,
    squashed INTEGER,
    commits TEXT,
    PRIMARY KEY (series, moment, revision, version)
) /*SQLITE WITHOUT ROWID*/;
