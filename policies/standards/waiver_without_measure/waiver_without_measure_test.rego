package standards.waiver_without_measure_test

import data.standards.waiver_without_measure

_found := {{"message": "waiver \"W-1\" names no compensating measure", "at": ["id"]}}

test_finds_waivers_without_a_measure if {
	waiver_without_measure.deny == _found with input as {"id": "W-1"}
	waiver_without_measure.deny == _found with input as {"id": "W-1", "compensating": " ", "effect": "exclude"}
}

test_accepts_waivers_with_one_and_accepted_risks if {
	waiver_without_measure.deny == set() with input as {"id": "W-1", "compensating": "Reviewed by hand"}
	waiver_without_measure.deny == set() with input as {"id": "W-1", "effect": "accept"}
}
