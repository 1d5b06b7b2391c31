package dockerfile.duplicate_alias_test

import data.dockerfile.duplicate_alias as rule

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

test_finds_names_that_stand_twice if {
	rule.deny == {
		{"message": "there is a stage \"Build\" already", "at": ["stages", 1, "name"]},
		{"message": "there is a stage \"build\" already", "at": ["stages", 3, "name"]},
	} with input as {"stages": [
		_stage(0, {"name": "build"}),
		_stage(1, {"name": "Build"}),
		_stage(2, {}),
		_stage(3, {"name": "build"}),
	]}
}

test_accepts_other_names if {
	rule.deny == set() with input as {"stages": [_stage(0, {"name": "build"}), _stage(1, {"name": "app"})]}
}

test_accepts_stages_without_a_name if {
	rule.deny == set() with input as {"stages": [_stage(0, {}), _stage(1, {}), _stage(2, {"name": "app"})]}
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
