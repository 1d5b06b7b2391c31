# METADATA
# title: Load balancer without access logs
# description: >-
#   Requests or connections to the application or network load balancer are not logged. Nobody can see afterwards who
#   came from where, which is the first question after an attack. Gateway load balancers have no such logs and are
#   left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
#     description: AWS, Access logs for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5
#     description: AWS Security Hub, ELB.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_alb, terraform_module/aws_lb]
#   remediation: >-
#     Add `access_logs` with a `bucket` that the load balancer may write to, and `enabled = true`.
#   controls:
#     fsbp: ["ELB.5"]
package terraform.aws.el_bv2_access_logs

import data.lib.terraform

deny contains object.union(terraform.finding(setting, "requests are not logged"), _remedy(setting)) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(["aws_alb", "aws_lb"], ["access_logs", "enabled"], false)
	some setting in terraform.unless(said, _excuses(said.resource))
]

# Only what names a bucket can be switched on.
_remedy(setting) := object.filter(terraform.mended(setting, "", true), ["fix"]) if {
	count(terraform.blocks(setting.resource, "access_logs")) > 0
} else := {}

_excuses(balancer) := [{"value": _has_no_logs(sort.value)} |
	some sort in terraform.settings_of(balancer, ["load_balancer_type"], "application")
]

_has_no_logs(sort) := sort if {
	terraform.unknown(sort)
} else := sort == "gateway"
