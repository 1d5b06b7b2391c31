package terraform.gcp.project_impersonation_test

import data.terraform.gcp.project_impersonation

_binding(role, members) := {"resource": {"google_project_iam_binding": {"b": [{"role": role, "members": members}]}}}

_at := ["resource", "google_project_iam_binding", "b", 0, "role"]

_role := "roles/iam.serviceAccountTokenCreator"

test_finds_roles_that_impersonate if {
	every role in [_role, "roles/iam.serviceAccountUser", "roles/iam.serviceAccountKeyAdmin"] {
		project_impersonation.deny == {{
			"message": sprintf("%s allows to act as every service account of the project", [role]),
			"at": _at,
			"resource": "google_project_iam_binding.b",
		}} with input as _binding(role, ["user:jane@example.com"])
	}
}

test_finds_grants_of_every_form if {
	found := {finding.resource | some finding in project_impersonation.deny} with input as {
		"resource": {
			"google_project_iam_member": {"m": [{"role": _role, "member": "${var.member}"}]},
			"google_project_iam_binding": {"b": [{"role": _role}]},
			"google_project_iam_policy": {"p": [{"policy_data": "${data.google_iam_policy.d.policy_data}"}]},
		},
		"data": {"google_iam_policy": {"d": [{"binding": [{"role": _role, "members": ["user:a"]}]}]}},
	}
	found == {"google_project_iam_member.m", "google_project_iam_binding.b", "google_project_iam_policy.p"}
}

test_accepts_other_roles_and_places if {
	project_impersonation.deny == set() with input as _binding("roles/viewer", ["user:jane@example.com"])
	project_impersonation.deny == set() with input as _binding(_role, [])
	project_impersonation.deny == set() with input as {"resource": {"google_service_account_iam_member": {"m": [{
		"role": _role,
		"member": "user:jane@example.com",
	}]}}}
}

test_accepts_service_agents if {
	agent := "serviceAccount:service-${data.google_project.p.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
	project_impersonation.deny == set() with input as _binding(_role, [agent])
	count(project_impersonation.deny) == 1 with input as _binding(_role, [agent, "user:jane@example.com"])
}

test_says_what_is_unknown if {
	project_impersonation.deny == set() with input as _binding("${var.role}", ["user:jane@example.com"])
	project_impersonation.unknown == {{
		"message": "role is known only when Terraform runs",
		"at": _at,
		"resource": "google_project_iam_binding.b",
	}} with input as _binding("${var.role}", ["user:jane@example.com"])
}

test_accepts_roles_of_your_own if {
	role := "${google_project_iam_custom_role.lister.id}"
	project_impersonation.unknown == set() with input as _binding(role, ["user:jane@example.com"])
}

test_accepts_other_documents if {
	project_impersonation.deny == set() with input as {"kind": "Pod"}
	project_impersonation.unknown == set() with input as {"kind": "Pod"}
}
