package terraform.gcp.big_query_table_deletion_protection_test

import data.lib.fix
import data.terraform.gcp.big_query_table_deletion_protection

_module(body) := {"resource": {"google_bigquery_table": {"main": [body]}}}

_found(steps) := {{
	"message": "Terraform may destroy the table",
	"at": array.concat(["resource", "google_bigquery_table", "main", 0], steps),
	"resource": "google_bigquery_table.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["deletion_protection"], {"deletion_protection": false}],
	[["deletion_protection"], {"deletion_protection": "false"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(big_query_table_deletion_protection.deny) == _found(example[0]) with input as _module(example[1])
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
		big_query_table_deletion_protection.deny == set() with input as _module(body)
		big_query_table_deletion_protection.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"deletion_protection": "${var.choice}"}
	big_query_table_deletion_protection.deny == set() with input as _module(body)
	big_query_table_deletion_protection.unknown == {{
		"message": "deletion_protection is known only when Terraform runs",
		"at": array.concat(["resource", "google_bigquery_table", "main", 0], ["deletion_protection"]),
		"resource": "google_bigquery_table.main",
	}} with input as _module(body)
}

test_leaves_tables_that_keep_nothing_out if {
	every block in ["external_data_configuration", "view"] {
		body := {"deletion_protection": false, block: [{}]}
		big_query_table_deletion_protection.deny == set() with input as _module(body)
		big_query_table_deletion_protection.unknown == set() with input as _module(body)
		perhaps := {"deletion_protection": false, "dynamic": {block: [{"for_each": "${var.sources}", "content": [{}]}]}}
		big_query_table_deletion_protection.deny == set() with input as _module(perhaps)
		count(big_query_table_deletion_protection.unknown) == 1 with input as _module(perhaps)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	big_query_table_deletion_protection.deny == set() with input as {"kind": "Pod"}
	big_query_table_deletion_protection.unknown == set() with input as {"kind": "Pod"}
	big_query_table_deletion_protection.deny == set() with input as {"resource": {"google_bigquery_table": "odd"}}
}
