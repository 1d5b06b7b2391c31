package lib.owners_test

import data.lib.owners

_rule(pattern, owners_) := {"pattern": pattern, "owners": [{"type": "team", "value": owner} | some owner in owners_]}

_with(rules) := {"documents": {"codeowners": [{"path": ".github/CODEOWNERS", "value": {"rules": rules}}]}}

_files := {path: {} |
	some path in [
		".circleci", ".circleci/config.yml", ".github/workflows/ci.yml", "CODEOWNERS", "a.rego", "action.yml", "a/action.yml/x",
		"a/b.rego", "docs/a.md", "docs/a/b.md", "karat.toml", "policies/a/a.rego", "x/.circleci/config.yml", "x/karat.toml",
		"x/policies/a.rego",
	]
}

test_patterns_fit_as_on_github if {
	every pattern, expected in {
		"*": object.keys(_files),
		"*.rego": {"a.rego", "a/b.rego", "policies/a/a.rego", "x/policies/a.rego"},
		"/.circleci/": {".circleci/config.yml"},
		"/.github/workflows/": {".github/workflows/ci.yml"},
		".github/workflows": {".github/workflows/ci.yml"},
		"/.github/**": {".github/workflows/ci.yml"},
		"**/workflows/": {".github/workflows/ci.yml"},
		"/workflows/": set(),
		"CODEOWNERS": {"CODEOWNERS"},
		"action.yml": {"action.yml", "a/action.yml/x"},
		"/karat.toml": {"karat.toml"},
		"/x/karat.toml": {"x/karat.toml"},
		"policies/": {"policies/a/a.rego", "x/policies/a.rego"},
		"/policies/": {"policies/a/a.rego"},
		"docs/*": {"docs/a.md"},
		"!docs/*": {"docs/a.md"},
		"*.js": set(),
		"nothing": set(),
	} {
		found := owners.fitting([pattern]) with input as {"files": _files}
		found == expected
	}
}

test_somebody_is_named_by_a_rule if {
	owners.names_somebody with input as _with([_rule("*", []), _rule("/a/", ["@ops"])])
	not owners.names_somebody with input as _with([_rule("*", [])])
	not owners.names_somebody with input as _with([])
	not owners.names_somebody with input as {"kind": "Pod"}
}

test_the_first_file_counts if {
	both := {"documents": {"codeowners": [
		{"path": "CODEOWNERS", "value": {"rules": [_rule("*", ["@all"])]}},
		{"path": ".github/CODEOWNERS", "value": {"rules": []}},
	]}}
	not owners.names_somebody with input as both
	owners.file[0].index == 1 with input as both
}
