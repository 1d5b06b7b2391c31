# METADATA
# title: API Gateway cache without encryption
# description: >-
#   Answers of the API are kept in a cache that is not encrypted. Whoever gets at the cache reads what was meant for
#   single users. Methods without a cache are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html
#     description: AWS, Data encryption in Amazon API Gateway
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5
#     description: AWS Security Hub, APIGateway.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_api_gateway_method_settings]
#   remediation: >-
#     Set `cache_data_encrypted = true` beside `caching_enabled`.
#   controls:
#     fsbp: ["APIGateway.5"]
package terraform.aws.apigw_cache_encryption

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "answers are cached without encryption", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	path := ["settings", "cache_data_encrypted"]
	some said in terraform_blocks.stated(["aws_api_gateway_method_settings"], path, false)
	not terraform.is_true(said.value)
	cached := terraform.argument(said.resource.body, "caching_enabled", false)
	some setting in terraform.unless(terraform_blocks.doubted(said), [{"value": _is_off(cached)}])
]

_is_off(cached) := cached if {
	terraform.unknown(cached)
} else := false if {
	terraform.is_true(cached)
} else := true
