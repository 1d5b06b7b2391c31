# METADATA
# title: CloudFront that talks plain HTTP to its origin
# description: >-
#   CloudFront asks the servers behind it without encryption: always (`http-only`), or when a viewer does
#   (`match-viewer` where viewers may use plain HTTP). Whoever is on the way reads cookies and answers. Distributions
#   that are switched off are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
#     description: AWS, Require HTTPS for communication between CloudFront and your custom origin
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-9
#     description: AWS Security Hub, CloudFront.9
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Set `origin_protocol_policy = "https-only"` in `custom_origin_config`; the server needs a certificate of a known
#     authority.
#   controls:
#     fsbp: ["CloudFront.9"]
package terraform.aws.cloudfront_origin_not_https_only

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.finding(setting, "servers are reached over plain HTTP") if {
	some setting in _settings
	terraform.known(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [terraform_blocks.doubted(setting) |
	some distribution in terraform.resources_of(["aws_cloudfront_distribution"])
	not terraform.is_false(terraform.argument(distribution.body, "enabled", true))
	path := ["origin", "custom_origin_config", "origin_protocol_policy"]
	some setting in terraform_blocks.stated_of(distribution, path, "")
	_may_be_plain(distribution, setting.value)
]

_may_be_plain(_, policy) if policy == "http-only"

_may_be_plain(_, policy) if terraform.unknown(policy)

# Viewers lead the way, and may come over plain HTTP.
_may_be_plain(distribution, policy) if {
	policy == "match-viewer"
	some behavior in ["default_cache_behavior", "ordered_cache_behavior"]
	some viewers in terraform.settings_of(distribution, [behavior, "viewer_protocol_policy"], "https-only")
	viewers.value == "allow-all"
}
