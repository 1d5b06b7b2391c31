# METADATA
# title: CloudFront distribution without WAF
# description: >-
#   No web ACL of AWS WAF looks at requests to the distribution. Attempts of injection, scanners and floods of
#   requests reach the servers behind it as they are.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html
#     description: AWS, Use AWS WAF protections
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6
#     description: AWS Security Hub, CloudFront.6
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Set `web_acl_id` to the ARN of an `aws_wafv2_web_acl` with `scope = "CLOUDFRONT"` (made in us-east-1), with the
#     managed rules of AWS to begin with.
#   controls:
#     fsbp: ["CloudFront.6"]
package terraform.aws.cloudfront_waf

import data.lib.terraform

deny contains terraform.finding(setting, "no web ACL stands before the distribution") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_cloudfront_distribution"], ["web_acl_id"])
