package documentation.missing_code_of_conduct_test

import data.documentation.missing_code_of_conduct

_found := {{"message": "the repository has no code of conduct", "at": []}}

_repository(folders, heading) := {
	"files": {},
	"folders": folders,
	"facts": {"docs": {"README.md": {"words": 90, "headings": [{"level": 2, "text": heading, "line": 3}], "links": []}}},
}

test_finds_repositories_that_do_not_say if {
	missing_code_of_conduct.deny == _found with input as _repository({"": ["README.md"]}, "Usage")
	missing_code_of_conduct.deny == _found with input as _repository({"vendor/a": ["CODE_OF_CONDUCT.md"]}, "Usage")
}

test_accepts_files_where_they_are_looked_for if {
	every folders in [{"": ["CODE_OF_CONDUCT.md"]}, {"docs": ["code-of-conduct.md"]}] {
		missing_code_of_conduct.deny == set() with input as _repository(folders, "Usage")
	}
}

test_accepts_pages_of_the_documentation if {
	plain := _repository({"": ["README.md"]}, "Usage")
	missing_code_of_conduct.deny == set() with input as object.union(plain, {"files": {"docs/source/code-of-conduct.rst": {}}})
	missing_code_of_conduct.deny == _found with input as object.union(plain, {"files": {"docs/source/conduct-tests.rst": {}}})
}

test_accepts_readmes_that_say_it if {
	every heading in ["Code of Conduct", "Conduct", "Our conduct"] {
		missing_code_of_conduct.deny == set() with input as _repository({"": ["README.md"]}, heading)
	}
	missing_code_of_conduct.deny == _found with input as _repository({"": ["README.md"]}, "How we conduct load tests")
}

_telling(path, page) := {
	"files": {},
	"folders": {"": ["README.md", path]},
	"facts": {"docs": {"README.md": {"words": 90, "headings": [], "links": []}, path: object.union({"words": 9, "headings": [], "links": []}, page)}},
}

test_accepts_what_contributors_are_told if {
	heading := {"headings": [{"level": 2, "text": "Code of conduct", "line": 1}]}
	missing_code_of_conduct.deny == set() with input as _telling("CONTRIBUTING.rst", heading)
	missing_code_of_conduct.deny == _found with input as _telling("STYLE.md", heading)
	every target in ["https://www.contributor-covenant.org/", "https://opensource.google/conduct/"] {
		missing_code_of_conduct.deny == set() with input as _telling("CONTRIBUTING.md", {"links": [{"target": target, "line": 1}]})
	}
	missing_code_of_conduct.deny == _found with input as _telling("CONTRIBUTING.md", {"links": [{"target": "docs/semiconductors.md", "line": 1}]})
	missing_code_of_conduct.deny == _found with input as _telling("CONTRIBUTING.md", {"links": [{"target": "docs/conduct-a-review.md", "line": 1}]})
}

test_accepts_other_kinds if {
	missing_code_of_conduct.deny == set() with input as {"kind": "Pod"}
}
