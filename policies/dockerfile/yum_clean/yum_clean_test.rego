package dockerfile.yum_clean_test

import data.dockerfile.yum_clean as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"yum install -y vim": "yum leaves its cache in the image",
		"yum clean all && yum install -y vim": "yum leaves its cache in the image",
		"yum -y install bash && yum clean all && yum -y install zsh": "yum leaves its cache in the image",
		"set -ex; yum update -y": "yum leaves its cache in the image",
		"yum install -y vim && rm -rf /var/cache/yum-other": "yum leaves its cache in the image",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_stages_that_are_thrown_away if {
	run := {"cmd": "run", "value": ["yum install -y gcc"], "form": "shell"}
	copy := {"cmd": "copy", "value": ["/app", "/"], "flags": {"from": ["build"]}}
	rule.deny == set() with input as {"stages": [
		{"index": 0, "name": "build", "image": "debian:12.8", "instructions": [run]},
		{"index": 1, "image": "debian:12.8", "final": true, "instructions": [copy]},
	]}
}

test_accepts_other_commands if {
	every script in [
		"yum install -y vim && yum -y clean all",
		"yum -y install bash && yum install -y zsh && yum clean all",
		"yum install -y vim && rm -rf /var/cache/yum",
		"yum install -y vim && rm -rf /var/cache/yum/*",
		"yum install -y vim; rm -rf /var/cache/*",
		"yum clean all",
		"yum search install",
		"echo yum install",
		"yum install -y vim && dnf clean all",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_a_cache_that_is_mounted if {
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "run",
		"value": ["yum install -y vim"],
		"form": "shell",
		"flags": {"mount": ["type=cache,target=/var/cache/yum"]},
	}]}]}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
