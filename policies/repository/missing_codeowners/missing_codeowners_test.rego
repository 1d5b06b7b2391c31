package repository.missing_codeowners_test

import data.repository.missing_codeowners

_found := {{"message": "the repository has no CODEOWNERS", "at": []}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {}}

test_finds_repositories_without_owners if {
	missing_codeowners.deny == _found with input as _repository({"": ["README.md"]})
	missing_codeowners.deny == _found with input as _repository({"tools": ["CODEOWNERS"]})
	missing_codeowners.deny == _found with input as _repository({"": ["CODEOWNERS.md"]})
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
