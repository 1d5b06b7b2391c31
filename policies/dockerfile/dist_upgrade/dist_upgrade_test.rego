package dockerfile.dist_upgrade_test

import data.dockerfile.dist_upgrade as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"apt-get update && apt-get dist-upgrade": "apt-get dist-upgrade moves the image to other packages",
		"apt-get -q -y -o Dpkg::Options::=--force-confold dist-upgrade": "apt-get dist-upgrade moves the image to other packages",
		"apt full-upgrade -y": "apt full-upgrade moves the image to other packages",
		"do-release-upgrade -f DistUpgradeViewNonInteractive": "do-release-upgrade moves the image to other packages",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"apt-get install -y dist-upgrade",
		"apt-get upgrade -y",
		"apt-get install -y --only-upgrade openssl",
		"echo apt-get dist-upgrade",
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
