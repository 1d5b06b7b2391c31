package lib.freshness_test

import data.lib.freshness

_input := {
	"files": {path: {} |
		some path in [
			"billing/README.md", "billing/mkdocs.yml", "billing/a.go", "billing/vendor/b.go", "billing/go.sum", "billing/new.go",
		]
	},
	"entity": {"kind": "component", "name": "billing", "scope": "billing"},
	"facts": {
		"docs": {"billing/README.md": {"words": 3}, "README.md": {"words": 3}, "billing/mkdocs.yml": {"nav": []}},
		"git_changes": {"last": {
			"billing/README.md": 100, "README.md": 200, "billing/mkdocs.yml": 300, "billing/a.go": 400,
			"billing/vendor/b.go": 500, "c.go": 600, "billing/go.sum": 700,
		}},
	},
}

test_knows_code_and_pages if {
	freshness.code == {"billing/a.go": 400} with input as _input
	freshness.pages == {"billing/README.md": 100} with input as _input
	freshness.code == {} with input as {"kind": "Pod"}
}

test_leaves_forms_and_data_of_tests_out if {
	every path in [
		".github/ISSUE_TEMPLATE/bug.md", ".github/pull_request_template.md", "PULL_REQUEST_TEMPLATE.md",
		"template/{{cookiecutter.name}}/README.md", "test-assets/empty/README.txt",
	] {
		freshness.pages == {} with input as _page(path)
	}
	freshness.pages == {"docs/testing.md": 1} with input as _page("docs/testing.md")
	freshness.pages == {".github/README.md": 1} with input as _page(".github/README.md")
}

_page(path) := {
	"files": {path: {}},
	"facts": {"docs": {path: {"words": 3}}, "git_changes": {"last": {path: 1}}},
	"entity": {"kind": "component", "name": "shop", "scope": ""},
}

test_knows_the_newest if {
	freshness.newest({"a": 1, "b": 3}) == 3
	not freshness.newest({})
}
