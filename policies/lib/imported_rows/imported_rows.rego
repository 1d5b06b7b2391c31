# METADATA
# title: Imported rows
# description: What a source of imported facts says of an entity, and when.
package lib.imported_rows

# All rows of a source.
rows(source) := object.get(input.facts.imported, [source, "rows"], [])

# Whether a source was read and has no row of the entity: where there should be some, nothing is known.
is_silent(source) if count(input.facts.imported[source].rows) == 0

# Rows whose moment in a field lies in the last days, and not in the future.
recent(source, field, days) := between(source, field, days, 0)

# Rows whose moment in a field lies some days back: at most the first, more than the second.
between(source, field, most, least) := [row |
	some row in rows(source)
	age := (input.facts.now - seconds(row[field])) / 86400
	age >= least
	age < most
]

# A moment in seconds: a number is one, a text is a date or a moment of RFC 3339.
seconds(value) := value if is_number(value)

seconds(value) := time.parse_rfc3339_ns(value) / 1000000000 if {
	is_string(value)
	contains(value, "T")
}

seconds(value) := time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [value])) / 1000000000 if {
	is_string(value)
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, value)
}
