package dockerfile.sudo_test

import data.dockerfile.sudo as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

_found := {{"message": "RUN calls sudo", "at": _at}}

test_finds_it_in_commands if {
	every script in [
		"sudo apt-get install vim",
		"apt-get update && sudo apt-get install vim",
		"echo a | sudo tee /etc/x",
		"if true; then /usr/bin/sudo -E -u app make; fi",
		"x=$(sudo id)",
		"sh -c 'sudo id'",
		"sudo -l",
	] {
		fix.bare(rule.deny) == _found with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"apt-get install sudoku",
		"apt-get install -y sudo",
		"echo \"app ALL=(ALL) ALL\" > /etc/sudoers",
		"gosu app id",
		"rm /etc/sudo",
		"echo sudo id",
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
