package dockerfile.secrets_test

import data.dockerfile.secrets as rule
import data.lib.fix

_file(instruction) := {"args": [], "stages": [{"index": 0, "instructions": [instruction]}]}

_at := ["stages", 0, "instructions", 0]

_part(field, index) := array.concat(_at, [field, index])

test_finds_variables_in_plain_text if {
	fix.bare(rule.deny) == {{"message": "variable DB_PASSWORD holds a secret in plain text", "at": _part("pairs", 1)}} with input as _file({
		"cmd": "env",
		"pairs": [{"name": "LOG_LEVEL", "value": "info"}, {"name": "DB_PASSWORD", "value": "hunter2"}],
	})
}

test_finds_defaults_in_plain_text if {
	every cmd, what in {"env": "variable DB_PASSWORD holds a secret in plain text", "arg": "build argument DB_PASSWORD holds a secret"} {
		every value in ["${DB_PASSWORD:-hunter2}", "${A:-${B:-hunter2}}", "${A-hunter2}"] {
			fix.bare(rule.deny) == {{"message": what, "at": _part("pairs", 0)}} with input as _file({
				"cmd": cmd,
				"pairs": [{"name": "DB_PASSWORD", "value": value}],
			})
		}
		every value in ["${DB_PASSWORD:-}", "${A:-${B}}", "${A:?set it}", "${A:-$B}"] {
			rule.deny == set() with input as _file({"cmd": cmd, "pairs": [{"name": "DB_PASSWORD", "value": value}]})
		}
	}
	fix.bare(rule.deny) == {{"message": "variable DB_PASSWORD holds a secret in plain text", "at": _at}} with input as _run("export DB_PASSWORD=${A:-hunter2}")
	rule.deny == set() with input as _run("export DB_PASSWORD=${A:-$B}")
}

test_finds_build_arguments if {
	found := {{"message": "build argument GITHUB_TOKEN holds a secret", "at": _part("pairs", 0)}}
	fix.bare(rule.deny) == found with input as _file({"cmd": "arg", "pairs": [{"name": "GITHUB_TOKEN"}]})
	fix.bare(rule.deny) == found with input as _file({"cmd": "arg", "pairs": [{"name": "GITHUB_TOKEN", "value": "abc"}]})
	fix.bare(rule.deny) == found with input as _file({"cmd": "arg", "pairs": [{"name": "GITHUB_TOKEN", "value": ""}]})
	fix.bare(rule.deny) == {{
		"message": "build argument GITHUB_TOKEN holds a secret",
		"at": ["args", 0],
	}} with input as {"args": [{"name": "GITHUB_TOKEN"}], "stages": []}
}

