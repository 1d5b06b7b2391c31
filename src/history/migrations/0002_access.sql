-- Who may read and write a history that is served, who is signed in, and who wrote what. Of tokens and sessions only digests are kept.

-- Patterns of repositories and owners stand one a line; without any, a token is for all.
CREATE TABLE access_token (
    id INTEGER PRIMARY KEY,
    digest BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    reads INTEGER NOT NULL,
    writes INTEGER NOT NULL,
    repositories TEXT NOT NULL,
    owners TEXT NOT NULL,
    made BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    revoked BIGINT,
    used BIGINT
);

-- A session that began with a token ends with it.
CREATE TABLE session (
    digest BYTEA NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    token INTEGER REFERENCES access_token,
    ends BIGINT NOT NULL,
    seen BIGINT NOT NULL
) /*SQLITE WITHOUT ROWID*/;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    moment BIGINT NOT NULL,
    who TEXT NOT NULL,
    address TEXT NOT NULL,
    deed TEXT NOT NULL,
    object TEXT NOT NULL
);
CREATE INDEX audit_moment ON audit (moment);
