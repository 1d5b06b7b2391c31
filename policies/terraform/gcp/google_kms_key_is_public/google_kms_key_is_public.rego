# METADATA
# title: KMS key open to everybody
# description: >-
#   A role on the key is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who has some Google
#   account. Who may decrypt with it reads whatever was encrypted, and who may encrypt makes others trust their data.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/iam
#     description: Google Cloud, Access control with IAM
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key_iam_member
#     description: Terraform, google_kms_crypto_key_iam_member
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/google_kms_crypto_key_iam_binding
#     - terraform_module/google_kms_crypto_key_iam_member
#     - terraform_module/google_kms_crypto_key_iam_policy
#   remediation: >-
#     Give access to the service accounts that encrypt and decrypt.
package terraform.gcp.google_kms_key_is_public

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_kms_crypto_key"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the key", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
