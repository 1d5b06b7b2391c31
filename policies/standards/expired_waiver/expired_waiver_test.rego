package standards.expired_waiver_test

import data.standards.expired_waiver

_input(expires) := {
	"facts": {"today": "2026-11-26"},
	"documents": {"karat/waiver": [{"value": {"id": "W-1", "expires": expires}}]},
}

test_finds_waivers_that_have_ended if {
	expired_waiver.deny == {{
		"message": "waiver \"W-1\" ended on 2026-11-26",
		"at": ["documents", "karat/waiver", 0, "value", "expires"],
	}} with input as _input("2026-11-26")
}

test_accepts_waivers_that_work if expired_waiver.deny == set() with input as _input("2026-11-27")
