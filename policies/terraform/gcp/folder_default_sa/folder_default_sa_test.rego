package terraform.gcp.folder_default_sa_test

import data.terraform.gcp.folder_default_sa

_member(member) := {"resource": {"google_folder_iam_member": {"m": [{"role": "roles/viewer", "member": member}]}}}

_found(message) := {{
	"message": message,
	"at": ["resource", "google_folder_iam_member", "m", 0, "member"],
	"resource": "google_folder_iam_member.m",
}}

test_finds_default_accounts if {
	message := "a default service account has roles/viewer on the folder"
	every member in [
		"serviceAccount:1234-compute@developer.gserviceaccount.com",
		"1234@appspot.gserviceaccount.com",
		"${data.google_compute_default_service_account.default.id}",
		"serviceAccount:${data.google_app_engine_default_service_account.default.email}",
	] {
		folder_default_sa.deny == _found(message) with input as _member(member)
		folder_default_sa.unknown == set() with input as _member(member)
	}
}

test_finds_them_among_others if {
	members := ["user:jane@example.com", "serviceAccount:1-compute@developer.gserviceaccount.com"]
	folder_default_sa.deny == {{
		"message": "a default service account has roles/editor on the folder",
		"at": ["resource", "google_folder_iam_binding", "b", 0, "members", 1],
		"resource": "google_folder_iam_binding.b",
	}} with input as {"resource": {"google_folder_iam_binding": {"b": [{"role": "roles/editor", "members": members}]}}}
}

test_accepts_other_members if {
	every member in [
		"user:jane@example.com",
		"group:ops@example.com",
		"serviceAccount:${google_service_account.shop.email}",
		"${google_service_account.shop.member}",
	] {
		folder_default_sa.deny == set() with input as _member(member)
		folder_default_sa.unknown == set() with input as _member(member)
	}
}

test_does_not_know_who_a_variable_is if {
	folder_default_sa.deny == set() with input as _member("${var.member}")
	folder_default_sa.unknown == _found("member is known only when Terraform runs") with input as _member("${var.member}")
}

test_accepts_other_documents_and_odd_shapes if {
	folder_default_sa.deny == set() with input as {"kind": "Pod"}
	folder_default_sa.unknown == set() with input as {"kind": "Pod"}
	folder_default_sa.deny == set() with input as _member(["x"])
	folder_default_sa.deny == set() with input as {"resource": {"google_folder_iam_member": "odd"}}
}
