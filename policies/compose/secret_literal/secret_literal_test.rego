package compose.secret_literal_test

import data.compose.secret_literal as rule

_file(service) := {"services": {"web": service}}

test_finds_variables_in_both_spellings if {
	every key, environment in {
		"DB_PASSWORD": {"DB_PASSWORD": "hunter2"},
		"API_TOKEN": {"LOG_LEVEL": "info", "API_TOKEN": "${TOKEN:-abcdef0123456789}"},
		"ROOT_PASSWORD": {"ROOT_PASSWORD": 123456},
	} {
		rule.deny == {{
			"message": sprintf("variable %s of service \"web\" holds a secret in plain text", [key]),
			"at": ["services", "web", "environment", key],
		}} with input as _file({"environment": environment})
	}
	rule.deny == {{
		"message": "variable DB_PASSWORD of service \"web\" holds a secret in plain text",
		"at": ["services", "web", "environment", 1],
	}} with input as _file({"environment": ["LOG_LEVEL=info", "DB_PASSWORD=hunter2=3"]})
}

test_accepts_defaults_that_say_that_a_key_is_missing if {
	rule.deny == set() with input as _file({"environment": ["API_KEY=${API_KEY:-invalid}", "OPENAI_API_KEY=${OPENAI_API_KEY:-changeme}"]})
	every variable in ["API_KEY=${API_KEY:-9f8e7d6c5b4a3928}", "DB_PASSWORD=${DB_PASSWORD:-changeme}"] {
		count(rule.deny) == 1 with input as _file({"environment": [variable]})
	}
}

test_finds_build_arguments if {
	rule.deny == {{
		"message": "build argument NPM_TOKEN of service \"web\" holds a secret",
		"at": ["services", "web", "build", "args", "NPM_TOKEN"],
	}} with input as _file({"build": {"context": ".", "args": {"NPM_TOKEN": "abcdef0123456789"}}})
}

test_accepts_what_comes_from_outside if {
	every service in [
		{"environment": ["DB_PASSWORD=${DB_PASSWORD}", "DB_PASSWORD"]},
		{"environment": {"DB_PASSWORD": null, "API_TOKEN": "${API_TOKEN:?set it}", "KEY_PASSWORD": ""}},
		{"environment": {"DB_PASSWORD_FILE": "/run/secrets/db", "LOG_LEVEL": "info", "TOKEN_TTL": 3600}},
		{"environment": {"IMAGE_PULL_SECRET": "regcred", "MAX_TOKEN": 4096, "PASSWORD_HASHER": "argon2"}},
		{"environment": null},
		{"build": "."},
	] {
		rule.deny == set() with input as _file(service)
	}
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_finds_passwords_in_values_of_any_name if {
	rule.deny == {{
		"message": "variable DATABASE_URL of service \"web\" holds a secret in plain text",
		"at": ["services", "web", "environment", "DATABASE_URL"],
	}} with input as _file({"environment": {"DATABASE_URL": "postgres://app:${PASSWORD:-hunter2}@db/shop"}})
	rule.deny == set() with input as _file({"environment": {"DATABASE_URL": "postgres://app:${PASSWORD}@db/shop"}})
}
