package terraform.gcp.project_admin_sa_test

import data.terraform.gcp.project_admin_sa

_member(role, member) := {"resource": {"google_project_iam_member": {"m": [{"role": role, "member": member}]}}}

_at := ["resource", "google_project_iam_member", "m", 0, "member"]

_account := "serviceAccount:deploy@shop.iam.gserviceaccount.com"

test_finds_administrators if {
	every role in ["roles/owner", "roles/editor", "roles/storage.admin", "roles/compute.instanceAdmin.v1"] {
		project_admin_sa.deny == {{
			"message": sprintf("service account has %s on the whole project", [role]),
			"at": _at,
			"resource": "google_project_iam_member.m",
		}} with input as _member(role, _account)
	}
}

test_finds_accounts_of_every_form if {
	every member in [
		"serviceAccount:${google_service_account.deploy.email}",
		"${google_service_account.deploy.member}",
		"serviceAccount:1234567890-compute@developer.gserviceaccount.com",
	] {
		count(project_admin_sa.deny) == 1 with input as _member("roles/owner", member)
	}
	count(project_admin_sa.deny) == 2 with input as {
		"resource": {
			"google_project_iam_binding": {"b": [{"role": "roles/owner", "members": ["user:jane@example.com", _account]}]},
			"google_project_iam_policy": {"p": [{"policy_data": "${data.google_iam_policy.d.policy_data}"}]},
		},
		"data": {"google_iam_policy": {"d": [{"binding": [{"role": "roles/editor", "members": [_account]}]}]}},
	}
}

test_accepts_people_and_narrow_roles if {
	project_admin_sa.deny == set() with input as _member("roles/owner", "user:jane@example.com")
	project_admin_sa.deny == set() with input as _member("roles/logging.logWriter", _account)
	project_admin_sa.deny == set() with input as _member("roles/viewer", _account)
	agent := "serviceAccount:1234567890@cloudservices.gserviceaccount.com"
	project_admin_sa.deny == set() with input as _member("roles/editor", agent)
}

test_says_what_is_unknown if {
	project_admin_sa.deny == set() with input as _member("${var.role}", _account)
	project_admin_sa.unknown == {{
		"message": "role is known only when Terraform runs",
		"at": _at,
		"resource": "google_project_iam_member.m",
	}} with input as _member("${var.role}", _account)
	project_admin_sa.deny == set() with input as _member("roles/owner", "${var.member}")
	project_admin_sa.unknown == {{
		"message": "member is known only when Terraform runs",
		"at": _at,
		"resource": "google_project_iam_member.m",
	}} with input as _member("roles/owner", "${var.member}")
	project_admin_sa.unknown == set() with input as _member("roles/viewer", "${var.member}")
	project_admin_sa.unknown == set() with input as _member("${var.role}", "user:jane@example.com")
}

test_accepts_other_documents if {
	project_admin_sa.deny == set() with input as {"kind": "Pod"}
	project_admin_sa.unknown == set() with input as {"kind": "Pod"}
}
