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

_removed(script) := flags if {
	fixes := {violation.fix | some violation in rule.deny} with input as _file(script)
	flags := [edit.find | some fix_ in fixes; some edit in fix_.edits]
}

test_removes_the_flag_where_it_is_nobody_elses if {
	every script, flags in {
		"curl -k https://example.com": [" -k "],
		"curl -k --insecure https://example.com": [" --insecure ", " -k "],
		"curl -k https://a.example && curl --insecure https://b.example": [" --insecure ", " -k "],
		"curl -k https://a.example && tar -xzf a": [" -k "],
		"curl -k https://a.example | sort -k 2": [],
		"timeout -k 5 9 curl -k https://a.example": [],
		"curl -k https://a.example && curl -k https://localhost/x": [],
		"curl -k -H 'x -k y' https://a.example": [],
		"curl -k https://a.example && curl -sk https://b.example": [],
		"curl -k --proxy-insecure https://a.example": [],
		"curl -fsSLk https://a.example": [],
	} {
		_removed(script) == flags
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

_heredoc(into, content) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": into[0],
	"value": into[1],
	"heredocs": [{"name": "EOF", "content": content, "expand": true}],
}]}]}

test_finds_it_in_what_a_heredoc_writes if {
	every into in [["copy", ["<<EOF", "/root/.curlrc"]], ["run", ["cat > /root/.curlrc <<EOF"]], ["run", ["tee /root/.curlrc <<EOF"]]] {
		every content in ["insecure\n", "silent\n--insecure\n"] {
			found := {"message": "curl is set to accept any certificate", "at": ["stages", 0, "instructions", 0]}
			fix.bare(rule.deny) == {found} with input as _heredoc(into, content)
		}
		every content in ["silent\n", "# not insecure here\nsilent\n"] {
			rule.deny == set() with input as _heredoc(into, content)
		}
	}
}
