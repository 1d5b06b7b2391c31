package dockerfile.node_tls_reject_test

import data.dockerfile.node_tls_reject as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "NODE_TLS_REJECT_UNAUTHORIZED=0 makes Node.js accept any certificate", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"NODE_TLS_REJECT_UNAUTHORIZED=0 node build.js",
		"A=\"b\" NODE_TLS_REJECT_UNAUTHORIZED=\"0\"   C=d node build.js",
		"echo a;NODE_TLS_REJECT_UNAUTHORIZED='0' node build.js;B=1 echo c",
		"export NODE_TLS_REJECT_UNAUTHORIZED=0 && node build.js",
		"sudo env NODE_TLS_REJECT_UNAUTHORIZED=0 node build.js",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"NODE_TLS_REJECT_UNAUTHORIZED=1 node build.js",
		"ANODE_TLS_REJECT_UNAUTHORIZED=0 node build.js",
		"NODE_TLS_REJECT_UNAUTHORIZEDA=0 node build.js",
		"NODE_TLS_REJECT_UNAUTHORIZED=\"0\\\"\" node build.js",
		"unset NODE_TLS_REJECT_UNAUTHORIZED",
		"echo NODE_TLS_REJECT_UNAUTHORIZED=0",
	] {
		rule.deny == set() with input as _file(script)
	}
}

_set(cmd, name, value) := {"stages": [{"index": 0, "image": "debian:12.8", "instructions": [{
	"cmd": cmd,
	"pairs": [{"name": "LOG_LEVEL", "value": "info"}, {"name": name, "value": value}],
}]}]}

_pair := ["stages", 0, "instructions", 0, "pairs", 1]

test_finds_it_in_variables if {
	found := {{"message": "NODE_TLS_REJECT_UNAUTHORIZED=0 makes Node.js accept any certificate", "at": _pair}}
	fix.bare(rule.deny) == found with input as _set("env", "NODE_TLS_REJECT_UNAUTHORIZED", "0")
	fix.bare(rule.deny) == found with input as _set("arg", "NODE_TLS_REJECT_UNAUTHORIZED", "0")
}

test_accepts_other_variables if {
	rule.deny == set() with input as _set("env", "NODE_TLS_REJECT_UNAUTHORIZED", "1")
	rule.deny == set() with input as _set("env", "NODE_TLS_REJECT_UNAUTHORIZEDX", "0")
	rule.deny == set() with input as _set("label", "NODE_TLS_REJECT_UNAUTHORIZED", "0")
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "arg",
		"pairs": [{"name": "NODE_TLS_REJECT_UNAUTHORIZED"}],
	}]}]}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
