package standards.missing_path_test

import data.standards.missing_path

_input(cards, paths) := {"documents": {
	"karat/scorecard": [{"value": {"id": "base", "check": []}} | some i in numbers.range(1, 2); i <= cards],
	"karat/path": paths,
}}

test_finds_scorecards_without_a_path if {
	missing_path.deny == {{"message": "there are 2 scorecards and no golden path", "at": []}} with input as _input(2, [])
}

test_accepts_scorecards_with_one if missing_path.deny == set() with input as _input(2, [{"value": {"id": "rust"}}])

test_does_not_apply_without_scorecards if {
	not missing_path.applies with input as _input(0, [])
	missing_path.deny == set() with input as {"kind": "Pod"}
}
