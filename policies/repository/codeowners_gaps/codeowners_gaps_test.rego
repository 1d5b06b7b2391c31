package repository.codeowners_gaps_test

import data.repository.codeowners_gaps

_at(index) := ["documents", "codeowners", 0, "value", "rules", index]

# A repository whose CODEOWNERS has these rules, and by them gives these files these owners.
_repository(rules, owners) := {
	"files": {path: {} | some path, _ in owners},
	"facts": {"codeowners": {"path": ".github/CODEOWNERS", "owners": owners}},
	"documents": {"codeowners": [{"path": ".github/CODEOWNERS", "value": {"rules": [
	{"pattern": pattern, "owners": named} |
		some [pattern, named] in rules
	]}}]},
}

_deny(rules, owners) := found if {
	found := codeowners_gaps.deny with input as _repository(rules, owners)
		with data.karat.parameters as {"patterns": []}
}

_team := [{"type": "team", "value": "org/team"}]

_nobody(paths) := {path: [] | some path in paths}

_somebody(paths) := {path: ["@org/team"] | some path in paths}

test_finds_what_has_no_owner if {
	_deny([["/src/", _team]], {".github/workflows/ci.yml": [], "src/a.go": ["@org/team"]}) == {{
		"message": "files of CI have no owner: .github/workflows/ci.yml",
		"at": _at(0),
	}}
	_deny([["*", _team], ["*.rego", []]], _nobody(["policies/a.rego", "policies/b.rego", "policies/c.rego"])) == {{
		"message": "policies and scorecards have no owner: policies/a.rego, policies/b.rego and 1 more",
		"at": _at(1),
	}}
	_deny([["/src/", _team]], _nobody([".github/CODEOWNERS"])) == {{
		"message": "owners themselves have no owner: .github/CODEOWNERS",
		"at": _at(0),
	}}
}

test_finds_what_the_configuration_names if {
	found := codeowners_gaps.deny with input as _repository([["/src/", _team]], _nobody(["deploy/web.yaml"]))
		with data.karat.parameters as {"patterns": ["/deploy/"]}
	found == {{"message": "files that the configuration names have no owner: deploy/web.yaml", "at": _at(0)}}
}

test_accepts_what_is_owned if {
	_deny([["*", _team]], _somebody([".github/workflows/ci.yml", ".github/CODEOWNERS", "a.rego"])) == set()
	_deny([["/.github/", _team]], object.union(_somebody([".github/workflows/ci.yml"]), _nobody(["src/a.go"]))) == set()
}

test_leaves_files_that_name_nobody_to_missing_codeowners if {
	_deny([], _nobody([".github/workflows/ci.yml", ".github/CODEOWNERS"])) == set()
	_deny([["*", []]], _nobody([".github/workflows/ci.yml"])) == set()
}

test_accepts_other_documents if {
	codeowners_gaps.deny == set() with input as {"files": {".github/workflows/ci.yml": {}}, "documents": {"codeowners": []}}
	codeowners_gaps.deny == set() with input as {"kind": "Pod"}
}
