package supply_chain.invalid_security_insights_test

import data.supply_chain.invalid_security_insights

_file(value) := {
	"files": {},
	"facts": {"now": 1790000000, "today": "2026-09-21"},
	"documents": {"security_insights": [
		{"path": "deploy/a.yaml", "value": {}},
		{"path": "SECURITY-INSIGHTS.yml", "value": value},
	]},
}

_deny(value) := found if {
	found := invalid_security_insights.deny with input as _file(value) with data.karat.parameters as {"days": 400}
}

_at(path) := array.concat(["documents", "security_insights", 1, "value"], path)

_header := {
	"schema-version": "2.0.0",
	"url": "https://example.com/security-insights.yml",
	"last-updated": "2026-03-01",
	"last-reviewed": "2026-03-01",
}

_old_header := {"schema-version": "1.0.0", "expiration-date": "2027-01-01T10:10:09.000Z", "project-url": "https://example.com"}

_old := {
	"header": _old_header,
	"project-lifecycle": {"status": "active"},
	"contribution-policy": {"accepts-pull-requests": true},
	"security-contacts": [{"type": "email", "value": "security@example.com"}],
	"vulnerability-reporting": {"accepts-vulnerability-reports": true},
}

test_finds_what_is_missing if {
	_deny({"header": object.remove(_header, ["url"]), "project": {"name": "shop"}}) == {{
		"message": "SECURITY-INSIGHTS.yml lacks header.url",
		"at": _at(["header"]),
	}}
	_deny({"header": _header}) == {{
		"message": "SECURITY-INSIGHTS.yml has neither project nor repository",
		"at": _at([]),
	}}
	_deny(object.remove(_old, ["security-contacts"])) == {{
		"message": "SECURITY-INSIGHTS.yml lacks security-contacts",
		"at": _at([]),
	}}
	{finding.message | some finding in _deny({"project": {}})} == {
		"SECURITY-INSIGHTS.yml lacks header.schema-version",
		"SECURITY-INSIGHTS.yml lacks header.url",
		"SECURITY-INSIGHTS.yml lacks header.last-updated",
		"SECURITY-INSIGHTS.yml lacks header.last-reviewed",
	}
}

test_finds_what_is_out_of_date if {
	_deny({"header": object.union(_header, {"last-reviewed": "2024-03-01"}), "repository": {}}) == {{
		"message": "SECURITY-INSIGHTS.yml is out of date: last-reviewed is 2024-03-01",
		"at": _at(["header", "last-reviewed"]),
	}}
	expired := object.union(_old, {"header": object.union(_old_header, {"expiration-date": "2026-01-01T10:00:00Z"})})
	_deny(expired) == {{
		"message": "SECURITY-INSIGHTS.yml is out of date: expiration-date is 2026-01-01T10:00:00Z",
		"at": _at(["header", "expiration-date"]),
	}}
}

test_accepts_both_versions if {
	_deny({"header": _header, "project": {"name": "shop"}}) == set()
	_deny(_old) == set()
}

test_does_not_apply_without_the_file if {
	not invalid_security_insights.applies with input as {"documents": {"security_insights": [{"path": "a.yaml", "value": {}}]}}
}

test_accepts_other_kinds if {
	invalid_security_insights.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"days": 400}
}
