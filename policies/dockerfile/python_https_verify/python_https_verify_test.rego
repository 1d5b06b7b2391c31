package dockerfile.python_https_verify_test

import data.dockerfile.python_https_verify as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "PYTHONHTTPSVERIFY=0 makes Python accept any certificate", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"PYTHONHTTPSVERIFY=0 python build.py",
		"A=\"b\" PYTHONHTTPSVERIFY=\"0\"   C=d python build.py",
		"echo a;PYTHONHTTPSVERIFY='0' python build.py;B=1 echo c",
		"export PYTHONHTTPSVERIFY=0 && python build.py",
		"sudo env PYTHONHTTPSVERIFY=0 python build.py",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"PYTHONHTTPSVERIFY=1 python build.py",
		"APYTHONHTTPSVERIFY=0 python build.py",
		"PYTHONHTTPSVERIFYA=0 python build.py",
		"PYTHONHTTPSVERIFY=\"0\\\"\" python build.py",
		"unset PYTHONHTTPSVERIFY",
		"echo PYTHONHTTPSVERIFY=0",
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
	found := {{"message": "PYTHONHTTPSVERIFY=0 makes Python accept any certificate", "at": _pair}}
	fix.bare(rule.deny) == found with input as _set("env", "PYTHONHTTPSVERIFY", "0")
	fix.bare(rule.deny) == found with input as _set("arg", "PYTHONHTTPSVERIFY", "0")
}

test_accepts_other_variables if {
	rule.deny == set() with input as _set("env", "PYTHONHTTPSVERIFY", "1")
	rule.deny == set() with input as _set("env", "PYTHONHTTPSVERIFYX", "0")
	rule.deny == set() with input as _set("label", "PYTHONHTTPSVERIFY", "0")
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "arg",
		"pairs": [{"name": "PYTHONHTTPSVERIFY"}],
	}]}]}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
