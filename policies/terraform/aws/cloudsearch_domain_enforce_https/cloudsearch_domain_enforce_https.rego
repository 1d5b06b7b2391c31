# METADATA
# title: CloudSearch domain that answers plain HTTP
# description: >-
#   The endpoints of the domain take requests without encryption, as they do where nothing is said. Queries and
#   documents can be read and changed on the way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html
#     description: AWS, Configuring domain endpoint options
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudsearch_domain
#     description: Terraform, aws_cloudsearch_domain
# custom:
#   severity: high
#   kinds: [terraform_module/aws_cloudsearch_domain]
#   remediation: >-
#     Set `enforce_https = true` in `endpoint_options`.
package terraform.aws.cloudsearch_domain_enforce_https

import data.lib.terraform

deny contains terraform.mended(setting, "domain answers plain HTTP", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_cloudsearch_domain"], ["endpoint_options", "enforce_https"], false)
