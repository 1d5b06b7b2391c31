package dockerfile.multiple_healthcheck_test

import data.dockerfile.multiple_healthcheck as rule
import data.lib.fix

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

_one := {"cmd": "healthcheck", "value": ["CMD", "curl -f localhost"], "form": "shell"}

test_finds_all_but_the_last if {
	fix.bare(rule.deny) == {
		{"message": "HEALTHCHECK has no effect: a later one replaces it", "at": ["stages", 0, "instructions", 0]},
		{"message": "HEALTHCHECK has no effect: a later one replaces it", "at": ["stages", 0, "instructions", 2]},
	} with input as _file([_one, {"cmd": "user", "value": ["app"]}, _one, _one])
}

test_accepts_one_in_each_stage if {
	rule.deny == set() with input as {"stages": [
		_stage(0, {"name": "a", "instructions": [_one]}),
		_stage(1, {"image": "a", "parent": 0, "instructions": [_one]}),
	]}
	rule.deny == set() with input as _file([_one, object.union(_one, {"onbuild": true})])
}

test_accepts_stages_without_one if {
	rule.deny == set() with input as _file([{"cmd": "user", "value": ["app"]}])
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
