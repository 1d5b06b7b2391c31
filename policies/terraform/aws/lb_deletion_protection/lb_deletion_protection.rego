# METADATA
# title: Load balancer without deletion protection
# description: >-
#   A mistaken `terraform destroy`, or a change that replaces the load balancer, takes the address away by which
#   everything is reached. With deletion protection AWS refuses.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
#     description: AWS, Edit attributes for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6
#     description: AWS Security Hub, ELB.6
# custom:
#   severity: low
#   kinds: [terraform_module/aws_alb, terraform_module/aws_lb]
#   remediation: >-
#     Set `enable_deletion_protection = true`.
#   controls:
#     fsbp: ["ELB.6"]
package terraform.aws.lb_deletion_protection

import data.lib.terraform

deny contains terraform.mended(setting, "load balancer can be deleted at once", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_alb", "aws_lb"], ["enable_deletion_protection"], false)
