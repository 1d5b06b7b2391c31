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

test_accepts_a_licence_that_the_readme_leads_to if {
	page := {"README.md": {"links": [{"target": "crates/a/LICENSE#text"}, {"target": "https://acme.dev/LICENSE"}]}}
	there := {"files": {"crates/a/LICENSE": {}, "crates/a/main.rs": {}}, "folders": {"crates/a": ["LICENSE"]}}
	missing_license.deny == set() with input as object.union(there, {"facts": {"readme": page}})
	missing_license.deny == _found with input as object.union(there, {"facts": {"readme": {}}})
	missing_license.deny == _found with input as {"files": {"crates/a/main.rs": {}}, "folders": {}, "facts": {"readme": page}}
	other := {"README.md": {"links": [{"target": "crates/a/main.rs"}]}}
	missing_license.deny == _found with input as object.union(there, {"facts": {"readme": other}})
}

test_accepts_other_kinds if {
	missing_license.deny == set() with input as {"kind": "Pod"}
}
