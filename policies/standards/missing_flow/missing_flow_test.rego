package standards.missing_flow_test

import data.standards.missing_flow

_input(cards, flows) := {"documents": {
	"karat/scorecard": [{"value": {"id": "base", "check": []}} | some i in numbers.range(1, 2); i <= cards],
	"karat/flow": flows,
}}

test_finds_scorecards_without_a_flow if {
	missing_flow.deny == {{"message": "there are 2 scorecards and no flow.toml", "at": []}} with input as _input(2, [])
}

test_accepts_scorecards_with_one if missing_flow.deny == set() with input as _input(2, [{"value": {"deploy": []}}])

test_does_not_apply_without_scorecards if {
	not missing_flow.applies with input as _input(0, [])
	missing_flow.deny == set() with input as {"kind": "Pod"}
}
