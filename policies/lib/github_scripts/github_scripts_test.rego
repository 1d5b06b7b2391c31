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

_written(script) := {sprintf("%s %s", [write.file, write.name]) | some write in scripts.writes_of(script)}

test_reads_what_is_handed_on if {
	writes := {
		"echo \"a=$B\" >> $GITHUB_OUTPUT": {"output a"},
		"echo a=$B >>\"${GITHUB_ENV}\"": {"env a"},
		"echo \"a=1\" | tee -a \"$GITHUB_ENV\"": {"env a"},
		"echo \"$HOME/bin\" >> $GITHUB_PATH": {"path "},
		"echo \"a<<EOF\" >> $GITHUB_OUTPUT": {"output a"},
		"echo \"a<<X\" >> $GITHUB_OUTPUT\necho \"$B\" >> $GITHUB_OUTPUT": {"output a"},
		"echo \"::set-output name=a::$B\"": {"output a"},
		"\"a=$env:B\" | Out-File -FilePath $env:GITHUB_OUTPUT -Append": {"output a"},
		"{\n  echo \"a=1\"\n  echo \"b=2\"\n} >> \"$GITHUB_ENV\"": {"env a", "env b"},
		"cat <<EOF >> $GITHUB_ENV\na=$B\nEOF": {"env ", "env a"},
	}
	every script, written in writes {
		_written(script) - {"env "} == written - {"env "}
	}
	_written("echo $GITHUB_ENV\nmake") == set()
}

test_reads_assignments if {
	found := {item.name: item.text | some item in scripts.assignments_of("A=$B\nexport C=\"x\"\n$d = $env:E\nfor f in $FILES; do\necho x=1")}
	found == {"a": "$B", "c": "\"x\"", "d": "$env:E", "f": "$FILES; do"}
}

test_reads_variables if {
	scripts.variables_of("$A ${B} ${C:-x} $env:D ${env:E} %F% $1 $(g)") == {"a", "b", "c", "d", "e", "f"}
}

test_knows_what_is_cleaned if {
	every text in [
		"$(echo $A | tr -cd a-z)", "$(echo $A | grep -oE '[0-9]+')", "$(sha256sum x)",
		"$(grep -oE 'shop#[0-9]+' <<< \"$A\" | cut -d# -f2)", "$(echo $A | grep -E -o \"^v[0-9]+\\.[0-9]+$\")",
		"$(echo $A | grep -o [0-9]*)",
	] {
		scripts.is_cleaned(text)
	}
	every text in ["$(echo $A | grep -oE '[0-9]+.*')", "$(echo $A | grep -oE 'a=[a-z]+')", "$(echo $A | grep -oE '[^#]+')"] {
		not scripts.is_cleaned(text)
	}
	not scripts.is_cleaned("$(echo $A | tr a-z A-Z)")
	not scripts.is_cleaned("$(echo $A | grep -oP '[{\\[][^}]+')")
}

