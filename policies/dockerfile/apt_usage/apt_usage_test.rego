package dockerfile.apt_usage_test

import data.dockerfile.apt_usage as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_found := {{"message": "apt is called where apt-get is meant for scripts", "at": ["stages", 0, "instructions", 0]}}

test_finds_it_in_commands if {
	every script in [
		"apt update && apt-get install --yes git",
		"sudo apt -y install curl",
		"DEBIAN_FRONTEND=noninteractive apt install -y curl",
		"/usr/bin/apt upgrade -y",
		"apt list --installed > /packages",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"apt-get update && apt-get install -y curl && apt-get clean",
		"apt-cache policy curl | tee /apt-key",
		"curl -s https://a.example/apt/key | apt-key add -",
		"rm -rf /var/lib/apt/lists/*",
		"apt --version",
		"echo apt install curl",
		"aptitude install -y curl",
		"cd /var/lib && rm -rf apt dpkg cache log",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_mends_what_apt_get_does_alike if {
	every script, text in {
		"apt -y install curl": "apt-get -y install",
		"apt update && apt-get install curl": "apt-get update",
	} {
		some finding in rule.deny with input as _file(script)
		finding.fix.edits[0].text == text
	}
	every script in ["apt upgrade -y", "apt full-upgrade", "apt list", "/usr/bin/apt install a"] {
		some finding in rule.deny with input as _file(script)
		not finding.fix
	}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
