package dockerfile.copy_from_self_test

import data.dockerfile.copy_from_self as rule

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

_copy(from) := {"cmd": "copy", "value": ["/a", "/b"], "flags": {"from": [from]}}

test_finds_the_name_and_the_number_of_the_stage if {
	at := array.concat(_at, ["flags", "from", 0])
	every from in ["build", "BUILD", "0"] {
		message := sprintf("COPY takes files from its own stage %q", [from])
		rule.deny == {{"message": message, "at": at}} with input as {"stages": [_stage(0, {
			"name": "Build",
			"instructions": [_copy(from)],
		})]}
	}
}

test_accepts_other_stages_and_images if {
	rule.deny == set() with input as {"stages": [
		_stage(0, {"name": "build"}),
		_stage(1, {"name": "app", "instructions": [_copy("build"), _copy("0"), _copy("nginx:1.27.3")]}),
	]}
	rule.deny == set() with input as _file([_copy("build")])
	rule.deny == set() with input as _file([{"cmd": "copy", "value": ["/a", "/b"]}])
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
