package documentation.missing_maintainers_test

import data.documentation.missing_maintainers

_found := {{"message": "nothing says who maintains the repository", "at": []}}

_repository(folders, heading) := {
	"files": {},
	"folders": folders,
	"facts": {"docs": {"README.md": {"words": 90, "headings": [{"level": 2, "text": heading, "line": 3}], "links": []}}},
}

test_finds_repositories_that_do_not_say if {
	missing_maintainers.deny == _found with input as _repository({"": ["README.md"]}, "Usage")
	missing_maintainers.deny == _found with input as _repository({"vendor/a": ["MAINTAINERS.md"]}, "Usage")
}

test_accepts_files_where_they_are_looked_for if {
	every folders in [{"": ["MAINTAINERS.md"]}, {".github": ["CODEOWNERS"]}, {"": ["OWNERS"]}] {
		missing_maintainers.deny == set() with input as _repository(folders, "Usage")
	}
}

test_accepts_readmes_that_say_it if {
	missing_maintainers.deny == set() with input as _repository({"": ["README.md"]}, "Maintainers")
}

test_accepts_manifests_that_say_it if {
	ana := [{"name": "Ana"}]
	bare := _repository({"": ["README.md"]}, "Usage")
	every documents in [
		{"package_json": [{"path": "package.json", "value": {"maintainers": ana}}]},
		{"pyproject": [{"path": "pyproject.toml", "value": {"project": {"maintainers": ana}}}]},
		{"pyproject": [{"path": "pyproject.toml", "value": {"tool": {"poetry": {"maintainers": ["Ana"]}}}}]},
	] {
		missing_maintainers.deny == set() with input as object.union(bare, {"documents": documents})
	}
	other := {"pyproject": [{"path": "pyproject.toml", "value": {"project": {"authors": ana}}}]}
	missing_maintainers.deny == _found with input as object.union(bare, {"documents": other})
}

test_accepts_other_kinds if {
	missing_maintainers.deny == set() with input as {"kind": "Pod"}
}
