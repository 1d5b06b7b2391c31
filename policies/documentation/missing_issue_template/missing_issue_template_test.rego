package documentation.missing_issue_template_test

import data.documentation.missing_issue_template as rule
import data.lib.fix

_found := {{"message": "the repository has no template for issues", "at": []}}

_repository(folders) := {"files": {}, "folders": folders}

test_finds_repositories_without_one if {
	fix.bare(rule.deny) == _found with input as _repository({"": ["README.md"], "src": ["ISSUE_TEMPLATE.md"]})
	fix.bare(rule.deny) == _found with input as _repository({".github/ISSUE_TEMPLATE": ["config.yml"]})
}

test_accepts_templates_where_they_are_read if {
	every folders in [
		{".github/ISSUE_TEMPLATE": ["bug.yml", "config.yml"]}, {".gitlab/issue_templates": ["Bug.md"]},
		{"": ["ISSUE_TEMPLATE.md"]}, {".github": ["issue_template.md"]},
	] {
		rule.deny == set() with input as _repository(folders)
	}
}

_led(value) := object.union(
	_repository({".github/ISSUE_TEMPLATE": ["config.yml"]}),
	{"documents": {"yaml": [{"path": ".github/ISSUE_TEMPLATE/config.yml", "value": value}]}},
)

test_accepts_issues_that_are_kept_elsewhere if {
	link := {"name": "Jira", "url": "https://jira.example.com", "about": "Report it there"}
	rule.deny == set() with input as _led({"blank_issues_enabled": false, "contact_links": [link]})
	every value in [
		{"blank_issues_enabled": true, "contact_links": [link]}, {"blank_issues_enabled": false}, {"contact_links": [link]},
		{"blank_issues_enabled": false, "contact_links": 1}, null,
	] {
		count(rule.deny) == 1 with input as _led(value)
	}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
