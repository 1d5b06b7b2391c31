-- What a check was when it was last known, where that still counted: its outcome and what that is worth, the last day on which it was
-- known, the first on which it no longer counts, and the highest level that it keeps; without one a waiver holds it.
ALTER TABLE judged ADD COLUMN remembered SMALLINT;
ALTER TABLE judged ADD COLUMN remembered_value INTEGER;
ALTER TABLE judged ADD COLUMN remembered_on INTEGER;
ALTER TABLE judged ADD COLUMN remembered_until INTEGER;
ALTER TABLE judged ADD COLUMN remembered_level INTEGER REFERENCES word;
