package documentation.missing_pull_request_template_test

import data.documentation.missing_pull_request_template as rule
import data.lib.fix

_repository(folders) := {"files": {}, "folders": folders}

test_finds_repositories_without_one if {
	fix.bare(rule.deny) == {{
		"message": "the repository has no template for pull requests",
		"at": [],
	}} with input as _repository({"": ["README.md"], "src": ["PULL_REQUEST_TEMPLATE.md"]})
}

test_accepts_templates_where_they_are_read if {
	every folders in [
		{".github": ["PULL_REQUEST_TEMPLATE.md"]}, {".gitlab/merge_request_templates": ["Default.md"]},
		{"docs": ["pull_request_template.md"]}, {".github/PULL_REQUEST_TEMPLATE": ["fix.md"]},
	] {
		rule.deny == set() with input as _repository(folders)
	}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
