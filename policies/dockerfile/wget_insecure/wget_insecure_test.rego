package dockerfile.wget_insecure_test

import data.dockerfile.wget_insecure as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "wget accepts any certificate", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"wget --no-check-certificate https://example.com",
		"wget --no-progress --no-check-certificate -o file https://example.com",
		"echo a; sudo wget -q --no-check-certificate https://a.example",
		"busybox wget --no-check-certificate https://a.example",
		"wget -e check_certificate=off https://a.example",
		"find . | xargs -n 1 wget --no-check-certif",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"wget https://example.com",
		"wget https://a.example | grep -- --no-check-certificate",
		"echo wget --no-check-certificate",
		"wget -e robots=off https://a.example",
		"wget --no-check-certificate -qO- https://127.0.0.1:8443/",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_finds_a_configuration_that_is_written if {
	fix.bare(rule.deny) == {{
		"message": "wget is set to accept any certificate",
		"at": _at,
	}} with input as _file("echo 'check_certificate = off' >> /etc/wgetrc")
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
