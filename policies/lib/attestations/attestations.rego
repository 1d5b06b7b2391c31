# METADATA
# title: Attested levels of a platform
# description: >-
#   How mature the people who run a platform say that an aspect of it is, in the levels of CNCF's model: imported as the source
#   `attestations`, a row for each aspect with `aspect`, `level`, `by` and `at`.
package lib.attestations

import data.lib.imported_rows

# The names of the levels, from 1.
levels := {"provisional": 1, "operational": 2, "scalable": 3, "optimizing": 4}

# The last attestation of an aspect, with `level` as its number and `days` as its age; none where nobody attested to it.
newest(aspect) := rows[0] if {
	rows := [object.union(row, {"level": _level(row.level), "days": floor((input.facts.now - at) / 86400)}) |
		some row in imported_rows.rows("attestations")
		lower(row.aspect) == aspect
		at := imported_rows.seconds(row.at)
		not _is_outdated(aspect, at)
	]
}

_is_outdated(aspect, at) if {
	some row in imported_rows.rows("attestations")
	lower(row.aspect) == aspect
	imported_rows.seconds(row.at) > at
}

_level(value) := value if is_number(value)

_level(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[1-4]$`, value)
}

_level(value) := levels[lower(value)]

# The name of a level.
name(level) := word if {
	some word, number in levels
	number == level
}

# An aspect that is attested to be below a level.
below(aspect, level) := sprintf("%s is attested as %s (by %s), %s is asked for", [
	aspect,
	name(attested.level),
	object.get(attested, "by", "nobody named"),
	name(level),
]) if {
	attested := newest(aspect)
	attested.level < level
}

# Why the level of an aspect is not known.
doubt(aspect, _) := sprintf("nobody attests to %s", [aspect]) if not newest(aspect)

doubt(aspect, days) := message if {
	age := newest(aspect).days
	age > days
	message := sprintf("%s was attested to %d days ago, at most %d are trusted", [aspect, age, days])
}
