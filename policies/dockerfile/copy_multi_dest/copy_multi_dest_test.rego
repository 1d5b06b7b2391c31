package dockerfile.copy_multi_dest_test

import data.dockerfile.copy_multi_dest as rule
import data.lib.fix

_file(cmd, words) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{"cmd": cmd, "value": words}]}]}

test_finds_destinations_without_a_slash if {
	every destination in ["/app", "myapp", "/a.b", "../x", "/app.", "$HOME/app"] {
		fix.bare(rule.deny) == {{
			"message": sprintf("COPY puts 2 sources into %s, which is no folder without a slash", [destination]),
			"at": ["stages", 0, "instructions", 0, "value", 2],
		}} with input as _file("copy", ["package.json", "yarn.lock", destination])
	}
	fix.bare(rule.deny) == {{
		"message": "ADD puts 3 sources into /app, which is no folder without a slash",
		"at": ["stages", 0, "instructions", 0, "value", 3],
	}} with input as _file("add", ["a", "b", "c", "/app"])
}

test_accepts_folders if {
	every destination in ["/app/", ".", "./", "..", "/app/.", `c:\app\`] {
		rule.deny == set() with input as _file("copy", ["package.json", "yarn.lock", destination])
	}
}

test_accepts_what_is_filled_in_later if {
	every destination in ["$DESTINATION", "/srv/${DESTINATION}", "${A:-/srv}"] {
		rule.deny == set() with input as _file("copy", ["package.json", "yarn.lock", destination])
	}
}

test_accepts_one_source if {
	rule.deny == set() with input as _file("copy", ["package.json", "/app"])
	rule.deny == set() with input as _file("copy", ["*.json", "/app"])
}

# How the history of an image writes what was copied.
test_accepts_the_history_of_an_image if {
	rule.deny == set() with input as _file("copy", ["multi:8b8864b3", "in", "myfile"])
}

test_accepts_other_instructions if {
	rule.deny == set() with input as _file("user", ["a", "b", "c"])
	rule.deny == set() with input as _file("copy", [])
	rule.deny == set() with input as {"stages": [{"instructions": [{"cmd": "copy"}]}]}
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
