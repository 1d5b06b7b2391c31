package standards.fact_without_max_age_test

import data.standards.fact_without_max_age

test_finds_sources_without_an_age if {
	fact_without_max_age.deny == {{
		"message": "source \"cost\" has no `max_age`",
		"at": ["source", 1, "id"],
	}} with input as {"source": [{"id": "incidents", "max_age": "7d"}, {"id": "cost"}]}
}

test_accepts_sources_with_one if {
	fact_without_max_age.deny == set() with input as {"source": [{"id": "incidents", "max_age": "7d"}]}
}
