package standards.weak_interfaces_test

import data.standards.weak_interfaces

_day := 86400

_parameters := {"level": 2, "days": 365}

_input(level, day) := {"facts": {"now": 500 * _day, "imported": {"attestations": {"rows": [{
	"aspect": "interfaces", "level": level, "by": "user:default/ada", "at": day * _day,
}]}}}}

test_finds_a_level_that_is_too_low if {
	weak_interfaces.deny == {{
		"message": "interfaces is attested as provisional (by user:default/ada), operational is asked for",
		"at": [],
	}} with input as _input("1", 400) with data.karat.parameters as _parameters
}

test_accepts_the_level_and_those_above if {
	weak_interfaces.deny == set() with input as _input(2, 400) with data.karat.parameters as _parameters
	weak_interfaces.deny == set() with input as _input("scalable", 400) with data.karat.parameters as _parameters
	weak_interfaces.unknown == set() with input as _input(2, 400) with data.karat.parameters as _parameters
}

test_does_not_know_without_an_attestation if {
	weak_interfaces.unknown == {{"message": "nobody attests to interfaces", "at": []}} with input as {"kind": "Pod"}
		with data.karat.parameters as _parameters
	count(weak_interfaces.unknown) == 1 with input as _input(3, 100) with data.karat.parameters as _parameters
}
