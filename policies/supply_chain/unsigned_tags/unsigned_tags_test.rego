package supply_chain.unsigned_tags_test

import data.supply_chain.unsigned_tags

_tag(name, time, signed) := {"name": name, "commit": "2c6f", "time": time, "annotated": signed, "signed": signed}

_refs(tags) := {"files": {}, "facts": {"git_refs": {"tags": tags}}}

_deny(tags) := found if {
	found := unsigned_tags.deny with input as _refs(tags) with data.karat.parameters as {"releases": 2}
}

test_finds_the_newest_release_tags if {
	_deny([_tag("v1.0.0", 10, false), _tag("v1.1.0", 20, false), _tag("app/v1.2.0", 30, true)]) == {{
		"message": "the release tag v1.1.0 has no signature",
		"at": [],
	}}
}

test_accepts_signed_tags_and_tags_that_are_no_release if {
	_deny([_tag("v1.0.0", 10, true), _tag("2.0-rc.1", 20, true)]) == set()
	_deny([_tag("v1.0.0", 10, true), _tag("nightly", 20, false), _tag("v1", 30, false)]) == set()
	_deny([_tag("v1.0.0", 10, true), _tag("v1.1.0.dev0", 20, false), _tag("1.1.0dev1", 30, false)]) == set()
	count(_deny([_tag("v1.0.0", 10, true), _tag("v1.1.0-rc1", 20, false), _tag("device-1.1.0", 30, false)])) == 2
}

test_measures_the_share if {
	unsigned_tags.measure == {"value": 1, "of": 2} with data.karat.parameters as {"releases": 5}
		with input as _refs([_tag("v1.0.0", 10, true), _tag("v1.1.0", 20, false)])
}

test_does_not_apply_without_releases if {
	not unsigned_tags.applies with input as _refs([_tag("nightly", 20, false)]) with data.karat.parameters as {"releases": 5}
	_deny([]) == set()
}

test_accepts_other_kinds if {
	unsigned_tags.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"releases": 5}
}
