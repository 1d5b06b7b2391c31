# METADATA
# title: Role of a single person
# description: >-
#   A role is given to a person instead of a group. When they change their work or leave, somebody has to remember
#   every such grant, and nobody sees what the others of their team have.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/groups-best-practices
#     description: Google Cloud, Best practices for using Google Groups
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_member
#     description: Terraform, google_project_iam_member
# custom:
#   severity: low
#   kinds:
#     - terraform_module/google_folder_iam_binding
#     - terraform_module/google_folder_iam_member
#     - terraform_module/google_folder_iam_policy
#     - terraform_module/google_organization_iam_binding
#     - terraform_module/google_organization_iam_member
#     - terraform_module/google_organization_iam_policy
#     - terraform_module/google_project_iam_binding
#     - terraform_module/google_project_iam_member
#     - terraform_module/google_project_iam_policy
#   remediation: >-
#     Grant the role to a group, and put the person into it.
package terraform.gcp.iam_no_user_granted_permissions

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_project", "google_folder", "google_organization"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	startswith(grant.member, "user:")
	message := sprintf("%s has %s", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
