CREATE TABLE grain_state (
    name    TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    etag    INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    PRIMARY KEY (name, key)
);

CREATE TABLE chunk (
    plan     TEXT    NOT NULL,
    town     TEXT    NOT NULL,
    pass     TEXT    NOT NULL,
    chunk    INTEGER NOT NULL,
    checksum BLOB    NOT NULL,
    payload  BLOB    NOT NULL,
    PRIMARY KEY (plan, pass, town, chunk)
);

CREATE TABLE document (
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    checksum BLOB NOT NULL,
    payload  BLOB NOT NULL,
    PRIMARY KEY (kind, id)
);

CREATE TABLE activity (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL
);

CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'what is logged is never changed'); END;

CREATE TRIGGER activity_is_never_deleted BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'what is logged is never deleted'); END;
