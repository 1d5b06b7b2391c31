# METADATA
# title: Definitions
# description: >-
#   The files in which a platform writes down its standards (scorecards, waivers, campaigns, golden paths, sources of facts), for
#   rules on the repository that keeps them.
package lib.standards

# The definitions of a kind, each with where it stands.
of_kind(kind) := [{"value": document.value, "at": ["documents", kind, index, "value"]} |
	some index, document in input.documents[kind]
]

scorecards := of_kind("karat/scorecard")

waivers := of_kind("karat/waiver")

# Waivers that work on the day of the run.
active_waivers := [waiver |
	some waiver in waivers
	waiver.value.created <= input.facts.today
	input.facts.today < waiver.value.expires
]

# Where a check of a scorecard stands, by the ids of the two; the repository where it is a scorecard from elsewhere.
place(card, check) := _places[[card, check]] if {
	_places[[card, check]]
} else := []

_places := {[card.value.id, check.id]: array.concat(card.at, ["check", index, "id"]) |
	some place, card in scorecards
	not _is_twice(place)
	some index, check in card.value.check
	not _is_repeated(card.value.check, index)
}

# Two files with one id are a mistake of their own.
_is_twice(place) if {
	some other, card in scorecards
	other < place
	card.value.id == scorecards[place].value.id
}

_is_repeated(checks, index) if {
	some other, check in checks
	other < index
	check.id == checks[index].id
}
