# METADATA
# title: Load balancer that lets requests be smuggled
# description: >-
#   The load balancer only counts requests that are not as HTTP wants them (`monitor`) and passes them on. Where a
#   server reads one in another way, an attacker puts a second request into it that reaches the session of somebody
#   else. The default, `defensive`, is right.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#desync-mitigation-mode
#     description: AWS, Desync mitigation mode
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12
#     description: AWS Security Hub, ELB.12 and ELB.14
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_alb, terraform_module/aws_elb, terraform_module/aws_lb]
#   remediation: >-
#     Set `desync_mitigation_mode = "defensive"` (or `"strictest"`), or take the argument out.
#   controls:
#     fsbp: ["ELB.12", "ELB.14"]
package terraform.aws.alb_desync_mode

import data.lib.terraform

deny contains terraform.mended(setting, "requests that can be smuggled are let through", "defensive") if {
	some setting in _settings
	terraform.known(setting.value)
	not setting.value in {"defensive", "strictest"}
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_alb", "aws_elb", "aws_lb"], ["desync_mitigation_mode"], "defensive")
