# METADATA
# title: CloudFront that talks SSL 3 to its origin
# description: >-
#   CloudFront may use SSL 3.0 between itself and the servers behind it. That is broken (POODLE, RFC 7568): whoever is
#   on the way reads the cookies.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
#     description: AWS, Origin settings
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10
#     description: AWS Security Hub, CloudFront.10
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Set `origin_ssl_protocols = ["TLSv1.2"]` in `custom_origin_config`.
#   controls:
#     fsbp: ["CloudFront.10"]
package terraform.aws.cloud_front_uses_secure_protocols_for_https

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.finding(setting, "servers are reached over SSL 3.0") if {
	some setting in _settings
	setting.doubts == []
	"SSLv3" in setting.value
}

unknown contains finding if {
	some setting in _settings
	not "SSLv3" in setting.value
	some finding in terraform.undecided([setting])
}

unknown contains finding if {
	some setting in _settings
	"SSLv3" in setting.value
	setting.doubts != []
	some finding in terraform.undecided([terraform_blocks.doubted(setting)])
}

_settings := [setting |
	path := ["origin", "custom_origin_config", "origin_ssl_protocols"]
	some setting in terraform_blocks.stated(["aws_cloudfront_distribution"], path, [])
]
