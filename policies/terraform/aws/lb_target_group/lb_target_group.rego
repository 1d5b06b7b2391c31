# METADATA
# title: Target group that is reached over plain HTTP
# description: >-
#   The load balancer talks to the targets without encryption. Whoever gets into the network reads the requests behind
#   it, with the passwords and cookies that came over TLS. Groups of functions, and those whose connections are passed
#   through (`TCP`, `TLS`, `UDP`), are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
#     description: AWS, Target groups for your Application Load Balancers
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
#     description: Terraform, aws_lb_target_group
# custom:
#   severity: low
#   kinds: [terraform_module/aws_alb_target_group, terraform_module/aws_lb_target_group]
#   remediation: >-
#     Set `protocol = "HTTPS"` and let the targets have a certificate: the load balancer takes one that is
#     self-signed. Where the network itself encrypts (Nitro instances), suppress the finding and say so.
package terraform.aws.lb_target_group

import data.lib.terraform

deny contains terraform.finding(setting, "targets are reached over plain HTTP") if {
	some setting in _settings
	setting.value == "HTTP"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.settings(["aws_alb_target_group", "aws_lb_target_group"], ["protocol"], "")
	terraform.argument(setting.resource.body, "target_type", "instance") != "lambda"
]
