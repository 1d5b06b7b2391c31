package lib.owners_test

import data.lib.owners

_rule(pattern, owners_) := {"pattern": pattern, "owners": [{"type": "team", "value": owner} | some owner in owners_]}

_with(rules) := {"documents": {"codeowners": [{"path": ".github/CODEOWNERS", "value": {"rules": rules}}]}}

test_patterns_fit_as_on_github if {
	every pair in [
		["*", ".github/workflows/ci.yml"], ["*.rego", "policies/a/a.rego"], ["/policies/", "policies/a/a.rego"],
		["policies/", "x/policies/a.rego"], [".github/workflows", ".github/workflows/ci.yml"],
		["/.github/**", ".github/workflows/ci.yml"], ["**/workflows/", ".github/workflows/ci.yml"], ["docs/*", "docs/a.md"],
	] {
		owners.fits(pair[0], pair[1])
	}
	every pair in [
		["/workflows/", ".github/workflows/ci.yml"], ["*.js", "a.rego"], ["docs/*", "docs/a/b.md"], ["policies", "policy/a"],
	] {
		not owners.fits(pair[0], pair[1])
	}
}

test_the_files_that_fit_are_those_that_a_pattern_fits if {
	files := {path: {} |
		some path in [
			".circleci", ".circleci/config.yml", ".github/workflows/ci.yml", "CODEOWNERS", "a.rego", "action.yml", "a/action.yml/x",
			"a/b.rego", "docs/a.md", "docs/a/b.md", "karat.toml", "x/.circleci/config.yml", "x/karat.toml", "x/policies/a.rego",
		]
	}
	every pattern in [
		"*", "*.rego", "/.circleci/", "/.github/workflows/", "CODEOWNERS", "action.yml", "/karat.toml", "policies/", "docs/*",
		".github/workflows", "!docs/*", "nothing", "/x/karat.toml",
	] {
		found := owners.fitting([pattern]) with input as {"files": files}
		found == {path | some path, _ in files; owners.fits(pattern, path)}
	}
}

test_the_last_rule_that_fits_decides if {
	owners.owned("a/b") with input as _with([_rule("*", ["@all"])])
	not owners.owned("a/b") with input as _with([_rule("*", ["@all"]), _rule("/a/", [])])
	owners.owned("a/b") with input as _with([_rule("/a/", []), _rule("b", ["@b"])])
	not owners.owned("a/b") with input as _with([])
}

test_somebody_is_named_by_a_rule if {
	owners.names_somebody with input as _with([_rule("*", []), _rule("/a/", ["@ops"])])
	not owners.names_somebody with input as _with([_rule("*", [])])
	not owners.names_somebody with input as _with([])
	not owners.names_somebody with input as {"kind": "Pod"}
}

test_any_section_gives_an_owner if {
	section := object.union(_rule("/a/", ["@ops"]), {"section": "Operations"})
	owners.owned("a/b") with input as _with([_rule("*", []), section])
}

test_the_first_file_counts if {
	both := {"documents": {"codeowners": [
		{"path": "CODEOWNERS", "value": {"rules": [_rule("*", ["@all"])]}},
		{"path": ".github/CODEOWNERS", "value": {"rules": []}},
	]}}
	not owners.owned("a") with input as both
	owners.file[0].index == 1 with input as both
}
