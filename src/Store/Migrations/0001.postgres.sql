CREATE TABLE grain_state (
    name    text   NOT NULL,
    key     text   NOT NULL,
    etag    bigint NOT NULL,
    payload bytea  NOT NULL,
    PRIMARY KEY (name, key)
);

CREATE TABLE chunk (
    plan     text    NOT NULL,
    town     text    NOT NULL,
    pass     text    NOT NULL,
    chunk    integer NOT NULL,
    checksum bytea   NOT NULL,
    payload  bytea   NOT NULL,
    PRIMARY KEY (plan, pass, town, chunk)
);

-- Doubles hardly compress: do not try.
ALTER TABLE chunk ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE document (
    kind     text  NOT NULL,
    id       text  NOT NULL,
    checksum bytea NOT NULL,
    payload  bytea NOT NULL,
    PRIMARY KEY (kind, id)
);

CREATE TABLE activity (
    number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      text NOT NULL,
    actor   text NOT NULL,
    action  text NOT NULL,
    subject text NOT NULL,
    detail  text NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what is logged is never changed or deleted'; END $$;

CREATE TRIGGER activity_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON activity
EXECUTE FUNCTION refuse_change();
