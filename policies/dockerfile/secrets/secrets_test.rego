package dockerfile.secrets_test

import data.dockerfile.secrets as rule

_file(instruction) := {"args": [], "stages": [{"index": 0, "instructions": [instruction]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_variables_in_plain_text if {
	rule.deny == {{"message": "variable DB_PASSWORD holds a secret in plain text", "at": _at}} with input as _file({
		"cmd": "env",
		"pairs": [{"name": "LOG_LEVEL", "value": "info"}, {"name": "DB_PASSWORD", "value": "hunter2"}],
	})
}

test_finds_build_arguments if {
	found := {{"message": "build argument GITHUB_TOKEN holds a secret", "at": _at}}
	rule.deny == found with input as _file({"cmd": "arg", "pairs": [{"name": "GITHUB_TOKEN"}]})
	rule.deny == found with input as _file({"cmd": "arg", "pairs": [{"name": "GITHUB_TOKEN", "value": "abc"}]})
	rule.deny == found with input as _file({"cmd": "arg", "pairs": [{"name": "GITHUB_TOKEN", "value": ""}]})
	rule.deny == {{
		"message": "build argument GITHUB_TOKEN holds a secret",
		"at": ["args", 0],
	}} with input as {"args": [{"name": "GITHUB_TOKEN"}], "stages": []}
}

test_finds_build_arguments_that_are_kept if {
	instructions := [
		{"cmd": "arg", "pairs": [{"name": "NPM_TOKEN"}, {"name": "VERSION"}]},
		{"cmd": "env", "pairs": [{"name": "NPM_TOKEN", "value": "${NPM_TOKEN}"}, {"name": "API_TOKEN", "value": "$OTHER"}]},
	]
	rule.deny == {
		{"message": "build argument NPM_TOKEN holds a secret", "at": _at},
		{
			"message": "variable NPM_TOKEN keeps the build argument NPM_TOKEN in the image",
			"at": ["stages", 0, "instructions", 1],
		},
	} with input as {"args": [], "stages": [{"index": 0, "instructions": instructions}]}
}

test_reads_absolute_targets if {
	copy := {"cmd": "copy", "value": [".npmrc", "/root/.npmrc"]}
	taken := {"cmd": "copy", "value": ["/app", "/app"], "flags": {"from": ["build"]}}
	rule.deny == set() with input as {"stages": [
		{"index": 0, "name": "build", "instructions": [copy]},
		{"index": 1, "final": true, "instructions": [taken]},
	]}
}

# A build with a .npmrc at /src, of which another stage takes a path.
_stages(before, after, path) := {"stages": [
	{"index": 0, "name": "build", "instructions": array.concat(before, array.concat(
		[{"cmd": "copy", "value": [".npmrc", "./"]}],
		after,
	))},
	{"index": 1, "final": true, "instructions": [{"cmd": "copy", "value": [path, "/srv"], "flags": {"from": ["build"]}}]},
]}

_workdir := [{"cmd": "workdir", "value": ["/src"]}]

test_finds_files_that_another_stage_may_take if {
	every path in ["/src", "/src/", "/src/*", "src", "/$DIR"] {
		count(rule.deny) == 1 with input as _stages(_workdir, [], path)
	}
	count(rule.deny) == 1 with input as _stages([], [], "/src/dist")
	count(rule.deny) == 1 with input as _stages([{"cmd": "workdir", "value": ["$HOME"]}], [], "/src/dist")
}

test_accepts_files_that_stay_in_a_stage_that_is_thrown_away if {
	every path in ["/src/dist", "/src/dist/*.js", "/usr/bin/app"] {
		rule.deny == set() with input as _stages(_workdir, [], path)
	}
	rule.deny == set() with input as _stages([{"cmd": "workdir", "value": ["/src/./"]}], [], "./dist/")
	removal := {"cmd": "run", "value": ["npm ci && rm -f .npmrc"]}
	rule.deny == set() with input as _stages(_workdir, [removal], "/src")
}

test_finds_files_that_hold_secrets if {
	rule.deny == {{"message": "COPY puts home/.npmrc into the image", "at": _at}} with input as _file({
		"cmd": "copy",
		"value": ["package.json", "home/.npmrc", "/root/"],
	})
}

test_finds_files_of_every_sort if {
	every source in [".env", "a/.env.production", "id_rsa", "./.aws/credentials", ".docker/config.json", "tls/server.pfx"] {
		rule.deny == {{"message": sprintf("ADD puts %s into the image", [source]), "at": _at}} with input as _file({
			"cmd": "add",
			"value": [source, "/srv/"],
		})
	}
}

test_accepts_files_with_like_names if {
	every source in [".env.example", "config.json", "credentials", "environment", "server.pem", "x.npmrc.md"] {
		rule.deny == set() with input as _file({"cmd": "copy", "value": [source, "/srv/"]})
	}
}

test_accepts_what_is_no_secret if {
	rule.deny == set() with input as _file({"cmd": "env", "pairs": [{"name": "LOG_LEVEL", "value": "info"}]})
	rule.deny == set() with input as _file({"cmd": "env", "pairs": [{"name": "TOKEN_FILE", "value": "/run/secrets/token"}]})
	rule.deny == set() with input as _file({"cmd": "env", "pairs": [{"name": "DB_PASSWORD", "value": ""}]})
	rule.deny == set() with input as _file({"cmd": "arg", "pairs": [{"name": "VERSION", "value": "1.2"}]})
	rule.deny == set() with input as _file({"cmd": "copy", "value": ["id_rsa.pub", "/srv/"]})
}

test_accepts_files_without_instructions if {
	rule.deny == set() with input as {"args": [], "stages": [{"index": 0, "instructions": []}]}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"services": {"web": {"environment": {"PASSWORD": "hunter2"}}}}
}
