# METADATA
# title: Target group without health checks
# description: >-
#   The load balancer does not look whether the targets of the group still answer, and goes on sending requests to
#   those that do not. Health checks are on where nothing is said; functions, which may do without, are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
#     description: AWS, Health checks for Application Load Balancer target groups
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
#     description: Terraform, aws_lb_target_group
# custom:
#   severity: low
#   kinds: [terraform_module/aws_alb_target_group, terraform_module/aws_lb_target_group]
#   remediation: >-
#     Set `enabled = true` in `health_check`, with a `path` that tells whether the service works.
package terraform.aws.lb_target_groups_defines_healthcheck

import data.lib.terraform

deny contains terraform.mended(setting, "targets are not checked", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.settings(["aws_alb_target_group", "aws_lb_target_group"], ["health_check", "enabled"], true)
	terraform.argument(setting.resource.body, "target_type", "instance") != "lambda"
]
