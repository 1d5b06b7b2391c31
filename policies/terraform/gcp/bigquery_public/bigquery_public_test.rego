package terraform.gcp.bigquery_public_test

import data.terraform.gcp.bigquery_public

_dataset(access) := {"resource": {"google_bigquery_dataset": {"d": [{"access": access}]}}}

_path := ["resource", "google_bigquery_dataset", "d", 0, "access", 0]

test_finds_access_of_everybody if {
	bigquery_public.deny == {{
		"message": "allAuthenticatedUsers has READER on the data",
		"at": array.concat(_path, ["special_group"]),
		"resource": "google_bigquery_dataset.d",
	}} with input as _dataset([{"role": "READER", "special_group": "allAuthenticatedUsers"}])
	bigquery_public.deny == {{
		"message": "allUsers has access on the data",
		"at": array.concat(_path, ["iam_member"]),
		"resource": "google_bigquery_dataset.d",
	}} with input as _dataset([{"iam_member": "allUsers"}])
}

test_finds_access_that_stands_elsewhere if {
	grant := {"role": "roles/bigquery.dataViewer", "members": ["allUsers"]}
	found := {[finding.resource, finding.message] | some finding in bigquery_public.deny} with input as {"resource": {
		"google_bigquery_dataset_access": {"a": [{"role": "READER", "special_group": "allAuthenticatedUsers"}]},
		"google_bigquery_dataset_iam_binding": {"b": [grant]},
		"google_bigquery_table_iam_binding": {"c": [grant]},
	}}
	found == {
		["google_bigquery_dataset_access.a", "allAuthenticatedUsers has READER on the data"],
		["google_bigquery_dataset_iam_binding.b", "allUsers has roles/bigquery.dataViewer on the data"],
		["google_bigquery_table_iam_binding.c", "allUsers has roles/bigquery.dataViewer on the data"],
	}
}

test_accepts_access_of_somebody if {
	bigquery_public.deny == set() with input as _dataset([
		{"role": "READER", "special_group": "projectReaders"},
		{"role": "OWNER", "user_by_email": "jane@example.com"},
		{"role": "READER", "domain": "example.com"},
		{"view": [{"project_id": "shop", "dataset_id": "d", "table_id": "t"}]},
	])
	bigquery_public.deny == set() with input as {"resource": {"google_bigquery_dataset": {"d": [{}]}}}
}

test_says_what_is_unknown if {
	module := _dataset([{"role": "READER", "special_group": "${var.group}"}])
	bigquery_public.deny == set() with input as module
	bigquery_public.unknown == {{
		"message": "member is known only when Terraform runs",
		"at": array.concat(_path, ["special_group"]),
		"resource": "google_bigquery_dataset.d",
	}} with input as module
}

test_accepts_other_documents if {
	bigquery_public.deny == set() with input as {"kind": "Pod"}
	bigquery_public.unknown == set() with input as {"kind": "Pod"}
}
