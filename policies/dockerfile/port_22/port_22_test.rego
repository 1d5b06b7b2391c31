package dockerfile.port_22_test

import data.dockerfile.port_22 as rule

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

_expose(words) := _file([{"cmd": "expose", "value": words}])

test_finds_the_port if {
	every word in ["22", "22/tcp", "22/TCP", "20-25", "22-22/tcp"] {
		rule.deny == {{
			"message": "port 22 is exposed, that of SSH",
			"at": array.concat(_at, ["value", 1]),
		}} with input as _expose(["8080", word])
	}
}

test_accepts_other_ports if {
	rule.deny == set() with input as _expose(["8080", "2222", "22/udp", "220", "23-30", "$PORT", "8022/tcp"])
}

test_accepts_stages_that_expose_nothing if {
	rule.deny == set() with input as _file([{"cmd": "user", "value": ["22"]}])
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
