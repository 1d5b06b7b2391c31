# METADATA
# title: Search domain that accepts old TLS
# description: >-
#   The endpoint of the domain agrees to TLS 1.0 and 1.1, which are broken and withdrawn (RFC 8996). An attacker on
#   the way can push a connection down to them. A domain of which no policy is named takes
#   `Policy-Min-TLS-1-0-2019-07`, as the service did for long.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html
#     description: AWS, Infrastructure security in Amazon OpenSearch Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-8
#     description: AWS Security Hub, ES.8
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8
#     description: AWS Security Hub, Opensearch.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"` in `domain_endpoint_options`. Clients that know no
#     TLS 1.2 cannot connect afterwards.
#   controls:
#     fsbp: ["ES.8", "Opensearch.8"]
package terraform.aws.es_tls

import data.lib.terraform

deny contains terraform.mended(setting, message, "Policy-Min-TLS-1-2-PFS-2023-10") if {
	some setting in _settings
	terraform.known(setting.value)
	not regex.match(`TLS-1-[23]`, sprintf("%v", [setting.value]))
	message := sprintf("policy %s accepts TLS before 1.2", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_elasticsearch_domain", "aws_opensearch_domain"],
	["domain_endpoint_options", "tls_security_policy"],
	"Policy-Min-TLS-1-0-2019-07",
)
