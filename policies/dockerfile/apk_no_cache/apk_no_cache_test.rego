package dockerfile.apk_no_cache_test

import data.dockerfile.apk_no_cache as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "apk add leaves the package index in the image", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"apk add curl",
		"apk update && apk add curl",
		"apk upgrade --no-cache && apk add curl",
		"apk --update add curl",
		"sh -c 'apk add curl'",
		"rm -rf /var/cache/apk/* && apk add curl",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

_edits(script) := edits if {
	edits := {edit.text | some violation in rule.deny; some edit in violation.fix.edits} with input as _file(script)
}

test_adds_the_flag_where_no_other_command_gets_it_twice if {
	_edits("apk update && apk add a && apk add b") == {"apk add --no-cache"}
	_edits("apk add --no-cache a && apk add b") == set()
	_edits("apk --no-cache add a && apk add b") == {"apk add --no-cache"}
	_edits("apk --update add a") == set()
}

test_accepts_stages_that_are_thrown_away if {
	run := {"cmd": "run", "value": ["apk add curl"], "form": "shell"}
	copy := {"cmd": "copy", "value": ["/app", "/"], "flags": {"from": ["build"]}}
	rule.deny == set() with input as {"stages": [
		{"index": 0, "name": "build", "image": "debian:12.8", "instructions": [run]},
		{"index": 1, "image": "debian:12.8", "final": true, "instructions": [copy]},
	]}
}

test_accepts_other_commands if {
	every script in [
		"apk add --no-cache curl",
		"apk --no-cache add curl",
		"apk add --no-network --virtual .deps curl",
		"apk add curl && rm -rf /var/cache/apk/*",
		"apk del curl",
		"apk info add",
		"apk $APK_OPTS add curl",
		"echo apk add curl",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_a_cache_that_is_mounted if {
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "run",
		"value": ["apk add curl"],
		"form": "shell",
		"flags": {"mount": ["type=cache,target=/var/cache/apk"]},
	}]}]}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
