package documentation.missing_issue_template_test

import data.documentation.missing_issue_template as rule
import data.lib.fix

_found := {{"message": "the repository has no template for issues", "at": []}}

_repository(folders) := {"files": {}, "folders": folders}

test_finds_repositories_without_one if {
	fix.bare(rule.deny) == _found with input as _repository({"": ["README.md"], "src": ["ISSUE_TEMPLATE.md"]})
	fix.bare(rule.deny) == _found with input as _repository({"docs/ISSUE_TEMPLATE": ["config.yml"]})
}

test_accepts_templates_where_they_are_read if {
	every folders in [
		{".github/ISSUE_TEMPLATE": ["bug.yml", "config.yml"]}, {".gitlab/issue_templates": ["Bug.md"]},
		{"": ["ISSUE_TEMPLATE.md"]}, {".github": ["issue_template.md"]},
	] {
		rule.deny == set() with input as _repository(folders)
	}
}

test_cannot_tell_whether_issues_are_kept_elsewhere if {
	repository := _repository({".github/ISSUE_TEMPLATE": ["config.yml"]})
	rule.deny == set() with input as repository
	rule.unknown == {{
		"message": "whether .github/ISSUE_TEMPLATE/config.yml leads people elsewhere is not known",
		"at": ["files", ".github/ISSUE_TEMPLATE/config.yml"],
	}} with input as repository
	rule.unknown == set() with input as _repository({".github/ISSUE_TEMPLATE": ["bug.yml", "config.yml"]})
	rule.unknown == set() with input as _repository({"": ["README.md"]})
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
