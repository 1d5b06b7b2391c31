package dockerfile.port_range_test

import data.dockerfile.port_range as rule

_file(instructions) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": instructions}]}

_expose(words) := _file([{"cmd": "expose", "value": words}])

test_finds_ports_that_do_not_exist if {
	every word in ["65536", "80443/tcp", "65535-65536", "8010-8000", "99999999999999999999", "070000/UDP"] {
		rule.deny == {{
			"message": sprintf("EXPOSE names %s, and there is no such port", [word]),
			"at": ["stages", 0, "instructions", 0, "value", 1],
		}} with input as _expose(["8080", word])
	}
}

test_accepts_ports_that_exist if {
	rule.deny == set() with input as _expose(["65535", "0", "80/tcp", "8000-8010", "8000-8000/udp", "00080"])
}

test_accepts_what_is_filled_in_later if {
	rule.deny == set() with input as _expose(["$PORT", "${PORT}70000", "8000-$PORT", "", "a"])
}

test_accepts_stages_that_expose_nothing if {
	rule.deny == set() with input as _file([{"cmd": "user", "value": ["70000"]}, {"cmd": "expose"}])
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
