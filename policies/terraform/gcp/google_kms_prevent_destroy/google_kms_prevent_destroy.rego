# METADATA
# title: KMS key that Terraform may destroy
# description: >-
#   A plan that destroys the key, by a wrong name or a resource that went missing, destroys all of its versions, and
#   what was encrypted with them cannot be read any more.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
#     description: Terraform, The lifecycle meta-argument
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key
#     description: Terraform, google_kms_crypto_key, lifecycle
# custom:
#   severity: low
#   kinds: [terraform_module/google_kms_crypto_key]
#   remediation: >-
#     Write `lifecycle { prevent_destroy = true }`.
package terraform.gcp.google_kms_prevent_destroy

import data.lib.terraform

_protections := terraform.settings(["google_kms_crypto_key"], ["lifecycle", "prevent_destroy"], false)

deny contains terraform.mended(setting, "Terraform may destroy all versions of the key", true) if {
	some setting in _protections
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protections)
