package dockerfile.apt_yes_test

import data.dockerfile.apt_yes as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"apt-get install curl": "apt-get install waits for an answer",
		"apt-get update && apt-get upgrade": "apt-get upgrade waits for an answer",
		"DEBIAN_FRONTEND=noninteractive apt install curl": "apt install waits for an answer",
		"apt-get -q install curl": "apt-get install waits for an answer",
		"apt-get install python=2.7 -t y": "apt-get install waits for an answer",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

_edits(script) := edits if {
	edits := {edit.text | some violation in rule.deny; some edit in violation.fix.edits} with input as _file(script)
}

test_answers_where_no_other_command_gets_it_twice if {
	_edits("apt-get install a") == {"apt-get install -y"}
	_edits("apt-get install a && apt-get install b") == {"apt-get install -y"}
	_edits("apt-get install a && apt-get remove -y b") == {"apt-get install -y"}
	_edits("apt-get install a && apt-get install -y b") == set()
	_edits("apt-get install $APT_FLAGS a && apt-get install b") == set()
}

test_accepts_other_commands if {
	every script in [
		"apt-get install -y curl",
		"apt-get install curl -y",
		"apt-get -fmy install curl",
		"apt-get install --assume-yes curl",
		"apt-get --yes -q install curl",
		"apt-get -qq install curl",
		"apt-get -q -q install curl",
		"apt-get -yqq install curl",
		"apt-get -qqy install curl",
		"yes | apt-get install curl",
		"apt-get -o APT::Get::Assume-Yes=true install curl",
		"apt-get $APT_FLAGS install curl",
		"apt-get update",
		"apt-get clean",
		"apt-cache search install",
		"echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/99 && apt-get install curl",
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
