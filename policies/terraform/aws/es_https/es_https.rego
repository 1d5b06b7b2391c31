# METADATA
# title: Search domain that answers plain HTTP
# description: >-
#   The endpoint of the domain takes requests without encryption. Queries, documents and the passwords of basic
#   authentication can be read and changed on the way. Terraform demands HTTPS where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html
#     description: AWS, Creating and managing Amazon OpenSearch Service domains
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-8
#     description: AWS Security Hub, ES.8
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8
#     description: AWS Security Hub, Opensearch.8
# custom:
#   severity: high
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `enforce_https = true` in `domain_endpoint_options`, or take the argument out.
#   controls:
#     fsbp: ["ES.8", "Opensearch.8"]
package terraform.aws.es_https

import data.lib.terraform

deny contains terraform.mended(setting, "domain answers plain HTTP", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_elasticsearch_domain", "aws_opensearch_domain"],
	["domain_endpoint_options", "enforce_https"],
	true,
)
