-- Golden paths: whom they are for, and who is on them.

CREATE TABLE golden_path (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- What was asked of a path: who has so many of its signals is on it. `voluntary` is 1 where another way is allowed.
CREATE TABLE path_definition (
    id INTEGER PRIMARY KEY,
    path INTEGER NOT NULL REFERENCES golden_path,
    digest BYTEA NOT NULL UNIQUE,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    at_least BIGINT NOT NULL,
    voluntary INTEGER NOT NULL
);

-- Whether an entity was on a path that is for it. `signals` are its signs, one a line, each with its outcome.
CREATE TABLE adopted (
    entity INTEGER NOT NULL REFERENCES entity,
    path INTEGER NOT NULL REFERENCES golden_path,
    since BIGINT NOT NULL,
    until BIGINT,
    definition INTEGER NOT NULL REFERENCES path_definition,
    facets INTEGER NOT NULL REFERENCES facets,
    state SMALLINT NOT NULL,
    signals INTEGER NOT NULL REFERENCES word,
    PRIMARY KEY (entity, path, since)
) /*SQLITE WITHOUT ROWID*/;
CREATE INDEX adopted_path ON adopted (path, until, since);

-- The set of the ids of the paths that a look asked for; null where it asked for none.
ALTER TABLE snapshot ADD COLUMN paths INTEGER;
