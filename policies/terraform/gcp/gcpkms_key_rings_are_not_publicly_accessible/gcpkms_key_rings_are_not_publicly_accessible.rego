# METADATA
# title: KMS key ring open to everybody
# description: >-
#   A role on the ring, and so on all of its keys, is given to `allUsers` or to `allAuthenticatedUsers`, which is
#   everybody who has some Google account.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/iam
#     description: Google Cloud, Access control with IAM
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_key_ring_iam_member
#     description: Terraform, google_kms_key_ring_iam_member
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/google_kms_key_ring_iam_binding
#     - terraform_module/google_kms_key_ring_iam_member
#     - terraform_module/google_kms_key_ring_iam_policy
#   remediation: >-
#     Give access to the service accounts that encrypt and decrypt, on the single keys.
package terraform.gcp.gcpkms_key_rings_are_not_publicly_accessible

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_kms_key_ring"})

deny contains {"message": message, "at": grant.at, "resource": _owner(grant.resource)} if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the key ring", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}

# What the role is given on; the grant itself where that is not in the module.
_owner(grant) := found[0] if {
	found := [owner.address |
		some owner in terraform.resources_of({"google_kms_key_ring"})
		terraform.refers_to(grant.body.key_ring_id, owner.address)
	]
	count(found) > 0
} else := grant.address
