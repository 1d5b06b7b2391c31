# METADATA
# title: Basic role on the project
# description: >-
#   Somebody has `roles/owner`, `roles/editor` or `roles/viewer` on the project. These roles are older than IAM and
#   hold thousands of permissions for every service, among them to read data, and get more of them whenever Google
#   makes a new service. Accounts of Google's own services are left out.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/roles-overview#basic
#     description: Google Cloud, Basic roles
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_binding
#     description: Terraform, google_project_iam_binding
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_project_iam_binding
#     - terraform_module/google_project_iam_member
#     - terraform_module/google_project_iam_policy
#   remediation: >-
#     Grant predefined roles for what the holder does, on the resources that they do it on; the recommendations of IAM
#     say which were used.
package terraform.gcp.google_project_basic_role

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_bindings := google_iam.bindings_of_others({"google_project"})

_basic := {"roles/editor", "roles/owner", "roles/viewer"}

deny contains terraform.finding(binding, message) if {
	some binding in _bindings
	binding.role in _basic
	message := sprintf("%s is given on the whole project", [binding.role])
}

unknown contains google.doubt("role", binding.at, binding.resource) if {
	some binding in _bindings
	google_iam.may_be_any_role(binding.role)
}
