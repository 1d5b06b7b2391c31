package dockerfile.zypper_clean_test

import data.dockerfile.zypper_clean as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"zypper install -y vim": "zypper leaves its cache in the image",
		"zypper clean all && zypper install -y vim": "zypper leaves its cache in the image",
		"zypper -y install bash && zypper clean all && zypper -y install zsh": "zypper leaves its cache in the image",
		"set -ex; zypper update -y": "zypper leaves its cache in the image",
		"zypper install -y vim && rm -rf /var/cache/zypp-other": "zypper leaves its cache in the image",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_stages_that_are_thrown_away if {
	run := {"cmd": "run", "value": ["zypper install -y gcc"], "form": "shell"}
	copy := {"cmd": "copy", "value": ["/app", "/"], "flags": {"from": ["build"]}}
	rule.deny == set() with input as {"stages": [
		{"index": 0, "name": "build", "image": "debian:12.8", "instructions": [run]},
		{"index": 1, "image": "debian:12.8", "final": true, "instructions": [copy]},
	]}
}

test_accepts_other_commands if {
	every script in [
		"zypper install -y vim && zypper --non-interactive cc -a",
		"zypper -y install bash && zypper install -y zsh && zypper clean all",
		"zypper install -y vim && rm -rf /var/cache/zypp",
		"zypper install -y vim && rm -rf /var/cache/zypp/*",
		"zypper install -y vim; rm -rf /var/cache/*",
		"zypper clean all",
		"zypper search install",
		"echo zypper install",
		"zypper in -y vim && zypper clean",
		"zypper --version",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_a_cache_that_is_mounted if {
	rule.deny == set() with input as {"stages": [{"index": 0, "instructions": [{
		"cmd": "run",
		"value": ["zypper install -y vim"],
		"form": "shell",
		"flags": {"mount": ["type=cache,target=/var/cache/zypp"]},
	}]}]}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
