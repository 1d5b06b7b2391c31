# METADATA
# title: CloudFront distribution that serves plain HTTP
# description: >-
#   Viewers may talk to the distribution without encryption. Whoever is on the way, in a hotel or at a provider, reads
#   cookies and answers and can change what is delivered.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
#     description: AWS, Require HTTPS for communication between viewers and CloudFront
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3
#     description: AWS Security Hub, CloudFront.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Set `viewer_protocol_policy = "redirect-to-https"` in every cache behavior; `"https-only"` where no old links
#     with `http://` exist.
#   controls:
#     fsbp: ["CloudFront.3"]
package terraform.aws.cloudfront_https

import data.lib.terraform

deny contains terraform.finding(setting, "viewers may use plain HTTP") if {
	some setting in _policies
	setting.value == "allow-all"
}

unknown contains finding if some finding in terraform.undecided(_policies)

_policies := [setting |
	some behavior in ["default_cache_behavior", "ordered_cache_behavior"]
	path := [behavior, "viewer_protocol_policy"]
	some setting in terraform.settings(["aws_cloudfront_distribution"], path, "https-only")
]
