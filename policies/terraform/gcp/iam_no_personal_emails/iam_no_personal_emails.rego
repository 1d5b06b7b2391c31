# METADATA
# title: Role of a personal mail account
# description: >-
#   A role is given to an account at Gmail or another provider of mail for everybody. Nobody in your organization can
#   lock it, ask it for a second factor, or close it when its owner leaves.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_member
#     description: Terraform, google_project_iam_member
# custom:
#   severity: medium
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
#     Grant the role to an account, or better a group, of your organization.
#   controls:
#     cis_gcp_3_0: ["1.1"]
package terraform.gcp.iam_no_personal_emails

import data.lib.google_iam
import data.lib.terraform

_personal := {
	"aol.com", "gmail.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "icloud.com", "live.com", "mail.ru",
	"outlook.com", "proton.me", "protonmail.com", "qq.com", "web.de", "yahoo.com", "yandex.ru",
}

deny contains terraform.finding(grant, message) if {
	some grant in google_iam.grants({"google_project", "google_folder", "google_organization"})
	startswith(grant.member, "user:")
	[_, domain] := split(grant.member, "@")
	lower(domain) in _personal
	message := sprintf("%s has %s", [grant.member, grant.role])
}
