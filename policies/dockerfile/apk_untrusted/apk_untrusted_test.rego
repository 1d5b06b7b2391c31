package dockerfile.apk_untrusted_test

import data.dockerfile.apk_untrusted as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "apk installs packages without a known signature", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"apk add --allow-untrusted ./a.apk",
		"apk --no-cache --allow-untrusted add a",
		"set -ex; sudo apk add --allow-untrusted a",
		"if true; then /sbin/apk add --allow-untrusted a; fi",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"apk add --no-cache a",
		"apk add a | grep \"--allow-untrusted\"",
		"apk add a && echo --allow-untrusted",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
