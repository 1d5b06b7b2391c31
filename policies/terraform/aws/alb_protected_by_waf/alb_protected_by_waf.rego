# METADATA
# title: Public load balancer without WAF
# description: >-
#   No web ACL of AWS WAF looks at requests to the application load balancer, which the internet can reach. Attempts
#   of injection, scanners and floods of requests reach the servers behind it as they are. Internal, network and
#   gateway load balancers are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
#     description: AWS, Resources that you can protect with AWS WAF
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16
#     description: AWS Security Hub, ELB.16
# custom:
#   severity: low
#   kinds: [terraform_module/aws_alb, terraform_module/aws_lb]
#   remediation: >-
#     Add an `aws_wafv2_web_acl_association` with the `arn` of the load balancer and of an `aws_wafv2_web_acl` with
#     `scope = "REGIONAL"`.
package terraform.aws.alb_protected_by_waf

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, "no web ACL stands before the load balancer") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_types := ["aws_alb", "aws_lb"]

_settings := [setting |
	some balancer in terraform.resources_of(_types)
	said := {"value": false, "at": balancer.path, "name": "its web ACL", "resource": balancer}
	some setting in terraform.unless(said, array.concat(_excuses(balancer), _acls_of(balancer)))
]

_excuses(balancer) := array.concat(
	[{"value": _is_no_application(sort.value)} |
		some sort in terraform.settings_of(balancer, ["load_balancer_type"], "application")
	],
	terraform.settings_of(balancer, ["internal"], false),
)

_is_no_application(sort) := sort if {
	terraform.unknown(sort)
} else := sort != "application"

# What ties a web ACL to a load balancer: true, or an unknown value that this hangs on.
_acls_of(balancer) := [{"value": value} |
	some association in _associations
	some value in _tied(association, balancer)
]

_tied(association, balancer) := [array.concat(doubts, [true])[0]] if {
	balancer.name in terraform.targets(association, "resource_arn", balancer.type)
	doubts := [doubt.value | some doubt in terraform_instances.doubts(association, balancer)]
} else := [association.body.resource_arn] if {
	terraform.elsewhere(association, "resource_arn", balancer.type)
} else := []

_associations := terraform.resources_of(["aws_wafregional_web_acl_association", "aws_wafv2_web_acl_association"])
