package lib.shell_test

import data.lib.shell

_words(script) := [command.words | some command in shell.commands(script)]

_names(script) := [command.name | some command in shell.commands(script)]

test_splits_at_operators if {
	_words("a && b || c; d | e |& f & g\nh") == [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"], ["h"]]
	_words("a&&b||c;d|e") == [["a"], ["b"], ["c"], ["d"], ["e"]]
	_words("(a; b) && { c; }") == [["a"], ["b"], ["c"], ["}"]]
	_words("") == []
}

test_tells_what_stands_around_a_command if {
	operators := [[command.before, command.after] | some command in shell.commands("a && b | c")]
	operators == [["", "&&"], ["&&", "|"], ["|", ""]]
}

test_reads_quotes_and_escapes if {
	_words(`echo "a && b" 'c; d' e\ f "g \"h\"" i"j"'k' "it's"`) == [[
		"echo", "a && b", "c; d", "e f", `g "h"`, "ijk", "it's",
	]]
	_words(`a 'b\'' c`) == [["a", `b\`, "c"]]
	_words(`echo "${A:-x y}" $((1 + 2)) \$A`)[0] == ["echo", "${A:-x y}", "$((1 + 2))", "$A"]
}

test_leaves_comments_out if {
	_words("# a\nb # c && d\ne#f\n  # g") == [["b"], ["e#f"]]
}

test_keeps_redirections_apart if {
	shell.commands("a 2>&1 >/dev/null b < c &>> d")[0].redirects == ["2>&1", ">/dev/null", "< c", "&>> d"]
	_words("a 2>&1 >/dev/null b < c &>> d") == [["a", "b"]]
}

test_keeps_prefixes_apart if {
	command := shell.commands("if ! A=1 sudo -E -u app env -i B=2 timeout 30 /usr/bin/curl -k x; then")[0]
	command.words == ["/usr/bin/curl", "-k", "x"]
	command.name == "curl"
	command.env == {"A": "1", "B": "2"}
	command.prefix == ["if", "!", "A=1", "sudo", "-E", "-u", "app", "env", "-i", "B=2", "timeout", "30"]
	_names("command -v curl && find . | xargs -0 -n 1 rm -f") == ["-v", "find", "rm"]
	_names("A=1; B=$C") == ["", ""]
}

test_reads_on_inside if {
	_names("bash -euxo pipefail -c 'a && b'") == ["bash", "a", "b"]
	_names("su - app -c \"a; b\"") == ["su", "a", "b"]
	_names("eval \"a $X\"") == ["eval", "a"]
	_names("a $(b \"$(c)\") `d` <(e | f) '$(g)' \"$(h)\"") == ["a", "b", "d", "e", "f", "h", "c"]
	[command.words | some command in shell.commands_of(["/bin/sh", "-c", "a -b | c"])] == [
		["/bin/sh", "-c", "a -b | c"],
		["a", "-b"],
		["c"],
	]
}

test_orders_commands if {
	orders := [command.order | some command in shell.commands("a && sh -c 'b; c' && d")]
	orders == [[0, 0], [0, 2], [0, 4], [0, 2, 0, 0], [0, 2, 0, 2]]
	orders[2] > orders[4]
	orders[3] > orders[1]
}

test_reads_scripts_of_many_lines if {
	_words("a \\\n  b\ncat <<'EOF' > /c\nd; e\nEOF\nf") == [["a", "b"], ["cat"], ["f"]]
	_words("for i in a b; do c $i; done") == [["for", "i", "in", "a", "b"], ["c", "$i"], ["done"]]
}

test_finds_flags if {
	command := shell.commands("curl -fLkv --retry=3 -o -k.txt x")[0]
	shell.has_flag(command, {"-k", "--insecure"}, "o")
	shell.has_flag(command, {"--retry"}, "")
	not shell.has_flag(shell.commands("curl -okfile --insecure-not")[0], {"-k", "--insecure"}, "o")
}

test_finds_values if {
	command := shell.commands("a --b=c=d --e f --g")[0]
	values := [shell.value(command, index) | some index in [1, 2, 4]]
	values == ["c=d", "f", ""]
}

test_tells_flags_in_variables if {
	shell.has_unknown_flags(shell.commands("apt-get $APT_OPTS install a")[0])
	not shell.has_unknown_flags(shell.commands("apt-get install $PACKAGES")[0])
}

test_finds_verbs if {
	shell.verb(shell.commands("apt-get -qq -o A=b install -y remove")[0], {"install", "remove"}) == "install"
	not shell.verb(shell.commands("apt-get --version")[0], {"install"})
}

test_follows_pipelines if {
	all := shell.commands("a | b | sh -c 'c | d' && e | f")
	[command.name | some command in shell.behind(all[0], all)] == ["b", "sh"]
	[command.name | some command in shell.behind(all[3], all)] == ["f"]
	shell.behind(all[2], all) == []
}

test_knows_shells_that_read_a_script if {
	shell.reads_input(shell.commands("bash -eu")[0])
	shell.reads_input(shell.commands("sh -s -- --yes")[0])
	shell.reads_input(shell.commands("bash -euxo pipefail")[0])
	shell.reads_input(shell.commands("bash /dev/stdin x")[0])
	not shell.reads_input(shell.commands("bash x.sh")[0])
	not shell.reads_input(shell.commands("sh -c x")[0])
	not shell.reads_input(shell.commands("python3")[0])
}

test_reads_the_first_script_of_a_shell if {
	[command.name | some command in shell.commands("sh -c 'a x' -c 'b y'")] == ["sh", "a"]
}

test_the_last_of_several_assignments_counts if {
	shell.commands("A=1 B=2 A=3 make")[0].env == {"A": "3", "B": "2"}
	shell.assigned(["A=1", "x", "-B=2", "A+=2"]) == {"A": "2"}
	shell.assigned([]) == {}
}