test_knows_what_is_checked if {
	every check in [
		"[[ \"$PR\" =~ ^[0-9]+$ ]] || exit 1\n",
		"[[ $PR =~ ^v[0-9]+(-rc[0-9]+)?$ ]] || { echo no >&2; exit 1; }\n",
		"if [[ ! \"${PR}\" =~ ^[0-9]+$ ]]; then\n  exit 1\nfi\n",
		"if ! [[ \"$PR\" =~ ^[0-9]+$ ]]; then\n  echo no\n  exit 1\nfi\n",
	] {
		scripts.checked_in(sprintf("%secho \"pr=$PR\" >> $GITHUB_ENV\n", [check])) == {"pr"}
	}
	scripts.checked_in("if [[ \"$PR\" =~ ^[0-9]+$ ]]; then\n  echo \"pr=$PR\" >> $GITHUB_ENV\nfi\n") == {"pr"}
	every script in [
		"echo \"pr=$PR\" >> $GITHUB_ENV\n[[ \"$PR\" =~ ^[0-9]+$ ]] || exit 1\n",
		"[[ \"$PR\" =~ ^[0-9]+ ]] || exit 1\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"[[ \"$PR\" =~ ^.+$ ]] || exit 1\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"[[ \"$PR\" =~ ^[0-9]+$ ]] || exit 1\nPR=$(cat pr)\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"[[ \"$PR\" =~ ^[0-9]+$ ]] || echo no\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"[[ \"$PR\" =~ ^[0-9]+$ ]] || { x || exit 1; }\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"if [[ ! \"$PR\" =~ ^[0-9]+$ ]]; then\n  x || exit 1\nfi\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"if x; then\n  [[ \"$PR\" =~ ^[0-9]+$ ]] || exit 1\nfi\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"if [[ ! \"$PR\" =~ ^[0-9]+$ ]]; then\n  if x; then exit 1; fi\nfi\necho \"pr=$PR\" >> $GITHUB_ENV\n",
		"if [[ \"$PR\" =~ ^[0-9]+$ ]]; then\n  echo yes\nfi\necho \"pr=$PR\" >> $GITHUB_ENV\n",
	] {
		scripts.checked_in(script) == set()
	}
}

test_knows_commands_that_tell_what_others_wrote if {
	every text in [
		"\"$(git log -1 --pretty=%B)\"", "$(git log --format='%h %an' -n 1)", "`git show -s --format=%s`",
		"git log -1 --pretty=format:%s >> $GITHUB_OUTPUT", "$(git -C shop diff --name-only origin/main)",
		"$(git diff --name-only HEAD~1 | grep '^docs/' | xargs)", "$(gh pr view $N --json title -q .title)",
		"$(gh pr view $N --json number,body)", "$(gh issue view 1 --json body | jq -r .body)",
		"$(gh api repos/o/r/pulls/1 --jq .head.ref)",
		"$(jq -r .pull_request.title \"$GITHUB_EVENT_PATH\")", "cat $GITHUB_EVENT_PATH | jq -r .pull_request.head.ref",
	] {
		scripts.asks_for_strange_text(text)
	}
	every text in [
		"$(git log -1 --pretty=%H)", "$(git rev-parse HEAD)", "$(git log -1 --format=%ct)", "$(date)",
		"$(git diff --name-only origin/main | wc -l)", "$(git diff --name-only | grep -c docs)",
		"$(git diff --name-only | grep -q docs && echo true)", "$(git diff --quiet)",
		"$(gh pr view $N --json number,title --jq .number)", "$(gh pr view $N --json state)",
		"$(gh api repos/o/r/pulls/1 --jq .number)", "$(gh pr list --json title --jq length)", "git push",
		"$(jq -r .pull_request.head.sha \"$GITHUB_EVENT_PATH\")", "$(jq -r .title package.json)",
	] {
		not scripts.asks_for_strange_text(text)
	}
}

test_knows_what_javascript_gives_back if {
	scripts.given_back("return context.payload.comment.body") == {"result"}
	scripts.given_back("core.setOutput('Title', context.payload.pull_request.title);") == {"title"}
	every script in [
		"return context.payload.comment.body.includes('x')", "return context.payload.issue.number",
		"core.setOutput('ours', context.payload.issue.body === 'x')",
	] {
		scripts.given_back(script) == set()
	}
}

test_reads_an_expression_as_one_word if {
	read := scripts.read("sudo a b=${{ c.d || 'e f' }} | g ${{ h\n}}/i")
	[command.words | some command in read] == [["a", "b=${…}"], ["g", "${…}/i"]]
	[scripts.written(command) | some command in read] == [["a"], ["g"]]
	[scripts.written(command) | some command in scripts.read("a b $c")] == [["a", "b", "$c"]]
}

test_finds_the_scripts_of_a_step if {
	scripts.of({"run": "a", "uses": "actions/github-script@v8", "with": {"script": "b"}}) == [{"path": ["run"], "text": "a"}]
	scripts.of({"uses": "actions/github-script@v8", "with": {"Script": "b", "retries": "c"}}) == [{"path": ["with", "Script"], "text": "b"}]
	scripts.of({"uses": "vmactions/freebsd-vm@v1", "with": {"run": "b"}}) == [{"path": ["with", "run"], "text": "b"}]
	every step in [
		{"uses": "actions/checkout@v4", "with": {"script": "b"}}, {"uses": "actions/github-script@v8"},
		{"uses": "actions/github-script@v8", "with": "b"}, {"uses": "actions/github-script@v8", "with": {"script": 1}},
	] {
		scripts.of(step) == []
	}
}
