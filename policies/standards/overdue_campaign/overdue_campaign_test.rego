package standards.overdue_campaign_test

import data.standards.overdue_campaign

_input(deadline) := {
	"facts": {"today": "2026-11-26"},
	"documents": {"karat/campaign": [{"value": {"id": "java", "deadline": deadline}}]},
}

test_finds_campaigns_that_are_over if {
	overdue_campaign.deny == {{
		"message": "campaign \"java\" is over since 2026-11-25",
		"at": ["documents", "karat/campaign", 0, "value", "deadline"],
	}} with input as _input("2026-11-25")
}

test_accepts_campaigns_that_run if overdue_campaign.deny == set() with input as _input("2026-11-26")
