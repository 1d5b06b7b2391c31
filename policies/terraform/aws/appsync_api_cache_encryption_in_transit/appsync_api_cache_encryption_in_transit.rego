# METADATA
# title: AppSync cache without encryption in transit
# description: >-
#   Answers of the API go to the cache and back without encryption. Whoever gets into the network reads what was meant
#   for single users. It cannot be changed later: the cache has to be made again.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
#     description: AWS, Using caching to improve performance in AppSync
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-6
#     description: AWS Security Hub, AppSync.6
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_appsync_api_cache]
#   remediation: >-
#     Set `transit_encryption_enabled = true`. Terraform makes a new cache for it.
#   controls:
#     fsbp: ["AppSync.6"]
package terraform.aws.appsync_api_cache_encryption_in_transit

import data.lib.terraform

deny contains terraform.mended(setting, "cache is reached without encryption", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_appsync_api_cache"], ["transit_encryption_enabled"], false)
