# METADATA
# title: Container registry open to everybody
# description: >-
#   A role on the bucket of a Container Registry is given to `allUsers` or to `allAuthenticatedUsers`, which is
#   everybody who has some Google account. Images tell how an application works, and now and then hold secrets; whoever
#   may write puts their own in place.
# related_resources:
#   - ref: https://cloud.google.com/container-registry/docs/access-control
#     description: Google Cloud, Configure access control
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_registry
#     description: Terraform, google_container_registry
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_storage_bucket_iam_binding
#     - terraform_module/google_storage_bucket_iam_member
#     - terraform_module/google_storage_bucket_iam_policy
#   remediation: >-
#     Give access to the groups and service accounts that pull and push.
#   overlaps: [terraform.gcp.storage_public]
package terraform.gcp.gcp_container_registry_repos_are_not_publicly_accessible

import data.lib.google
import data.lib.google_iam

deny contains {"message": message, "at": grant.at, "resource": grant.owner.address} if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the registry", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.owner) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}

# Roles on what is made in the module.
_grants := google_iam.grants_on("google_container_registry", "google_storage_bucket", "bucket")
