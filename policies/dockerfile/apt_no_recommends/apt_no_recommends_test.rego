package dockerfile.apt_no_recommends_test

import data.dockerfile.apt_no_recommends as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"apt-get install -y curl": "apt-get installs recommended packages, too",
		"apt-get update && apt install -y curl": "apt installs recommended packages, too",
		"apt-get -qq install -t bookworm-backports curl": "apt-get installs recommended packages, too",
		"apt-get install -y $PACKAGES": "apt-get installs recommended packages, too",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

_edits(script) := edits if {
	edits := {edit.text | some violation in rule.deny; some edit in violation.fix.edits} with input as _file(script)
}

test_leaves_them_out_where_no_other_command_gets_it_twice if {
	_edits("apt-get install a && apt-get install -y b") == {"apt-get install --no-install-recommends"}
	_edits("apt-get install a && apt-get install --no-install-recommends b") == set()
}

test_accepts_stages_that_are_thrown_away if {
	run := {"cmd": "run", "value": ["apt-get install -y gcc"], "form": "shell"}
	copy := {"cmd": "copy", "value": ["/app", "/"], "flags": {"from": ["build"]}}
	rule.deny == set() with input as {"stages": [
		{"index": 0, "name": "build", "image": "debian:12.8", "instructions": [run]},
		{"index": 1, "image": "debian:12.8", "final": true, "instructions": [copy]},
	]}
}

test_accepts_other_commands if {
	every script in [
		"apt-get install -y --no-install-recommends curl",
		"apt-get --no-install-recommends install -fmy curl",
		"apt-get -o APT::Install-Recommends=false install curl",
		"apt-get -oAPT::Install-Recommends=0 install curl",
		"aptitude -R install curl",
		"apt-get $APT_OPTS install curl",
		"apt-get update",
		"apt-get remove -y curl",
		"echo apt-get install curl",
		"echo 'APT::Install-Recommends \"false\";' > /etc/apt/apt.conf.d/99 && apt-get install -y curl",
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
