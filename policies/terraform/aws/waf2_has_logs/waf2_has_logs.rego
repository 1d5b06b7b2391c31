# METADATA
# title: Web ACL without logs
# description: >-
#   Nothing in the module tells the web ACL of WAF where to write its logs. Which requests it let through or turned
#   away cannot be seen afterwards, nor whom a new rule hits.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
#     description: AWS, Logging AWS WAF protection pack (web ACL) traffic
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11
#     description: AWS Security Hub, WAF.11
# custom:
#   severity: low
#   kinds: [terraform_module/aws_wafv2_web_acl]
#   remediation: >-
#     Add an `aws_wafv2_web_acl_logging_configuration` with `resource_arn` of the web ACL and a log group, bucket or
#     stream whose name begins with `aws-waf-logs-`.
#   controls:
#     fsbp: ["WAF.11"]
package terraform.aws.waf2_has_logs

import data.lib.terraform
import data.lib.terraform_companions

_missing := terraform_companions.missing("aws_wafv2_web_acl", ["aws_wafv2_web_acl_logging_configuration"], "resource_arn")

deny contains terraform.finding(setting, "web ACL writes no logs") if {
	some setting in _missing
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_missing)
