package terraform.gcp.big_query_private_table_test

import data.terraform.gcp.big_query_private_table

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

_member := "google_bigquery_table_iam_member"

_binding := "google_bigquery_table_iam_binding"

test_finds_what_is_wrong if {
	big_query_private_table.deny == _found(
		_member,
		["member"],
		"allUsers has roles/bigquery.dataViewer on the table",
	) with input as _module(_member, {"role": "roles/bigquery.dataViewer", "member": "allUsers"})
	big_query_private_table.deny == _found(
		_binding,
		["members", 1],
		"allAuthenticatedUsers has roles/viewer on the table",
	) with input as _module(_binding, {"role": "roles/viewer", "members": ["user:a", "allAuthenticatedUsers"]})
}

test_accepts_what_is_right if {
	every member in ["user:jane@example.com", "domain:example.com", "${google_service_account.shop.member}", null] {
		module := _module(_member, {"role": "roles/viewer", "member": member})
		big_query_private_table.deny == set() with input as module
		big_query_private_table.unknown == set() with input as module
	}
	big_query_private_table.deny == set() with input as _module(_binding, {"role": "roles/viewer", "members": []})
}

test_does_not_know_what_variables_say if {
	module := _module(_member, {"role": "roles/viewer", "member": "${var.member}"})
	big_query_private_table.deny == set() with input as module
	big_query_private_table.unknown == _found(_member, ["member"], "member is known only when Terraform runs") with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	big_query_private_table.deny == set() with input as {"kind": "Pod"}
	big_query_private_table.unknown == set() with input as {"kind": "Pod"}
	big_query_private_table.deny == set() with input as {"resource": {"google_bigquery_table_iam_binding": "odd"}}
	big_query_private_table.deny == set() with input as {"resource": {"google_bigquery_table_iam_binding": {"main": [{}, 7, null]}}}
}
