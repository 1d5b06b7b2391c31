# METADATA
# title: BigQuery table without a key of your own
# description: >-
#   The table is encrypted with a key that Google keeps. It cannot be taken away from a copy, and no log says who used
#   it. With a key of your own in Cloud KMS both is possible.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/cmek
#     description: Google Cloud, Customer-managed encryption keys
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table
#     description: Terraform, google_bigquery_table, encryption_configuration
# custom:
#   severity: low
#   kinds: [terraform_module/google_bigquery_table]
#   remediation: >-
#     Give the id of a `google_kms_crypto_key` as `kms_key_name`, and let the service's account use it.
package terraform.gcp.big_query_table_encrypted_with_cmk

import data.lib.terraform

_keys := terraform.presences(["google_bigquery_table"], ["encryption_configuration", "kms_key_name"])

deny contains terraform.finding(setting, "the table is encrypted with a key of Google") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
