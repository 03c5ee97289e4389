-- How often a chunk was computed: more than once means work was lost or done twice.
ALTER TABLE chunk ADD COLUMN puts integer NOT NULL DEFAULT 1;
