package standards.waiver_without_ticket_test

import data.standards.waiver_without_ticket

_found := {{"message": "waiver \"W-1\" names no ticket", "at": ["id"]}}

test_finds_waivers_without_a_ticket if {
	waiver_without_ticket.deny == _found with input as {"id": "W-1"}
	waiver_without_ticket.deny == _found with input as {"id": "W-1", "ticket": ""}
}

test_accepts_waivers_with_one if {
	waiver_without_ticket.deny == set() with input as {"id": "W-1", "ticket": "PLAT-981"}
}
