package repository.missing_readme_test

import data.repository.missing_readme

_found := {{"message": "the repository has no README", "at": []}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {}}

test_finds_repositories_without_a_readme if {
	missing_readme.deny == _found with input as _repository({"": ["main.go", "readmelist"]})
	missing_readme.deny == _found with input as _repository({})
}

test_finds_repositories_with_a_readme_in_a_part_only if {
	missing_readme.deny == _found with input as _repository({"": ["main.go"], "tools": ["README.md"]})
}

test_accepts_readmes_of_every_spelling if {
	every path in ["README.md", "readme", "Readme.rst", "README.de.md", "README_en.txt"] {
		missing_readme.deny == set() with input as _repository({"": [path]})
	}
	missing_readme.deny == set() with input as _repository({".github": ["README.md"]})
}

test_accepts_other_kinds if {
	missing_readme.deny == set() with input as {"kind": "Pod"}
}
