package lib.dockerfile_test

import data.lib.dockerfile

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_run(script) := {"cmd": "run", "value": [script], "form": "shell"}

test_knows_the_last_stage_and_those_below if {
	file := {"stages": [
		_stage(0, {"name": "base"}),
		_stage(1, {"name": "build", "parent": 0}),
		_stage(2, {"image": "base", "parent": 0, "final": true}),
	]}
	[stage.index | some stage in dockerfile.lineage] == [0, 2] with input as file
	dockerfile.label == "3" with input as file
	dockerfile.label == "\"app\"" with input as {"stages": [_stage(0, {"name": "app", "final": true})]}
	dockerfile.lineage == [] with input as {"stages": []}
}

test_knows_stages_that_only_carry_files if {
	copy := {"cmd": "copy", "value": ["a", "/"]}
	start := {"cmd": "entrypoint", "value": ["/a"], "form": "exec"}
	dockerfile.no_image with input as {"stages": [_stage(0, {
		"image": "scratch",
		"final": true,
		"instructions": [copy],
	})]}
	not dockerfile.no_image with input as {"stages": [_stage(0, {
		"image": "scratch",
		"final": true,
		"instructions": [copy, start],
	})]}
	not dockerfile.no_image with input as _file([copy])
	not dockerfile.no_image with input as {"stages": []}
}

test_knows_files_that_only_name_images if {
	dockerfile.no_image with input as {"stages": [_stage(0, {}), _stage(1, {"final": true})]}
	not dockerfile.no_image with input as {"stages": [_stage(0, {"instructions": [_run("make")]}), _stage(1, {"final": true})]}
}

test_knows_stages_that_are_thrown_away if {
	copies := [{"cmd": "copy", "value": ["/a", "/b"], "flags": {"from": [name]}} | some name in ["build", "2", "base"]]
	mount := object.union(_run("make"), {"flags": {"mount": ["type=bind,from=Tools,target=/tools"]}})
	dockerfile.thrown_away == {0, 2, 4, 5} with input as {"stages": [
		_stage(0, {"name": "toolchain"}),
		_stage(1, {"name": "base"}),
		_stage(2, {}),
		_stage(3, {"name": "dev"}),
		_stage(4, {"name": "tools"}),
		_stage(5, {"name": "Build", "image": "toolchain", "parent": 0}),
		_stage(6, {"image": "base", "parent": 1, "final": true, "instructions": array.concat(copies, [mount])}),
	]}
	dockerfile.thrown_away == set() with input as {"stages": [
		_stage(0, {"name": "root"}),
		_stage(1, {"image": "scratch", "final": true, "instructions": [{
			"cmd": "copy",
			"value": ["/", "/"],
			"flags": {"from": ["root"]},
		}]}),
	]}
}

test_waits_for_the_name_of_an_image if {
	every image in ["REPLACE-ME", "BASE_IMAGE:latest", "ReplaceMe"] {
		dockerfile.images == [] with input as {"stages": [_stage(0, {"image": image})]}
	}
	every image in ["debian:Trixie", "MyApp:latest", "${BASE}", "${BASE}:latest", "Registry.example:5000/debian", "debian"] {
		count(dockerfile.images) == 1 with input as {"stages": [_stage(0, {"image": image})]}
	}
}

test_knows_stages_that_an_argument_chooses if {
	stages := [_stage(0, {"name": "build-amd64"}), _stage(1, {"name": "build-arm64", "parent": 0})]
	every image in ["build-$TARGETARCH", "build-${TARGETARCH}", "BUILD-$TARGETARCH"] {
		count(dockerfile.images) == 1 with input as {"stages": array.concat(stages, [_stage(2, {"image": image})])}
		dockerfile.open_images == [] with input as {"stages": array.concat(stages, [_stage(2, {"image": image})])}
	}
	last := _stage(2, {"image": "build-$TARGETARCH", "final": true})
	[stage.index | some stage in dockerfile.lineage] == [0, 1, 2] with input as {"stages": array.concat(stages, [last])}
	every image in ["$BASE", "run-$TARGETARCH", "acme/build-$TARGETARCH", "build-amd64:$TAG"] {
		count(dockerfile.images) == 2 with input as {"stages": array.concat(stages, [_stage(2, {"image": image})])}
	}
}

test_an_argument_beside_letters_is_no_stage if {
	node := _stage(0, {"name": "node-base"})
	every image in ["node${V}", "${V}base", "node-base$V", "foo(${V}", "node[$V", "node.+${V}", "node-b.-$V"] {
		stages := [node, _stage(1, {"image": image, "final": true})]
		[found.image | some found in dockerfile.images] == ["debian:12.8", image] with input as {"stages": stages}
		count(dockerfile.lineage) == 1 with input as {"stages": stages}
	}
	every image in ["node-${V}", "${V}-base"] {
		count(dockerfile.images) == 1 with input as {"stages": [node, _stage(1, {"image": image})]}
	}
	count(dockerfile.images) == 1 with input as {"stages": [_stage(0, {"name": "buildarm64"}), _stage(1, {"image": "build$TARGETARCH"})]}
	count(dockerfile.images) == 1 with input as {"stages": [_stage(0, {"name": "a(b-c"}), _stage(1, {"image": "a(b-$X"})]}
}

