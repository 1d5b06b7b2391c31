package documentation.missing_contributing_test

import data.documentation.missing_contributing
import data.lib.fix

_found := {{"message": "nothing says how to contribute", "at": []}}

_repository(folders, heading) := {
	"files": {},
	"folders": folders,
	"facts": {"docs": {"README.md": {"words": 90, "headings": [{"level": 2, "text": heading, "line": 3}], "links": []}}},
}

test_finds_repositories_that_do_not_say if {
	fix.bare(missing_contributing.deny) == _found with input as _repository({"": ["README.md"]}, "Usage")
	fix.bare(missing_contributing.deny) == _found with input as _repository({"vendor/a": ["CONTRIBUTING.md"]}, "Usage")
}

test_accepts_files_where_they_are_looked_for if {
	every folders in [{"": ["CONTRIBUTING.md"]}, {".github": ["contributing.rst"]}] {
		missing_contributing.deny == set() with input as _repository(folders, "Usage")
	}
}

test_accepts_pages_of_the_documentation if {
	plain := _repository({"": ["README.md"]}, "Usage")
	every path in ["docs/source/contributing.rst", "doc/contribute/index.md", "website/docs/contributing-guide.mdx"] {
		missing_contributing.deny == set() with input as object.union(plain, {"files": {path: {}}})
	}
	every path in ["src/contributing.md", "docs/contributors.md", "docs/contributing.png", "docs/how.md"] {
		fix.bare(missing_contributing.deny) == _found with input as object.union(plain, {"files": {path: {}}})
	}
}

test_accepts_readmes_that_say_it if {
	missing_contributing.deny == set() with input as _repository({"": ["README.md"]}, "Contributing")
}

test_accepts_other_kinds if {
	missing_contributing.deny == set() with input as {"kind": "Pod"}
}
