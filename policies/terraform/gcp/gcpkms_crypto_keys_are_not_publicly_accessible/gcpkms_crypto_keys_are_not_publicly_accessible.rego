# METADATA
# title: KMS key of the module open to everybody
# description: >-
#   A role on a key that the module makes is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who
#   has some Google account. Who may decrypt with it reads whatever was encrypted, and who may encrypt makes others
#   trust their data.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/iam
#     description: Google Cloud, Access control with IAM
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_kms_crypto_key_iam
#     description: Terraform, google_kms_crypto_key_iam
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/google_kms_crypto_key_iam_binding
#     - terraform_module/google_kms_crypto_key_iam_member
#     - terraform_module/google_kms_crypto_key_iam_policy
#   remediation: >-
#     Give access to the service accounts that encrypt and decrypt.
#   overlaps: [terraform.gcp.google_kms_key_is_public]
package terraform.gcp.gcpkms_crypto_keys_are_not_publicly_accessible

import data.lib.google
import data.lib.google_iam

deny contains {"message": message, "at": grant.at, "resource": grant.owner.address} if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the key", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.owner) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}

# Roles on what is made in the module.
_grants := google_iam.grants_on("google_kms_crypto_key", "google_kms_crypto_key", "crypto_key_id")