test_names_the_images_that_are_pulled if {
	file := {"stages": [
		_stage(0, {"name": "base"}),
		_stage(1, {"image": "scratch"}),
		_stage(2, {"image": "base", "parent": 0, "instructions": [
			{"cmd": "copy", "value": ["a", "b"], "flags": {"from": ["composer:2"]}},
			{"cmd": "copy", "value": ["a", "b"], "flags": {"from": ["base"]}},
			{"cmd": "copy", "value": ["a", "b"]},
			{"cmd": "copy", "value": ["a", "b"], "flags": {"from": ["debian"]}},
			{"cmd": "copy", "value": ["a", "b"], "flags": {"from": ["context"]}},
			{"cmd": "run", "value": ["true"], "flags": {"mount": ["type=cache,target=/x", "type=bind,from=alpine:latest,target=/a"]}},
			{"cmd": "run", "value": ["true"], "flags": {"mount": ["type=bind,from=base,target=/a"]}},
		]}),
	]}
	dockerfile.images == [
		{"image": "debian:12.8", "at": ["stages", 0, "image"], "role": "base image", "part": false},
		{
			"image": "composer:2",
			"at": ["stages", 2, "instructions", 0, "flags", "from", 0],
			"role": "image",
			"part": false,
		},
		{
			"image": "debian",
			"at": ["stages", 2, "instructions", 3, "flags", "from", 0],
			"role": "image",
			"part": false,
		},
		{
			"image": "alpine:latest",
			"at": ["stages", 2, "instructions", 5, "flags", "mount", 1],
			"role": "image",
			"part": true,
		},
	] with input as file
}

test_reads_both_forms_of_run if {
	names := {name | some name, _ in dockerfile.commands} with input as _file([
		_run("a && b"),
		{"cmd": "run", "value": ["/bin/c", "&&", "d"], "form": "exec"},
		{"cmd": "cmd", "value": ["e"], "form": "shell"},
	])
	names == {"a", "b", "c"}
}

_names(text, content) := names if {
	instruction := object.union(_run(text), {"heredocs": [{"name": "EOF", "content": content, "expand": true}]})
	names := {name | some name, _ in dockerfile.commands} with input as _file([instruction])
}

test_reads_heredocs_that_a_shell_reads if {
	_names("<<EOF", "a\nb x && c\n") == {"a", "b", "c"}
	_names("bash -eu <<EOF", "a\n") == {"a", "bash"}
	_names("<<EOF", "#!/usr/bin/env python3\na\n") == set()
	_names("<<EOF", "#!/bin/sh\na\n") == {"a"}
	_names("python3 <<EOF", "a\n") == {"python3"}
	_names("cat <<EOF > /x && b", "a\n") == {"b", "cat"}
}

test_finds_commands_by_their_instruction if {
	file := _file([_run("a"), _run("a && b")])
	names := {[at[3], command.name] | some at, own in dockerfile.commands_at; some command in own} with input as file
	names == {[0, "a"], [1, "a"], [1, "b"]}
}

test_says_where_commands_stand if {
	some entry in dockerfile.commands.b with input as _file([_run("a"), _run("a && b")])
	entry.at == ["stages", 0, "instructions", 1]
	entry.run == 1
	entry.stage == 0
}

test_names_variables if {
	found := {[name, entry.value, count(entry.at)] | some name, list in dockerfile.variables; some entry in list} with input as _file([
		{"cmd": "env", "pairs": [{"name": "A", "value": "1"}]},
		{"cmd": "arg", "pairs": [{"name": "B"}, {"name": "C", "value": "2"}]},
		{"cmd": "label", "pairs": [{"name": "L", "value": "1"}]},
		_run("D=3 x && E=4 && export F=5 G; env H=6 y"),
	])
	found == {["A", "1", 6], ["C", "2", 6], ["D", "3", 4], ["F", "5", 4], ["H", "6", 4]}
}

_emptied(script, extra) if {
	file := _file([object.union(_run(script), extra)])
	some entry in dockerfile.commands.x with input as file
	dockerfile.emptied(entry, "/var/cache/apk") with input as file
}

test_knows_folders_that_are_emptied if {
	_emptied("x && rm -rf /var/cache/apk/*", {})
	_emptied("x", {"flags": {"mount": ["type=cache,target=/var/cache"]}})
	not _emptied("rm -rf /var/cache/apk/* && x", {})
	not _emptied("x && rm -rf /var/lib", {})
	not _emptied("x", {"flags": {"mount": ["type=bind,target=/var/cache/apk"]}})
	not _emptied("x", {"flags": {"mount": ["type=cache,target=/var/cache/ap"]}})
}

test_knows_what_is_written_into_other_files if {
	file := _file([
		_run("printf 'a\\n\\tb' > /etc/a.conf"),
		{"cmd": "copy", "value": ["<<EOF", "/etc/b.conf"], "heredocs": [{"name": "EOF", "content": "c=1\n"}]},
	])
	[command, heredoc] := dockerfile.written with input as file
	command.at == ["stages", 0, "instructions", 0]
	contains(command.text, "a\n\tb")
	contains(command.into, "/etc/a.conf")
	dockerfile.words_written(command, "b") == command.words
	heredoc == {"at": ["stages", 0, "instructions", 1], "text": "c=1\n", "into": "<<EOF /etc/b.conf", "words": []}
	dockerfile.words_written(heredoc, `c`) == ["c"]
	dockerfile.written == [] with input as _file([_run("apt-get update")])
	printed := dockerfile.written with input as _file([_run("echo -n a=1 > b"), _run("printf '%s\\n' a=1 b=2 > c")])
	[entry.text | some entry in printed] == ["a=1", "%s\n\na=1\nb=2"]
	[{"text": "\n\na=1\n"}] == [{"text": entry.text} | some entry in dockerfile.written] with input as _file([{
		"cmd": "copy",
		"value": ["<<EOF", "/etc/b.conf"],
		"heredocs": [{"name": "EOF", "content": "# b=1\n  ; c=1\na=1\n"}],
	}])
}
