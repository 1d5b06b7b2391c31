package lib.github_scripts_test

import data.lib.github_scripts as scripts

test_takes_scripts_apart if {
	scripts.commands_of("make && npm \\\n  publish | tee log # now\n# npm publish\n(cd x; ls)\n") == [
		"make", "npm publish", "tee log # now", "cd x", "ls",
	]
}

test_lists_commands_of_steps if {
	found := {command.text: command.entry.path | some command in scripts.commands} with input as {"jobs": {"build": {"steps": [
		{"run": "make\nmake test"},
		{"uses": "a/b@v1"},
	]}}}
	found == {"make": ["jobs", "build", "steps", 0], "make test": ["jobs", "build", "steps", 0]}
}
