package standards.overdue_review_test

import data.standards.overdue_review

_input(card) := {
	"facts": {"today": "2026-11-26"},
	"documents": {"karat/scorecard": [{"value": object.union({"id": "base"}, card)}]},
}

test_finds_reviews_that_are_due if {
	overdue_review.deny == {{
		"message": "scorecard \"base\" was to be reviewed by 2026-11-25",
		"at": ["documents", "karat/scorecard", 0, "value", "review_by"],
	}} with input as _input({"review_by": "2026-11-25"})
}

test_accepts_reviews_to_come if {
	overdue_review.deny == set() with input as _input({"review_by": "2026-11-26"})
	overdue_review.deny == set() with input as _input({})
	overdue_review.deny == set() with input as _input({"review_by": "2025-01-01", "stage": "retired"})
}
