# METADATA
# title: Service account that administers the project
# description: >-
#   A service account is owner, editor or administrator on the whole project. Service accounts have no second factor
#   and their keys and tokens lie where programs run, so whoever takes over one such program has the project.
#   Accounts of Google's own services are left out.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
#     description: Google Cloud, Best practices for using service accounts
#   - ref: https://cloud.google.com/iam/docs/roles-overview#basic
#     description: Google Cloud, Basic roles
# custom:
#   severity: high
#   kinds: [terraform_module/google_project_iam_binding, terraform_module/google_project_iam_member,
#     terraform_module/google_project_iam_policy]
#   remediation: >-
#     Grant the roles that the program uses, on the resources that it uses. The role recommendations of IAM say
#     which permissions were used in the last 90 days. Where Terraform itself needs such rights, let it impersonate
#     the account for a short time and make no keys.
#   controls:
#     cis_gcp_3_0: ["1.5"]
package terraform.gcp.project_admin_sa

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	google_iam.is_service_account(grant.member)
	_is_admin(grant.role)
	message := sprintf("service account has %s on the whole project", [grant.role])
}

unknown contains google.doubt("role", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.is_service_account(grant.member)
	google_iam.may_be_any_role(grant.role)
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
	_is_admin(grant.role)
}

_grants := [grant |
	some grant in google_iam.grants({"google_project"})
	not google_iam.is_service_agent(grant.member)
]

_is_admin(role) if role in {"roles/editor", "roles/owner"}

_is_admin(role) if {
	is_string(role)
	regex.match(`^roles/.*[aA]dmin`, role)
}
