package dockerfile.yum_nogpgcheck_test

import data.dockerfile.yum_nogpgcheck as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"yum install -y --nogpgcheck a": "yum takes packages without a check of their signature",
		"dnf install -y --nogpgcheck a": "dnf takes packages without a check of their signature",
		"tdnf install -y --nogpgcheck a": "tdnf takes packages without a check of their signature",
		"microdnf install -y --nogpgcheck a": "microdnf takes packages without a check of their signature",
		"echo a && dnf --nogpgcheck -y install b": "dnf takes packages without a check of their signature",
		"yum-config-manager --save --setopt=\\*.gpgcheck=0": "yum-config-manager takes packages without a check of their signature",
		"dnf --setopt gpgcheck=0 install a": "dnf takes packages without a check of their signature",
		"zypper --no-gpg-checks in a": "zypper takes packages without a check of their signature",
		"rpm -i --nosignature a.rpm": "rpm takes packages without a check of their signature",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"yum install -y a",
		"dnf install a | grep \"--nogpgcheck\"",
		"dnf update || echo \"--nogpgcheck\"",
		"dnf --setopt=gpgcheck=1 install a",
		"dnf --setopt=install_weak_deps=False install a",
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
