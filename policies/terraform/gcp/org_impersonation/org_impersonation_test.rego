package terraform.gcp.org_impersonation_test

import data.terraform.gcp.org_impersonation

_binding(role, members) := {"resource": {"google_organization_iam_binding": {"b": [{"role": role, "members": members}]}}}

_found(message) := {{
	"message": message,
	"at": ["resource", "google_organization_iam_binding", "b", 0, "role"],
	"resource": "google_organization_iam_binding.b",
}}

test_finds_roles_that_impersonate if {
	every role in ["roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountUser", "roles/editor", "roles/owner"] {
		message := sprintf("%s allows to act as every service account of the organization", [role])
		org_impersonation.deny == _found(message) with input as _binding(role, ["user:jane@example.com"])
	}
}

test_finds_grants_of_every_form if {
	grant := {"role": "roles/iam.serviceAccountUser", "member": "${var.member}"}
	found := {finding.resource | some finding in org_impersonation.deny} with input as {
		"resource": {
			"google_organization_iam_member": {"m": [grant]},
			"google_organization_iam_binding": {"b": [{"role": grant.role}]},
			"google_organization_iam_policy": {"p": [{"policy_data": "${data.google_iam_policy.d.policy_data}"}]},
		},
		"data": {"google_iam_policy": {"d": [{"binding": [{"role": grant.role, "members": ["user:a"]}]}]}},
	}
	found == {"google_organization_iam_member.m", "google_organization_iam_binding.b", "google_organization_iam_policy.p"}
}

test_accepts_other_roles_members_and_places if {
	org_impersonation.deny == set() with input as _binding("roles/viewer", ["user:jane@example.com"])
	org_impersonation.deny == set() with input as _binding("roles/editor", [])
	org_impersonation.deny == set() with input as _binding("roles/editor", ["serviceAccount:1@cloudservices.gserviceaccount.com"])
	org_impersonation.deny == set() with input as {"resource": {"google_service_account_iam_member": {"m": [{
		"role": "roles/iam.serviceAccountUser",
		"member": "user:jane@example.com",
	}]}}}
}

test_does_not_know_what_a_variable_says if {
	org_impersonation.deny == set() with input as _binding("${var.role}", ["user:jane@example.com"])
	org_impersonation.unknown == _found("role is known only when Terraform runs") with input as _binding(
		"${var.role}",
		["user:jane@example.com"],
	)
	own := _binding("${google_organization_iam_custom_role.lister.id}", ["user:jane@example.com"])
	org_impersonation.unknown == set() with input as own
}

test_accepts_other_documents_and_odd_shapes if {
	org_impersonation.deny == set() with input as {"kind": "Pod"}
	org_impersonation.unknown == set() with input as {"kind": "Pod"}
	org_impersonation.deny == set() with input as _binding(["x"], {})
}
