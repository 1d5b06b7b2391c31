# METADATA
# title: Role of a default service account on the organization
# description: >-
#   A default service account of Compute Engine or App Engine has a role on the organization. Every machine, job and
#   function that nobody gave an account of its own runs as it, so that a taken one has that role on all of the
#   organization.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/service-account-types#default
#     description: Google Cloud, Default service accounts
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
#     description: Google Cloud, Best practices for using service accounts
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_organization_iam_binding
#     - terraform_module/google_organization_iam_member
#     - terraform_module/google_organization_iam_policy
#   remediation: >-
#     Make a `google_service_account` for what needs the role, run that as it, grant the role to it where it is
#     needed, and take this grant away.
package terraform.gcp.org_default_sa

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_organization"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	google_iam.is_default_account(grant.member)
	message := sprintf("a default service account has %s on the organization", [grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
	not google_iam.is_default_account(grant.member)
}
