package dockerfile.dnf_clean_test

import data.dockerfile.dnf_clean as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"dnf install -y vim": "dnf leaves its cache in the image",
		"dnf clean all && dnf install -y vim": "dnf leaves its cache in the image",
		"dnf -y install bash && dnf clean all && dnf -y install zsh": "dnf leaves its cache in the image",
		"dnf remove -y bash && dnf install -y zsh": "dnf leaves its cache in the image",
		"set -ex; dnf update -y": "dnf leaves its cache in the image",
		"dnf install -y vim && rm -rf /var/cache/dnf-other": "dnf leaves its cache in the image",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_stages_that_are_thrown_away if {
	run := {"cmd": "run", "value": ["dnf install -y gcc"], "form": "shell"}
	copy := {"cmd": "copy", "value": ["/app", "/"], "flags": {"from": ["build"]}}
	rule.deny == set() with input as {"stages": [
		{"index": 0, "name": "build", "image": "debian:12.8", "instructions": [run]},
		{"index": 1, "image": "debian:12.8", "final": true, "instructions": [copy]},
	]}
}

test_accepts_other_commands if {
	every script in [
		"dnf install -y vim && dnf clean all -y",
		"dnf -y install bash && dnf install -y zsh && dnf clean all",
		"dnf install -y vim && rm -rf /var/cache/dnf",
		"dnf install -y vim && rm -rf /var/cache/dnf/*",
		"dnf install -y vim; rm -rf /var/cache/*",
		"dnf clean all",
		"dnf search install",
		"dnf -y remove vim",
		"microdnf remove -y shadow-utils && rpm --erase --nodeps expat",
		"echo dnf install",
		"microdnf install -y vim && microdnf clean all",
		"dnf config-manager --add-repo https://a.example/a.repo",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_a_cache_that_is_mounted if {
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "run",
		"value": ["dnf install -y vim"],
		"form": "shell",
		"flags": {"mount": ["type=cache,target=/var/cache/dnf"]},
	}]}]}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
