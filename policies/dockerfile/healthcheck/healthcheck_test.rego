package dockerfile.healthcheck_test

import data.dockerfile.healthcheck as rule

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

_check := {"cmd": "healthcheck", "value": ["CMD", "/healthz"], "form": "shell"}

_none := {"cmd": "healthcheck", "value": ["NONE"], "form": "shell"}

test_finds_a_last_stage_without_a_check if {
	rule.deny == {{"message": "stage \"app\" has no HEALTHCHECK", "at": ["stages", 1]}} with input as {"stages": [
		_stage(0, {"instructions": [_check]}),
		_stage(1, {"name": "app", "final": true}),
	]}
	rule.deny == {{
		"message": "stage 1 has no HEALTHCHECK",
		"at": ["stages", 0],
	}} with input as _file([object.union(_check, {"onbuild": true})])
}

test_says_that_an_image_of_others_may_bring_a_check if {
	_told("docker.io/library/debian:12.8") == {"stage 1 has no HEALTHCHECK"}
	_told("ghcr.io/Shop/base:1.4") == {"stage 1 has no HEALTHCHECK unless ghcr.io/shop/base:1.4 brings one"}
}

_told(image) := messages if {
	stage := _stage(0, {"image": image, "final": true, "instructions": [{"cmd": "run", "value": ["make"]}]})
	messages := {found.message | some found in rule.deny} with input as {"stages": [stage]}
}

test_finds_a_check_that_is_switched_off if {
	rule.deny == {{
		"message": "stage 1 switches its HEALTHCHECK off",
		"at": ["stages", 0, "instructions", 1],
	}} with input as _file([_check, _none])
}

test_accepts_a_check if {
	rule.deny == set() with input as _file([_check])
	rule.deny == set() with input as _file([_none, _check])
}

test_accepts_the_check_of_the_stage_below if {
	rule.deny == set() with input as {"stages": [
		_stage(0, {"name": "base", "instructions": [_check]}),
		_stage(1, {"image": "base", "parent": 0, "final": true}),
	]}
}

test_accepts_stages_that_only_carry_files if {
	rule.deny == set() with input as {"stages": [_stage(0, {"image": "scratch", "final": true})]}
}

test_accepts_what_takes_over_the_program_of_an_unknown_image if {
	rule.deny == set() with input as {"stages": [_stage(0, {"image": "${BASE_IMAGE}", "final": true})]}
	rule.deny == {{"message": "stage 1 has no HEALTHCHECK", "at": ["stages", 0]}} with input as {"stages": [_stage(0, {
		"image": "${BASE_IMAGE}",
		"final": true,
		"instructions": [{"cmd": "cmd", "value": ["app"], "form": "exec"}],
	})]}
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
