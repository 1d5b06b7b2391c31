-- A finding is asked for by its fingerprint alone, and what is waived now is a small part of all that is.
CREATE INDEX finding_fingerprint ON finding (fingerprint);
CREATE INDEX judged_waived ON judged (waiver) WHERE until IS NULL AND waiver IS NOT NULL;
CREATE INDEX sighting_waived ON sighting (waiver) WHERE until IS NULL AND waiver IS NOT NULL;
