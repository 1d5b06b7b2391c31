# METADATA
# title: Artifact repository open to everybody
# description: >-
#   Access to the repository is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who has some
#   Google account. Images and packages tell how an application works, and now and then hold secrets; whoever may
#   write puts their own in place.
# related_resources:
#   - ref: https://cloud.google.com/artifact-registry/docs/access-control
#     description: Google Cloud, Access control with IAM
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository_iam_member
#     description: Terraform, google_artifact_registry_repository_iam_member
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_artifact_registry_repository_iam_binding
#     - terraform_module/google_artifact_registry_repository_iam_member
#     - terraform_module/google_artifact_registry_repository_iam_policy
#   remediation: >-
#     Give access to the groups and service accounts that pull and push.
package terraform.gcp.artifact_registry_private_repo

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_artifact_registry_repository"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the repository", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
