# METADATA
# title: CloudFront headers without a year of HSTS
# description: >-
#   The policy for headers does not make browsers stay with HTTPS for a year at least (`Strict-Transport-Security`).
#   Whoever is on the way can lead a visitor to plain HTTP and read along.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
#     description: AWS, Understand response headers policies
#   - ref: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security
#     description: MDN, Strict-Transport-Security
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudfront_response_headers_policy]
#   remediation: >-
#     Set `access_control_max_age_sec = 31536000`, `include_subdomains = true` and `override = true` in
#     `strict_transport_security` of `security_headers_config`.
package terraform.aws.cloud_front_response_header_strict_transport_security

import data.lib.terraform

deny contains terraform.finding(setting, "browsers are not kept to HTTPS for a year") if {
	some setting in _settings
	terraform.number(setting.value) < 31536000
}

unknown contains finding if some finding in terraform.undecided(_settings)

_path := ["security_headers_config", "strict_transport_security", "access_control_max_age_sec"]

_settings := terraform.settings(["aws_cloudfront_response_headers_policy"], _path, 0)
