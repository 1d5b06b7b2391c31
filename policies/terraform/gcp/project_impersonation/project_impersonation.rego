# METADATA
# title: Role to act as every service account of the project
# description: >-
#   Who has the role on the project may take on any service account in it, those that are made later too. The most
#   powerful of them is then what the holder really has, and the log shows the service account instead of the
#   person. Accounts of Google's own services are left out.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/service-account-permissions
#     description: Google Cloud, Roles for service account authentication
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
#     description: Google Cloud, Best practices for using service accounts
# custom:
#   severity: high
#   kinds: [terraform_module/google_project_iam_binding, terraform_module/google_project_iam_member,
#     terraform_module/google_project_iam_policy]
#   remediation: >-
#     Grant the role on the one service account that is meant, with `google_service_account_iam_member`, and take
#     the grant on the project away. Roles of service agents are for Google's own accounts alone.
#   controls:
#     cis_gcp_3_0: ["1.6"]
package terraform.gcp.project_impersonation

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

deny contains terraform.finding(binding, message) if {
	some binding in _bindings
	binding.role in _roles
	message := sprintf("%s allows to act as every service account of the project", [binding.role])
}

unknown contains google.doubt("role", binding.at, binding.resource) if {
	some binding in _bindings
	google_iam.may_be_any_role(binding.role)
}

# Roles that act as a service account, make tokens or keys for it, or say who may.
_roles := {
	"roles/cloudfunctions.serviceAgent",
	"roles/composer.serviceAgent",
	"roles/compute.serviceAgent",
	"roles/dataflow.serviceAgent",
	"roles/dataproc.serviceAgent",
	"roles/iam.serviceAccountAdmin",
	"roles/iam.serviceAccountKeyAdmin",
	"roles/iam.serviceAccountOpenIdTokenCreator",
	"roles/iam.serviceAccountTokenCreator",
	"roles/iam.serviceAccountUser",
	"roles/iam.workloadIdentityUser",
	"roles/run.serviceAgent",
	"roles/serverless.serviceAgent",
}

_bindings := [binding |
	some binding in google_iam.bindings({"google_project"})
	not _for_agents_only(binding.members)
]

_for_agents_only(members) if {
	count(members) > 0
	every entry in members {
		google_iam.is_service_agent(entry.member)
	}
}
