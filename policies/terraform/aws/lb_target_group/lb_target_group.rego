# METADATA
# title: Target group that is reached over plain HTTP
# description: >-
#   Requests go to the targets without encryption, and no listener of the module that speaks TLS hands them on:
#   whoever is on the way reads passwords and cookies. Groups that such a listener serves, groups of functions, and
#   those whose connections are passed through (`TCP`, `TLS`, `UDP`), are left out.
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
	some setting in terraform.settings(_groups, ["protocol"], "")
	terraform.argument(setting.resource.body, "target_type", "instance") != "lambda"
	not setting.resource.name in _behind_tls
]

_listeners := ["aws_alb_listener", "aws_lb_listener"]

_groups := ["aws_alb_target_group", "aws_lb_target_group"]

# Names of the groups that a listener with TLS, or one of its rules, hands requests on to.
_behind_tls contains name if {
	some listener in terraform.resources_of(_listeners)
	_speaks_tls(listener)
	some type in _groups
	some name in terraform.references(listener.body, type)
}

_behind_tls contains name if {
	some rule in terraform.resources_of(["aws_alb_listener_rule", "aws_lb_listener_rule"])
	some listener in terraform.resources_of(_listeners)
	listener.name in terraform.targets(rule, "listener_arn", listener.type)
	_speaks_tls(listener)
	some type in _groups
	some name in terraform.references(rule.body, type)
}

_speaks_tls(listener) if {
	protocol := terraform.argument(listener.body, "protocol", "")
	upper(sprintf("%v", [protocol])) in {"HTTPS", "TLS"}
}

_speaks_tls(listener) if terraform.unknown(terraform.argument(listener.body, "protocol", ""))
