# METADATA
# title: Search domain whose nodes talk in plain text
# description: >-
#   The nodes of the domain send documents and queries to one another without encryption. Whoever gets into the
#   network reads them, also where clients use HTTPS. A domain of one node that says nothing of it is left out: it has
#   no such connections.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
#     description: AWS, Node-to-node encryption for Amazon OpenSearch Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-3
#     description: AWS Security Hub, ES.3
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-3
#     description: AWS Security Hub, Opensearch.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `enabled = true` in `node_to_node_encryption`. It cannot be switched off again; before Elasticsearch 6.7
#     Terraform makes a new domain for it.
#   controls:
#     fsbp: ["ES.3", "Opensearch.3"]
package terraform.aws.es_node_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "nodes talk to one another without encryption", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_settings := [setting |
	some said in terraform.settings(_types, ["node_to_node_encryption", "enabled"], false)
	some setting in terraform.unless(said, _alone(said.resource))
]

# Why there is nothing to encrypt: the domain has one node, or may have, and does not speak of the matter.
_alone(domain) := [] if {
	count(terraform.blocks(domain, "node_to_node_encryption")) > 0
} else := [] if {
	_has_many_nodes(domain)
} else := [{"value": doubts[0]}] if {
	doubts := [value | some value in array.concat(_counts(domain), _kinds_of_nodes(domain)); terraform.unknown(value)]
	count(doubts) > 0
} else := [{"value": true}]

_has_many_nodes(domain) if {
	some number in _counts(domain)
	terraform.number(number) > 1
}

_has_many_nodes(domain) if {
	some value in _kinds_of_nodes(domain)
	terraform.is_true(value)
}

_counts(domain) := [setting.value |
	some setting in terraform.settings_of(domain, ["cluster_config", "instance_count"], 1)
]

_kinds_of_nodes(domain) := [setting.value |
	some name in ["dedicated_master_enabled", "warm_enabled", "zone_awareness_enabled"]
	some setting in terraform.settings_of(domain, ["cluster_config", name], false)
]
