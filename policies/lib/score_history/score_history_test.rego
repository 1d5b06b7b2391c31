package lib.score_history_test

import data.lib.score_history

_row(day, check, entity, outcome, waiver) := {
	"day": day, "scorecard": "base", "check": check, "entity": entity, "outcome": outcome, "waiver": waiver,
}

_input := {"facts": {"imported": {"scores": {"rows": [
	_row("1970-01-02", "ci", "a", "fail", ""),
	_row("1970-01-02", "old", "a", "pass", ""),
	_row("1970-01-03", "ci", "a", "fail", "W-1"),
	_row("1970-01-03", "ci", "b", "pass", ""),
	_row("1970-01-03", "ci", "c", "not_applicable", ""),
	_row("1970-01-03", "ci", "d", "unknown", ""),
	object.union(_row("1970-01-03", "ci", "e", "fail", ""), {"phase": "announced"}),
]}}}}

test_gives_what_was_said_by_day if {
	score_history.said[["base", "ci", 86400]] == {["a", "fail", false]} with input as _input
	score_history.last == 172800 with input as _input
}

test_gives_the_checks_of_the_last_day if {
	score_history.current == {["base", "ci"]: {
		["a", "fail", true], ["b", "pass", false], ["d", "unknown", false],
	}} with input as _input
	score_history.current == {} with input as {"kind": "Pod"}
}

test_counts_what_is_known if {
	score_history.red({["a", "fail", false], ["b", "pass", false], ["c", "unknown", false]}) == 50
	not score_history.red({["c", "unknown", false]})
	score_history.label(["base", "ci"]) == `check "ci" of "base"`
}
