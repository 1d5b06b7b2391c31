# METADATA
# title: AppSync cache without encryption at rest
# description: >-
#   Answers of the API are kept in a cache that is not encrypted on its disks. Whoever gets hold of one reads what was
#   meant for single users. It cannot be changed later: the cache has to be made again.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
#     description: AWS, Using caching to improve performance in AppSync
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-1
#     description: AWS Security Hub, AppSync.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_appsync_api_cache]
#   remediation: >-
#     Set `at_rest_encryption_enabled = true`. Terraform makes a new cache for it.
#   controls:
#     fsbp: ["AppSync.1"]
package terraform.aws.appsync_api_cache_encryption_at_rest

import data.lib.terraform

deny contains terraform.mended(setting, "cache is not encrypted at rest", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_appsync_api_cache"], ["at_rest_encryption_enabled"], false)
