package lib.standards_test

import data.lib.standards

_card(id, checks) := {"path": "a.toml", "index": 0, "value": {"id": id, "check": [{"id": check} | some check in checks]}}

_input := {
	"facts": {"today": "2026-11-26"},
	"documents": {
		"karat/scorecard": [_card("base", ["ci", "docs", "ci"]), _card("base", ["docs"]), _card("extra", ["docs"])],
		"karat/waiver": [
			{"value": {"id": "W-1", "created": "2026-11-01", "expires": "2026-11-27"}},
			{"value": {"id": "W-2", "created": "2026-11-01", "expires": "2026-11-26"}},
			{"value": {"id": "W-3", "created": "2026-11-27", "expires": "2027-01-01"}},
		],
	},
}

test_gives_definitions_with_their_places if {
	[card.at | some card in standards.scorecards] == [
		["documents", "karat/scorecard", 0, "value"],
		["documents", "karat/scorecard", 1, "value"],
		["documents", "karat/scorecard", 2, "value"],
	] with input as _input
	standards.of_kind("karat/path") == [] with input as _input
}

test_knows_which_waivers_work if {
	[waiver.value.id | some waiver in standards.active_waivers] == ["W-1"] with input as _input
}

test_knows_where_a_check_stands if {
	standards.place("base", "ci") == ["documents", "karat/scorecard", 0, "value", "check", 0, "id"] with input as _input
	standards.place("extra", "docs") == ["documents", "karat/scorecard", 2, "value", "check", 0, "id"] with input as _input
	standards.place("elsewhere", "docs") == [] with input as _input
}
