package dockerfile.maintainer_test

import data.dockerfile.maintainer as rule
import data.lib.fix

_file(instructions) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": instructions}]}

_at := ["stages", 0, "instructions", 1]

test_finds_the_instruction if {
	every name in ["admin@example.com", "Ann <ann@example.com>", "\"Ann\""] {
		fix.bare(rule.deny) == {{
			"message": "MAINTAINER is deprecated",
			"at": _at,
		}} with input as _file([{"cmd": "user", "value": ["a"]}, {"cmd": "maintainer", "value": [name]}])
	}
	fix.bare(rule.deny) == {{
		"message": "MAINTAINER is deprecated",
		"at": ["stages", 0, "instructions", 0],
	}} with input as _file([{"cmd": "maintainer"}])
}

test_makes_it_a_label if {
	every name, label in {
		"Ann <ann@example.com>": `"Ann <ann@example.com>"`,
		`"Ann Å, Ben"`: `"Ann Å, Ben"`,
	} {
		some finding in rule.deny with input as _file([{"cmd": "maintainer", "value": [name]}])
		finding.fix.edits[0].text == sprintf("LABEL org.opencontainers.image.authors=%s", [label])
	}
	every name in ["$TEAM", `a "b"`, "`a`", "", "a=b"] {
		some finding in rule.deny with input as _file([{"cmd": "maintainer", "value": [name]}])
		not finding.fix
	}
}

test_accepts_labels if {
	rule.deny == set() with input as _file([
		{"cmd": "label", "value": ["maintainer=a"], "pairs": [{"name": "maintainer", "value": "a"}]},
		{"cmd": "user", "value": ["maintainer"]},
	])
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
