package lib.entity_links_test

import data.lib.entity_links

_group := {
	"ref": "group:default/payments",
	"annotations": {"pagerduty.com/service-id": "P1"},
	"links": [{"url": "https://acme.slack.com/archives/C1"}],
}

_input := {
	"entity": {
		"owner": "group:default/payments",
		"annotations": {"grafana/dashboard-selector": "tag=billing", "empty": " "},
		"links": [{"url": "https://wiki.example/a", "title": "Runbook", "type": "Docs"}],
	},
	"entities": [_group],
}

test_knows_annotations if {
	every pattern in ["^grafana/", "^pagerduty[.]com/"] {
		entity_links.annotated(pattern) with input as _input
	}
	not entity_links.annotated("^empty$") with input as _input
	not entity_links.annotated("^sentry") with input as _input
}

test_knows_links if {
	every pattern in ["runbook", "^docs$", "wiki[.]example", "slack[.]com"] {
		entity_links.linked(pattern) with input as _input
	}
	not entity_links.linked("Runbook") with input as _input
}

test_knows_nothing_of_other_documents if {
	not entity_links.annotated(".") with input as {"kind": "Pod"}
	not entity_links.linked(".") with input as {"kind": "Pod"}
}
