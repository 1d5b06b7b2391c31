package standards.weak_measurement_test

import data.standards.weak_measurement

_day := 86400

_parameters := {"level": 2, "days": 365}

_input(level, day) := {"facts": {"now": 500 * _day, "imported": {"attestations": {"rows": [{
	"aspect": "measurement", "level": level, "by": "user:default/ada", "at": day * _day,
}]}}}}

test_finds_a_level_that_is_too_low if {
	weak_measurement.deny == {{
		"message": "measurement is attested as provisional (by user:default/ada), operational is asked for",
		"at": [],
	}} with input as _input("1", 400) with data.karat.parameters as _parameters
}

test_accepts_the_level_and_those_above if {
	weak_measurement.deny == set() with input as _input(2, 400) with data.karat.parameters as _parameters
	weak_measurement.deny == set() with input as _input("scalable", 400) with data.karat.parameters as _parameters
	weak_measurement.unknown == set() with input as _input(2, 400) with data.karat.parameters as _parameters
}

test_does_not_know_without_an_attestation if {
	weak_measurement.unknown == {{"message": "nobody attests to measurement", "at": []}} with input as {"kind": "Pod"}
		with data.karat.parameters as _parameters
	count(weak_measurement.unknown) == 1 with input as _input(3, 100) with data.karat.parameters as _parameters
}
