package lib.command_lines_test

import data.lib.command_lines

_entry(container) := {"path": ["spec", "containers", 0], "container": container}

_texts(container) := [[word.text | some word in words] | some words in command_lines.of(_entry(container))]

_words(texts) := [{"text": text, "path": [index]} | some index, text in texts]

test_reads_command_and_args if {
	command_lines.of(_entry({"command": ["etcd", 1], "args": ["--name=a"]})) == [[
		{
			"text": "etcd",
			"path": ["spec", "containers", 0, "command", 0],
			"list": ["spec", "containers", 0, "command"],
		},
		{
			"text": "--name=a",
			"path": ["spec", "containers", 0, "args", 0],
			"list": ["spec", "containers", 0, "args"],
		},
	]]
	command_lines.of(_entry({"command": null, "args": "etcd"})) == [[]]
}

test_reads_the_commands_of_a_script if {
	script := "set -e\nexec etcd --name 'a b' \\\n  --data-dir=\"/data\" 2>&1 | tee /log; echo ${X} && true"
	_texts({"command": ["/bin/sh", "-ec"], "args": [script]}) == [
		["set", "-e"],
		["exec", "etcd", "--name", "a", "b", "--data-dir=/data", "2>&1"],
		["tee", "/log"],
		["echo", "${X}"],
		["true"],
	]
	path := ["spec", "containers", 0, "command", 2]
	command_lines.of(_entry({"command": ["sh", "-c", "etcd"]})) == [[{"text": "etcd", "path": path, "list": path}]]
}

test_reads_a_shell_without_a_script_as_it_stands if {
	_texts({"command": ["sh", "/start.sh"]}) == [["sh", "/start.sh"]]
}

test_finds_the_program if {
	every case_ in [
		[["/usr/local/bin/etcd", "--name"], 0],
		[["exec", "nice", "GOGC=50", "etcd"], 3],
		[["/go-runner", "--log-file=/log", "--", "kube-apiserver"], 3],
		[["/hyperkube", "apiserver"], 1],
		[["etcdctl", "etcd"], 0],
	] {
		command_lines.program(_words(case_[0])) == case_[1]
	}
	not command_lines.program(_words(["exec"]))
}

test_reads_flags if {
	flags := command_lines.flags(
		_words(["--a=1=2", "-b", "x", "--c_d", "--e", "-5", "--a", "3", "loose", "--on", "false", "--last"]),
		{"on"},
	)
	flags == {
		"a": {"value": "3", "values": ["1=2", "3"], "at": [6]},
		"b": {"value": "x", "values": ["x"], "at": [1]},
		"c-d": {"value": "", "values": [""], "at": [3]},
		"e": {"value": "-5", "values": ["-5"], "at": [4]},
		"last": {"value": "", "values": [""], "at": [11]},
		"on": {"value": "true", "values": ["true"], "at": [9]},
	}
	command_lines.flags([], set()) == {}
}

test_sees_variables_among_the_flags if {
	command_lines.takes_variables(_words(["--a=$(A)", "$(FLAGS)"]), set())
	command_lines.takes_variables(_words(["--on", "$@"]), {"on"})
	not command_lines.takes_variables(_words(["--a=$(A)", "--b", "$B"]), set())
}
