# METADATA
# title: Certificate for every name of a domain
# description: >-
#   The certificate is good for every name below the domain. Whoever gets hold of one server with it can pretend to be
#   all others, and a name that nobody uses any more comes to life again.
# related_resources:
#   - ref: https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
#     description: AWS, AWS Certificate Manager public certificate characteristics
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html
#     description: OWASP, Transport Layer Security Cheat Sheet
# custom:
#   severity: low
#   kinds: [terraform_module/aws_acm_certificate]
#   remediation: >-
#     Name the host in `domain_name`, and further ones in `subject_alternative_names`. Certificates of ACM cost
#     nothing: make one for each service.
package terraform.aws.acm_wildcard_domain_name

import data.lib.terraform

deny contains terraform.finding(setting, "certificate is good for every name of the domain") if {
	some setting in _settings
	_is_wild(setting)
}

unknown contains finding if {
	some finding in terraform.undecided([setting | some setting in _settings; not _is_wild(setting)])
}

_settings := terraform.settings(["aws_acm_certificate"], ["domain_name"], "")

_is_wild(setting) if startswith(sprintf("%v", [setting.value]), "*.")
