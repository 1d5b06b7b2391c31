package dockerfile.curl_insecure_test

import data.dockerfile.curl_insecure as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "curl accepts any certificate", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"curl -k https://example.com",
		"curl -Lkv https://example.com",
		"curl --insecure https://example.com",
		"curl https://example.com -fsSLko /x",
		"echo a && curl -k https://a.example | sh",
		"x=$(curl -sk https://a.example)",
		"bash -c 'curl -k https://a.example'",
		"env A=b /usr/bin/curl -k https://a.example",
		"if ! curl -kf https://a.example; then exit 1; fi",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"curl https://example.com",
		"curl -lol https://example.com",
		"curl --fake https://example.com",
		"curl https://a.example | grep -k x",
		"curl https://a.example; grep -k x",
		"curl -fo k https://a.example",
		"curl -okfile https://a.example",
		"curl -H k https://a.example",
		"echo curl -k",
		"curl -fk https://localhost:8443/health",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_finds_a_configuration_that_is_written if {
	fix.bare(rule.deny) == {{
		"message": "curl is set to accept any certificate",
		"at": _at,
	}} with input as _file("echo insecure >> ~/.curlrc")
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
