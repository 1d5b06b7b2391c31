package repository.missing_security_policy_test

import data.lib.fix
import data.repository.missing_security_policy

_found := {{"message": "the repository has no security policy", "at": []}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {}}

test_finds_repositories_without_a_policy if {
	fix.bare(missing_security_policy.deny) == _found with input as _repository({"": ["README.md", "security.go"]})
	fix.bare(missing_security_policy.deny) == _found with input as _repository({"src": ["SECURITY.md"]})
}

test_accepts_policies_where_they_are_looked_for if {
	missing_security_policy.deny == set() with input as _repository({"": ["SECURITY.md"]})
	missing_security_policy.deny == set() with input as _repository({".github": ["Security.rst"]})
	missing_security_policy.deny == set() with input as _repository({".well-known": ["security.txt"]})
	missing_security_policy.deny == set() with input as _repository({"": ["SECURITY_CONTACTS"]})
	missing_security_policy.deny == set() with input as _repository({".github": ["security-insights.yml"]})
	missing_security_policy.deny == set() with input as _repository({"": ["SECURITY-INSIGHTS.yaml"]})
}

_readme(headings, links) := {
	"files": {},
	"folders": {"": ["README.md"]},
	"documents": {},
	"facts": {"readme": {"README.md": {
		"words": 10,
		"headings": [{"level": 2, "text": text, "line": 10 * (index + 1)} | some index, text in headings],
		"links": links,
	}}},
}

test_accepts_sections_that_say_how_to_report if {
	every heading in [
		"Reporting a vulnerability", "How to report security issues", "Security policy", "Responsible disclosure",
		"Security vulnerability reporting", "Vulnerability Disclosure",
	] {
		missing_security_policy.deny == set() with input as _readme([heading], [])
		missing_security_policy.unknown == set() with input as _readme([heading], [])
	}
	every target in ["mailto:security@example.com", "https://github.com/acme/shop/security/advisories/new"] {
		asked := _readme(["Use", "Security", "License"], [{"target": target, "line": 22}])
		missing_security_policy.deny == set() with input as asked
		missing_security_policy.unknown == set() with input as asked
	}
}

test_does_not_know_what_a_section_on_security_says if {
	every links in [[], [{"target": "mailto:shop@example.com", "line": 31}], [{"target": "https://example.com", "line": 21}]] {
		every heading in ["Security", "Security issues"] {
			asked := _readme(["Use", heading, "License"], links)
			missing_security_policy.deny == set() with input as asked
			missing_security_policy.unknown == {{
				"message": "the README has a section on security, which may say how to report a vulnerability",
				"at": ["files", "README.md"],
			}} with input as asked
		}
	}
}

test_does_not_know_what_a_policy_elsewhere_says if {
	every target in [
		"https://acme.dev/security", "https://github.com/acme/.github/security/policy", "https://acme.dev/legal/security-policy.html",
		"https://acme.dev/responsible-disclosure/", "https://acme.dev/security#report-an-issue", "https://acme.dev/security/#",
	] {
		asked := _readme(["Use"], [{"target": target, "line": 5}])
		missing_security_policy.deny == set() with input as asked
		missing_security_policy.unknown == {{
			"message": sprintf("the README links to %s, which may say how to report a vulnerability", [target]),
			"at": ["files", "README.md"],
			"line": 5,
		}} with input as asked
	}
	every target in [
		"https://sonarcloud.io/api/measure?metric=security_rating", "https://github.com/acme/shop/security/code-scanning",
		"https://docs.rs/security-framework", "docs/security.svg", "https://acme.dev/security/badge.svg",
		"https://acme.dev/docs/deploy/security#cluster-or-deployment-security-features",
	] {
		fix.bare(missing_security_policy.deny) == _found with input as _readme(["Use"], [{"target": target, "line": 5}])
	}
}

test_finds_readmes_that_speak_of_something_else if {
	every heading in ["Security features", "Network security", "Report"] {
		asked := _readme([heading], [{"target": "mailto:shop@example.com", "line": 12}])
		fix.bare(missing_security_policy.deny) == _found with input as asked
	}
}

test_accepts_other_kinds if {
	missing_security_policy.deny == set() with input as {"kind": "Pod"}
}
