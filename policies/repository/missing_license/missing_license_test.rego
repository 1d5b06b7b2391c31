package repository.missing_license_test

import data.repository.missing_license

_found := {{"message": "the repository has no licence file", "at": []}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {}}

test_finds_repositories_without_a_licence if {
	missing_license.deny == _found with input as _repository({"": ["main.go", "relicense.md"]})
	missing_license.deny == _found with input as _repository({"": ["main.go"], "vendor/a": ["LICENSE"]})
}

test_accepts_licences_of_every_spelling if {
	names := ["LICENSE", "LICENCE.md", "LICENSE-MIT", "COPYING", "UNLICENSE", "MIT-LICENSE.txt", "license.txt"]
	every name in names {
		missing_license.deny == set() with input as _repository({"": [name]})
	}
}

test_accepts_a_folder_of_licences if {
	missing_license.deny == set() with input as _repository({"": ["main.go"], "LICENSES": ["MIT.txt"]})
}

test_accepts_other_kinds if {
	missing_license.deny == set() with input as {"kind": "Pod"}
}
