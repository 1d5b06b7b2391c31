package terraform.gcp.spanner_database_drop_protection_test

import data.lib.fix
import data.terraform.gcp.spanner_database_drop_protection

_module(body) := {"resource": {"google_spanner_database": {"main": [body]}}}

_found(steps) := {{
	"message": "whoever has the rights may drop the database at once",
	"at": array.concat(["resource", "google_spanner_database", "main", 0], steps),
	"resource": "google_spanner_database.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["enable_drop_protection"], {"enable_drop_protection": false}],
	[["enable_drop_protection"], {"enable_drop_protection": "false"}],
	[[], {}],
	[["enable_drop_protection"], {"enable_drop_protection": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(spanner_database_drop_protection.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"enable_drop_protection": true}, {"enable_drop_protection": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		spanner_database_drop_protection.deny == set() with input as _module(body)
		spanner_database_drop_protection.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"enable_drop_protection": "${var.choice}"}
	spanner_database_drop_protection.deny == set() with input as _module(body)
	spanner_database_drop_protection.unknown == {{
		"message": "enable_drop_protection is known only when Terraform runs",
		"at": array.concat(["resource", "google_spanner_database", "main", 0], ["enable_drop_protection"]),
		"resource": "google_spanner_database.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	spanner_database_drop_protection.deny == set() with input as {"kind": "Pod"}
	spanner_database_drop_protection.unknown == set() with input as {"kind": "Pod"}
	spanner_database_drop_protection.deny == set() with input as {"resource": {"google_spanner_database": "odd"}}
}
