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

_open := {{"message": "a repository of packages is set to no check of their signature", "at": _at}}

test_finds_it_in_files_that_are_written if {
	every script in [
		"sed -i s/gpgcheck=1/gpgcheck=0/ /etc/yum.repos.d/a.repo && yum -y install x",
		"sed -i -e 's|a|b|;s|^gpgcheck.*|gpgcheck = 0|' /etc/yum.conf",
		`printf "[r]\nname=r\nbaseurl=https://a.example\ngpgcheck=0\n" > /etc/yum.repos.d/r.repo`,
		"echo gpgcheck=0 >> /etc/yum.conf",
		"echo '[a]\nbaseurl=file:///a\ngpgcheck=0\n[b]\nbaseurl=https://b.example\ngpgcheck=0' | tee /etc/yum.repos.d/r.repo",
	] {
		fix.bare(rule.deny) == _open with input as _file(script)
	}
	fix.bare(rule.deny) == _open with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "copy",
		"value": ["/etc/yum.repos.d/r.repo"],
		"heredocs": [{"name": "EOF", "content": "[r]\ngpgcheck=0\n"}],
	}]}]}
}

test_accepts_files_in_which_something_is_checked if {
	every script in [
		"sed -i s/gpgcheck=0/gpgcheck=1/ /etc/yum.repos.d/a.repo",
		"sed -i s/repo_gpgcheck=1/repo_gpgcheck=0/ /etc/yum.repos.d/a.repo",
		"sed -i '/gpgcheck=0/d' /etc/yum.repos.d/a.repo",
		`printf "[r]\ngpgcheck=1\nrepo_gpgcheck=0\n" > /etc/yum.repos.d/r.repo`,
		`printf "[r]\nrepo_gpgcheck=1\ngpgcheck=0\n" > /etc/yum.repos.d/r.repo`,
		`printf "[r]\nbaseurl=file:///srv/rpms\ngpgcheck=0\n" > /etc/yum.repos.d/r.repo`,
		"echo 'never set gpgcheck=0'",
	] {
		rule.deny == set() with input as _file(script)
	}
}
