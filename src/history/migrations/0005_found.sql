-- A finding is asked for by its fingerprint alone; what is waived or fails now is a small part of all that is (3 stands for failed).
CREATE INDEX finding_fingerprint ON finding (fingerprint);
CREATE INDEX judged_failed ON judged (line, entity, since) WHERE until IS NULL AND outcome = 3;
CREATE INDEX judged_waived ON judged (waiver) WHERE until IS NULL AND waiver IS NOT NULL;
CREATE INDEX sighting_waived ON sighting (waiver) WHERE until IS NULL AND waiver IS NOT NULL;
