# METADATA
# title: CloudFront distribution that accepts old TLS
# description: >-
#   Viewers may connect with TLS 1.0 or 1.1, which are broken and withdrawn (RFC 8996), as they may where no version
#   is named. With the certificate of CloudFront itself (`*.cloudfront.net`) these are always accepted: only a
#   certificate of your own comes with a choice.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
#     description: AWS, Supported protocols and ciphers between viewers and CloudFront
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-15
#     description: AWS Security Hub, CloudFront.15
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Set `acm_certificate_arn`, `ssl_support_method = "sni-only"` and `minimum_protocol_version = "TLSv1.2_2021"` in
#     `viewer_certificate`.
package terraform.aws.cloudfront_tls

import data.lib.terraform

deny contains object.union(terraform.finding(setting, "viewers may use TLS before 1.2"), _fix(setting)) if {
	some setting in _versions
	terraform.known(setting.value)
}

deny contains terraform.finding(setting, "certificate of CloudFront comes with TLS before 1.2") if {
	some setting in _certificates
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_certificates)

unknown contains finding if some finding in terraform.undecided(_versions)

_type := "aws_cloudfront_distribution"

_certificate_path := ["viewer_certificate", "cloudfront_default_certificate"]

_certificates := [setting |
	some setting in terraform.settings([_type], _certificate_path, false)
	not terraform.is_false(setting.value)
]

# Versions that distributions with a certificate of their own accept.
_versions := [setting |
	some setting in terraform.settings([_type], ["viewer_certificate", "minimum_protocol_version"], "TLSv1")
	not _is_new(setting.value)
	every certificate in terraform.settings_of(setting.resource, _certificate_path, false) {
		terraform.is_false(certificate.value)
	}
]

_is_new(version) if {
	is_string(version)
	regex.match(`^TLSv1\.[23]`, version)
}

_fix(setting) := object.filter(terraform.mended(setting, "", "TLSv1.2_2021"), ["fix"])
