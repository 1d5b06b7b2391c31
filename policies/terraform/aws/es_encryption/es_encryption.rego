# METADATA
# title: Search domain without encryption at rest
# description: >-
#   The indices, logs, swap files and automated snapshots of the domain are not encrypted. Whoever gets hold of a disk
#   or of a snapshot reads all that was ever indexed. Where nothing is said the domain is made without encryption.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
#     description: AWS, Encryption of data at rest for Amazon OpenSearch Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-1
#     description: AWS Security Hub, ES.1
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-1
#     description: AWS Security Hub, Opensearch.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `enabled = true` in `encrypt_at_rest`, and `kms_key_id` for a key of your own. Before Elasticsearch 6.7
#     Terraform makes a new domain for it: take a snapshot first.
#   controls:
#     fsbp: ["ES.1", "Opensearch.1"]
package terraform.aws.es_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "domain is not encrypted at rest", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_elasticsearch_domain", "aws_opensearch_domain"],
	["encrypt_at_rest", "enabled"],
	false,
)
