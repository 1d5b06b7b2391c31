# METADATA
# title: BigQuery table without a key of your own
# description: >-
#   The table is encrypted with a key that Google keeps. It cannot be taken away from a copy, and no log says who used
#   it. With a key of your own in Cloud KMS both is possible. Tables in a dataset that has one, and views and external
#   tables, which keep nothing themselves, are left out.
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

# A table that keeps nothing itself needs no key, and one in a dataset with a key has that.
_keys := [setting |
	some said in terraform.presences(["google_bigquery_table"], ["encryption_configuration", "kms_key_name"])
	some setting in terraform.unless(said, array.concat(_sources(said.resource), _keys_of_dataset(said.resource)))
]

deny contains terraform.finding(setting, "the table is encrypted with a key of Google") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)

_sources(table) := [presence |
	some block in ["biglake_configuration", "external_data_configuration", "view"]
	some presence in terraform.presences_of(table, [block])
]

_keys_of_dataset(table) := [presence |
	some dataset in object.get(terraform.resources, "google_bigquery_dataset", [])
	_holds(dataset, table)
	some presence in terraform.presences_of(dataset, ["default_encryption_configuration", "kms_key_name"])
]

_holds(dataset, table) if dataset.name in terraform.targets(table, "dataset_id", "google_bigquery_dataset")

_holds(dataset, table) if {
	terraform.known(dataset.body.dataset_id)
	dataset.body.dataset_id == table.body.dataset_id
}
