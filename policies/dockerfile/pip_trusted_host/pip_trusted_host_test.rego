package dockerfile.pip_trusted_host_test

import data.dockerfile.pip_trusted_host as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"pip install --trusted-host pypi.python.org a": "pip trusts a host without a valid certificate",
		"pip3 --trusted-host=pypi.python.org install a": "pip3 trusts a host without a valid certificate",
		"python3 -m pip install --trusted-host a.example b": "python3 trusts a host without a valid certificate",
		"pip config set global.trusted-host a.example": "pip trusts a host without a valid certificate",
		"uv pip install --allow-insecure-host a.example b": "uv trusts a host without a valid certificate",
		"PIP_TRUSTED_HOST=a.example pip install b": "PIP_TRUSTED_HOST trusts a host without a valid certificate",
		"printf \"[global]\\ntrusted-host = a.example\\n\" > /etc/pip.conf": "pip is set to trust a host without a valid certificate",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"pip install a",
		"pip install a | grep \"--trusted-host\"",
		"pip3 install a && echo \"--trusted-host\"",
		"PIP_TRUSTED_HOSTA=a pip install b",
		"APIP_TRUSTED_HOST=a pip install b",
		"pip config unset global.trusted-host",
		"echo PIP_TRUSTED_HOST | pip install a",
		"grep -- --trusted-host /etc/passwd",
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
	found := {{"message": "PIP_TRUSTED_HOST trusts a host without a valid certificate", "at": _pair}}
	fix.bare(rule.deny) == found with input as _set("env", "PIP_TRUSTED_HOST", "a.example")
	rule.deny == set() with input as _set("env", "PIP_TRUSTED_HOST", "")
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
	every into in [["copy", ["<<EOF", "/etc/pip.conf"]], ["run", ["cat > /etc/pip.conf <<EOF"]], ["run", ["tee /etc/pip.conf <<EOF"]]] {
		every content in ["[global]\ntrusted-host = pypi.org\n"] {
			found := {"message": "pip is set to trust a host without a valid certificate", "at": ["stages", 0, "instructions", 0]}
			fix.bare(rule.deny) == {found} with input as _heredoc(into, content)
		}
		every content in ["[global]\n# trusted-host = pypi.org\n", "[global]\nindex-url = https://pypi.org/simple\n"] {
			rule.deny == set() with input as _heredoc(into, content)
		}
	}
}

test_finds_it_where_a_command_writes_lines_of_words if {
	every script in ["echo -n trusted-host=a.example >> /etc/pip.conf", "printf '%s\\n' [global] trusted-host=a.example > /etc/pip.conf"] {
		count(rule.deny) == 1 with input as _file(script)
	}
}
