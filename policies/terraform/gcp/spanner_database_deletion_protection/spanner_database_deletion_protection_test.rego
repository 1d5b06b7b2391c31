package terraform.gcp.spanner_database_deletion_protection_test

import data.lib.fix
import data.terraform.gcp.spanner_database_deletion_protection

_module(body) := {"resource": {"google_spanner_database": {"main": [body]}}}

_found(steps) := {{
	"message": "Terraform may destroy the database",
	"at": array.concat(["resource", "google_spanner_database", "main", 0], steps),
	"resource": "google_spanner_database.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["deletion_protection"], {"deletion_protection": false}],
	[["deletion_protection"], {"deletion_protection": "false"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(spanner_database_deletion_protection.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"deletion_protection": true},
	{"deletion_protection": "true"},
	{},
	{"deletion_protection": null},
]

test_accepts_what_is_right if {
	every body in _right {
		spanner_database_deletion_protection.deny == set() with input as _module(body)
		spanner_database_deletion_protection.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"deletion_protection": "${var.choice}"}
	spanner_database_deletion_protection.deny == set() with input as _module(body)
	spanner_database_deletion_protection.unknown == {{
		"message": "deletion_protection is known only when Terraform runs",
		"at": array.concat(["resource", "google_spanner_database", "main", 0], ["deletion_protection"]),
		"resource": "google_spanner_database.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	spanner_database_deletion_protection.deny == set() with input as {"kind": "Pod"}
	spanner_database_deletion_protection.unknown == set() with input as {"kind": "Pod"}
	spanner_database_deletion_protection.deny == set() with input as {"resource": {"google_spanner_database": "odd"}}
}
