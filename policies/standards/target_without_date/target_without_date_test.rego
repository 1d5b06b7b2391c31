package standards.target_without_date_test

import data.standards.target_without_date

test_finds_targets_without_a_day if {
	target_without_date.deny == {{
		"message": "level \"silver\" is expected without a day",
		"at": ["target", 1, "level"],
	}} with input as {"target": [{"level": "bronze", "by": "2027-01-31"}, {"level": "silver"}]}
}

test_accepts_targets_with_a_day_and_none if {
	target_without_date.deny == set() with input as {"target": [{"level": "bronze", "by": "2027-01-31"}]}
	target_without_date.deny == set() with input as {"check": []}
}
