package lib.apt_test

import data.lib.apt

_file(instructions) := {"stages": [{"index": 0, "image": "debian:12.8", "instructions": instructions}]}

_run(script) := {"cmd": "run", "value": [script], "form": "shell"}

test_finds_the_commands_of_all_three if {
	found := {command.name | some command in apt.commands} with input as _file([
		_run("apt-get update && sudo apt install a"),
		_run("aptitude install a; apt-cache search a; echo apt-get"),
	])
	found == {"apt", "apt-get", "aptitude"}
}

_set(instructions) if {
	some command in apt.commands with input as _file(instructions)
	apt.is_set(command, "Assume-Yes", {"true"}) with input as _file(instructions)
}

test_finds_settings_on_the_command if {
	_set([_run("apt-get -o APT::Get::Assume-Yes=true install a")])
	_set([_run("apt-get -oAPT::Get::Assume-Yes=\"True\" install a")])
	not _set([_run("apt-get -o APT::Get::Assume-Yes=false install a")])
	not _set([_run("apt-get install a")])
}

test_finds_settings_in_a_configuration if {
	_set([_run("echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/9"), _run("apt-get install a")])
	_set([
		{
			"cmd": "copy",
			"value": ["<<EOF", "/etc/apt/apt.conf.d/9"],
			"heredocs": [{"name": "EOF", "content": "APT::Get::Assume-Yes \"true\";\n"}],
		},
		_run("apt-get install a"),
	])
	not _set([_run("echo Assume-Yes=true"), _run("apt-get install a")])
}

test_finds_nothing_in_other_files if {
	apt.commands == set() with input as {"kind": "Pod"}
}

test_settings_hold_from_where_they_are_written if {
	yes := _run("echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/9")
	install := _run("apt-get install a")
	not _set([install, yes])
	_set([_run("echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/9 && apt-get install a")])
	first := {"index": 0, "image": "debian:12.8", "instructions": [yes]}
	built := {"stages": [first, {"index": 1, "image": "base", "parent": 0, "instructions": [install]}]}
	other := {"stages": [first, {"index": 1, "image": "debian:12.8", "instructions": [install]}]}
	_is_set_in(built)
	not _is_set_in(other)
}

_is_set_in(file) if {
	some command in apt.commands with input as file
	apt.is_set(command, "Assume-Yes", {"true"}) with input as file
}