test_finds_build_arguments_that_are_kept if {
	instructions := [
		{"cmd": "arg", "pairs": [{"name": "NPM_TOKEN"}, {"name": "VERSION"}]},
		{"cmd": "env", "pairs": [{"name": "NPM_TOKEN", "value": "${NPM_TOKEN}"}, {"name": "API_TOKEN", "value": "$OTHER"}]},
	]
	fix.bare(rule.deny) == {
		{"message": "build argument NPM_TOKEN holds a secret", "at": _part("pairs", 0)},
		{
			"message": "variable NPM_TOKEN keeps the build argument NPM_TOKEN in the image",
			"at": ["stages", 0, "instructions", 1, "pairs", 0],
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
	fix.bare(rule.deny) == {{"message": "COPY puts home/.npmrc into the image", "at": _part("value", 1)}} with input as _file({
		"cmd": "copy",
		"value": ["package.json", "home/.npmrc", "/root/"],
	})
}

test_finds_files_of_every_sort if {
	every source in [".env", "a/.env.production", "id_rsa", "./.aws/credentials", ".docker/config.json", "tls/server.pfx"] {
		fix.bare(rule.deny) == {{"message": sprintf("ADD puts %s into the image", [source]), "at": _part("value", 0)}} with input as _file({
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

_run(script) := _file({"cmd": "run", "value": [script]})

test_finds_secrets_that_commands_are_told if {
	every script, message in {
		"aws configure set aws_secret_access_key kWcrlUX5JEDGM && ls": "aws sets aws_secret_access_key in plain text",
		"npm config set //registry.example.com/:_authToken=9f1c2d3e": "npm sets //registry.example.com/:_authToken in plain text",
		"doctl auth init -t dop_v1_0123456789abcdef": "doctl auth init has the value of -t in plain text",
		"az login --service-principal -u x -p hunter2 --tenant t": "az login has the value of -p in plain text",
		"docker login -u me --password=hunter2 r.example.com": "docker login has the value of --password in plain text",
		"sudo helm registry login -p 'hunter2' r.example.com": "helm login has the value of -p in plain text",
		"dotnet nuget add source https://a.example/ -u me -p hunter2": "dotnet nuget source has the value of -p in plain text",
		"cargo login cio0123456789abcdef": "cargo login has its token in plain text",
		"export LEVEL=1 DB_PASSWORD=hunter2 && ./x": "variable DB_PASSWORD holds a secret in plain text",
		"export DB_PASSWORD=$A DB_PASSWORD=hunter2": "variable DB_PASSWORD holds a secret in plain text",
		"API_TOKEN=9f1c2d3e4b ./x": "variable API_TOKEN holds a secret in plain text",
		"git clone https://me:hunter2@git.example.com/a/b": "RUN holds a password in a URL",
		"gcloud auth activate-service-account --key-file=/k.json": "gcloud is given the key of a service account that stays in the image",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _run(script)
	}
}

test_finds_secrets_in_files_that_are_written_in_place if {
	fix.bare(rule.deny) == {{"message": "COPY holds a private key", "at": _at}} with input as _file({
		"cmd": "copy",
		"value": ["/etc/tls.key"],
		"heredocs": [{"name": "EOF", "content": "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----\n"}],
	})
}

test_accepts_commands_without_secrets if {
	every script in [
		"aws configure set aws_secret_access_key $(cat /run/secrets/key)", "aws configure set region eu-west-1",
		"aws configure set aws_secret_access_key \"$KEY\"", "npm config set //r.example.com/:_authToken=${NPM_TOKEN}",
		"npm config set strict-ssl true", "npm config set", "docker login -u me -p $PASSWORD", "docker login -u me --password-stdin < /p",
		"doctl auth init -t `cat /run/secrets/t`", "docker run -p 80:80 x", "mkdir -p login", "cargo login", "vault login -method=aws",
		"export DB_PASSWORD=\"$(cat /run/secrets/db)\"", "export TOKEN_FILE=/run/secrets/db", "SECRET_KEY=build1234 ./manage.py collectstatic",
		"SECRET_KEY_BASE=secret rails assets:precompile", "SECRET_KEY_BASE=dummy-0123456789 rails x", "PASSWORD=$1; ./x",
		"git clone https://me:$TOKEN@git.example.com/a/b", "gcloud auth activate-service-account --key-file=/run/secrets/k.json",
		"gcloud auth activate-service-account --key-file=\"$KEY\"", "gcloud auth login",
	] {
		rule.deny == set() with input as _run(script)
	}
	rule.deny == set() with input as _file({
		"cmd": "run",
		"value": ["gcloud auth activate-service-account --key-file /k.json"],
		"flags": {"mount": ["type=secret,id=key,target=/k.json"]},
	})
}

_credentials(words, path) := {"stages": [{"index": 0, "final": true, "instructions": [
	{"cmd": "copy", "value": words},
	{"cmd": "env", "pairs": [{"name": "GOOGLE_APPLICATION_CREDENTIALS", "value": path}]},
]}]}

test_finds_variables_that_name_a_key_in_the_image if {
	every words in [["gcp/", "/app/gcp/"], ["a.json", "key.json", "/app/gcp"], ["k.json", "/app/gcp/key.json"]] {
		fix.bare(rule.deny) == {{
			"message": "variable GOOGLE_APPLICATION_CREDENTIALS names a key that COPY puts into the image",
			"at": ["stages", 0, "instructions", 1, "pairs", 0],
		}} with input as _credentials(words, "/app/gcp/key.json")
	}
	every words in [[".", "/app/gcp"], ["gcp/", "/app/other"], ["a.json", "b.json", "/app/gcp/"], ["gcp/", "/app/$X"]] {
		rule.deny == set() with input as _credentials(words, "/app/gcp/key.json")
	}
	rule.deny == set() with input as _credentials(["gcp/", "/app/gcp"], "/run/secrets/key.json")
}
