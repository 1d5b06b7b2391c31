package repository.missing_codeowners_test

import data.lib.fix
import data.repository.missing_codeowners

_found := {{"message": "the repository has no CODEOWNERS", "at": []}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {}}

test_finds_repositories_without_owners if {
	fix.bare(missing_codeowners.deny) == _found with input as _repository({"": ["README.md"]})
	fix.bare(missing_codeowners.deny) == _found with input as _repository({"tools": ["CODEOWNERS"]})
	fix.bare(missing_codeowners.deny) == _found with input as _repository({"": ["CODEOWNERS.md"]})
}

_with(rules, names) := {
	"files": {},
	"folders": {"": names},
	"documents": {"codeowners": [{"path": "CODEOWNERS", "value": {"rules": rules}}]},
}

test_finds_files_that_name_nobody if {
	nobody := {{"message": "CODEOWNERS names nobody", "at": ["documents", "codeowners", 0, "value"]}}
	fix.bare(missing_codeowners.deny) == nobody with input as _with([], ["CODEOWNERS"])
	fix.bare(missing_codeowners.deny) == nobody with input as _with([{"pattern": "*", "owners": []}], ["CODEOWNERS"])
	rules := [{"pattern": "*", "owners": [{"type": "team", "value": "org/team"}]}]
	missing_codeowners.deny == set() with input as _with(rules, ["CODEOWNERS"])
}

test_accepts_policies_of_policy_bot if {
	missing_codeowners.deny == set() with input as _with([], [".policy.yml", "CODEOWNERS"])
	missing_codeowners.deny == set() with input as _repository({"": [".policy.yml"]})
	fix.bare(missing_codeowners.deny) == _found with input as _repository({"docs": [".policy.yml"]})
}

test_accepts_owners_where_they_are_read if {
	every folder in ["", ".github", ".gitlab", "docs"] {
		missing_codeowners.deny == set() with input as _repository({folder: ["CODEOWNERS"]})
	}
	missing_codeowners.deny == set() with input as _repository({"": ["OWNERS"]})
}

test_accepts_other_kinds if {
	missing_codeowners.deny == set() with input as {"kind": "Pod"}
}
