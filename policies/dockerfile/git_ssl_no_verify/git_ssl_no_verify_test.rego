package dockerfile.git_ssl_no_verify_test

import data.dockerfile.git_ssl_no_verify as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"GIT_SSL_NO_VERIFY=0 git clone https://a.example/b": "GIT_SSL_NO_VERIFY makes git accept any certificate",
		"A=\"b\\\"\" GIT_SSL_NO_VERIFY=\"1\" git clone https://a.example/b": "GIT_SSL_NO_VERIFY makes git accept any certificate",
		"export GIT_SSL_NO_VERIFY=true": "GIT_SSL_NO_VERIFY makes git accept any certificate",
		"git config --global http.sslVerify false": "http.sslVerify makes git accept any certificate",
		"git -c http.sslVerify=0 clone https://a.example/b": "http.sslVerify makes git accept any certificate",
		"git config --global http.https://a.example/.sslverify \"false\"": "http.sslVerify makes git accept any certificate",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"git clone https://a.example/b",
		"unset GIT_SSL_NO_VERIFY",
		"AGIT_SSL_NO_VERIFY=1 git clone https://a.example/b",
		"GIT_SSL_NO_VERIFYA=0 git clone https://a.example/b",
		"git config --global http.sslVerify true",
		"git config --unset http.sslVerify",
		"git commit -m \"http.sslVerify false\"",
		"echo GIT_SSL_NO_VERIFY=1",
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
	found := {{"message": "GIT_SSL_NO_VERIFY makes git accept any certificate", "at": _pair}}
	fix.bare(rule.deny) == found with input as _set("env", "GIT_SSL_NO_VERIFY", "0")
	fix.bare(rule.deny) == found with input as _set("arg", "GIT_SSL_NO_VERIFY", "true")
}

test_accepts_other_variables if {
	rule.deny == set() with input as _set("env", "GIT_SSL_NO_VERIFYX", "0")
	rule.deny == set() with input as _set("label", "GIT_SSL_NO_VERIFY", "0")
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
	every into in [["copy", ["<<EOF", "/root/.gitconfig"]], ["run", ["cat > /root/.gitconfig <<EOF"]], ["run", ["tee /root/.gitconfig <<EOF"]]] {
		every content in ["[http]\n\tsslVerify = false\n", "[user]\nname = a\n[http \"https://a.example\"]\n\tproxy = a\n\tsslverify=0\n"] {
			found := {"message": "http.sslVerify makes git accept any certificate", "at": ["stages", 0, "instructions", 0]}
			fix.bare(rule.deny) == {found} with input as _heredoc(into, content)
		}
		every content in ["[http]\n\tsslVerify = true\n", "[http]\n\t# sslVerify = false\n\tproxy = a\n", "[user]\n\tname = a\n"] {
			rule.deny == set() with input as _heredoc(into, content)
		}
	}
}
