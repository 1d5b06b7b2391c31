package build.missing_pre_commit_test

import data.build.missing_pre_commit

_repository(paths) := {
	"files": {path: {} | some path in paths},
	"folders": {"": paths},
	"documents": {},
	"facts": {"languages": {"go": 1}},
}

_found := {{"message": "no file configures hooks that check a commit", "at": []}}

test_finds_repositories_without_hooks if {
	missing_pre_commit.deny == _found with input as _repository(["main.go"])
}

test_accepts_hooks if {
	every name in [".pre-commit-config.yaml", "lefthook.yml", ".husky/pre-commit", ".githooks/pre-commit", ".overcommit.yml", "grumphp.yml", "hk.pkl"] {
		missing_pre_commit.deny == set() with input as _repository(["main.go", name])
	}
	missing_pre_commit.deny == set() with input as object.union(
		_repository(["package.json"]),
		{"documents": {"package_json": [{"path": "package.json", "value": {"lint-staged": {}}}]}},
	)
}

test_applies_to_programs if {
	missing_pre_commit.applies with input as _repository([])
	not missing_pre_commit.applies with input as {"files": {}, "facts": {"languages": {"sql": 1}}}
	not missing_pre_commit.applies with input as {"kind": "Pod"}
	missing_pre_commit.deny == set() with input as {"kind": "Pod"}
}
