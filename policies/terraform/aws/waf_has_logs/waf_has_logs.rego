# METADATA
# title: Classic web ACL without logs
# description: >-
#   The web ACL of classic WAF writes no logs, as none does where nothing is said. Which requests it let through or
#   turned away cannot be seen afterwards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/classic-logging.html
#     description: AWS, Logging web ACL traffic information
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-1
#     description: AWS Security Hub, WAF.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_waf_web_acl, terraform_module/aws_wafregional_web_acl]
#   remediation: >-
#     Write a block `logging_configuration` with `log_destination`, the ARN of a Firehose stream whose name begins
#     with `aws-waf-logs-`; or better move to `aws_wafv2_web_acl`, since classic WAF has come to its end.
#   controls:
#     fsbp: ["WAF.1"]
package terraform.aws.waf_has_logs

import data.lib.terraform

_logs := terraform.presences(["aws_waf_web_acl", "aws_wafregional_web_acl"], ["logging_configuration"])

deny contains terraform.finding(setting, "web ACL writes no logs") if {
	some setting in _logs
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_logs)
