package lib.attestations_test

import data.lib.attestations

_input := {"facts": {"now": 100 * 86400, "imported": {"attestations": {"rows": [
	{"aspect": "adoption", "level": "scalable", "by": "ada", "at": "1970-01-02"},
	{"aspect": "Adoption", "level": "2", "by": "ada", "at": "1970-03-02"},
	{"aspect": "operations", "level": 3, "at": "1970-03-02"},
]}}}}

test_gives_the_last_attestation if {
	attestations.newest("adoption").level == 2 with input as _input
	attestations.newest("adoption").days == 40 with input as _input
	attestations.newest("operations").level == 3 with input as _input
	not attestations.newest("interfaces") with input as _input
}

test_compares_levels if {
	adoption := "adoption is attested as operational (by ada), scalable is asked for"
	operations := "operations is attested as scalable (by nobody named), optimizing is asked for"
	attestations.below("adoption", 3) == adoption with input as _input
	attestations.below("operations", 4) == operations with input as _input
	not attestations.below("adoption", 2) with input as _input
	not attestations.below("interfaces", 1) with input as _input
}

test_doubts_what_is_missing_or_old if {
	attestations.doubt("interfaces", 365) == "nobody attests to interfaces" with input as _input
	old := "adoption was attested to 40 days ago, at most 39 are trusted"
	attestations.doubt("adoption", 39) == old with input as _input
	not attestations.doubt("adoption", 40) with input as _input
}
