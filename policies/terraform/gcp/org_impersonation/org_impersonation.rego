# METADATA
# title: Role to act as every service account of the organization
# description: >-
#   Who has the role on the organization may take on any service account in all of its projects, those that are made
#   later too: by making tokens or keys, by running something as it, or by saying who may. The most powerful of them
#   is then what the holder really has, and the log shows the service account instead of the person. Accounts of
#   Google's own services are left out.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/service-account-permissions
#     description: Google Cloud, Roles for service account authentication
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
#     description: Google Cloud, Best practices for using service accounts
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_organization_iam_binding
#     - terraform_module/google_organization_iam_member
#     - terraform_module/google_organization_iam_policy
#   remediation: >-
#     Grant the role on the one service account that is meant, with `google_service_account_iam_member`, and take the
#     grant on the organization away. In place of `roles/owner` and `roles/editor` grant the roles that are needed.
#   controls:
#     cis_gcp_3_0: ["1.6"]
package terraform.gcp.org_impersonation

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_bindings := google_iam.bindings_of_others({"google_organization"})

_roles := google_iam.impersonating_roles | google_iam.broad_impersonating_roles

deny contains terraform.finding(binding, message) if {
	some binding in _bindings
	binding.role in _roles
	message := sprintf("%s allows to act as every service account of the organization", [binding.role])
}

unknown contains google.doubt("role", binding.at, binding.resource) if {
	some binding in _bindings
	google_iam.may_be_any_role(binding.role)
}
