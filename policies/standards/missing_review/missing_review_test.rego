package standards.missing_review_test

import data.standards.missing_review

test_finds_cards_without_a_day if {
	missing_review.deny == {{"message": "scorecard \"base\" has no `review_by`", "at": ["id"]}} with input as {"id": "base"}
}

test_accepts_others if {
	missing_review.deny == set() with input as {"id": "base", "review_by": "2027-01-31"}
	missing_review.deny == set() with input as {"id": "base", "stage": "retired"}
	missing_review.deny == set() with input as {"id": "base", "stage": "discovery"}
}
