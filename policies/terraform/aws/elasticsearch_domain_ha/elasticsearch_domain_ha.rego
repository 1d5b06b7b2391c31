# METADATA
# title: Search domain without three dedicated masters
# description: >-
#   The domain has fewer than three dedicated master nodes, or keeps everything in one zone. With two of them, or
#   none, the loss of a node or of a zone can leave the cluster without a master, and it stops.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
#     description: AWS, Dedicated master nodes in Amazon OpenSearch Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-7
#     description: AWS Security Hub, ES.7
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-11
#     description: AWS Security Hub, Opensearch.11
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `dedicated_master_enabled = true`, `dedicated_master_count = 3` and `zone_awareness_enabled = true` in
#     `cluster_config`. For a domain for trials, suppress the finding and say so.
#   controls:
#     fsbp: ["ES.7"]
package terraform.aws.elasticsearch_domain_ha

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some [setting, message] in _flaws
	terraform.known(setting.value)
}

unknown contains finding if {
	some [setting, _] in _flaws
	some finding in terraform.undecided([setting])
}

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

# What is wrong, or unknown, of each domain: the first of it.
_flaws := [found[0] |
	some domain in terraform.resources_of(_types)
	found := array.concat(_masters(domain), _zones(domain))
	count(found) > 0
]

_masters(domain) := array.concat(
	[[setting, "dedicated master nodes are switched off"] |
		some setting in terraform.settings_of(domain, ["cluster_config", "dedicated_master_enabled"], true)
		not terraform.is_true(setting.value)
	],
	[[setting, "domain has fewer than three dedicated master nodes"] |
		some setting in terraform.settings_of(domain, ["cluster_config", "dedicated_master_count"], 0)
		terraform.may_be_less(setting.value, 3)
	],
)

_zones(domain) := [[setting, "domain is in one zone only"] |
	some setting in terraform.settings_of(domain, ["cluster_config", "zone_awareness_enabled"], false)
	not terraform.is_true(setting.value)
	every standby in terraform.settings_of(domain, ["cluster_config", "multi_az_with_standby_enabled"], false) {
		not terraform.is_true(standby.value)
	}
]
