# METADATA
# title: Load balancer without access logs
# description: >-
#   Requests or connections to the application or network load balancer are not logged. Nobody can see afterwards who
#   came from where, which is the first question after an attack. Gateway load balancers have no such logs, and network
#   load balancers none of listeners without TLS: those are left out, where listeners of theirs are known.
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

_excuses(balancer) := [{"name": sort.name, "value": _has_no_logs(sort.value, balancer)} |
	some sort in terraform.settings_of(balancer, ["load_balancer_type"], "application")
]

_has_no_logs(sort, balancer) := sort if {
	terraform.unknown(sort)
} else if {
	sort == "gateway"
} else if {
	sort == "network"
	protocols := _protocols[balancer.address]
	every protocol in protocols {
		terraform.known(protocol)
		protocol != "TLS"
	}
} else := false

# What the listeners of load balancers speak, by address.
_protocols[sprintf("%s.%s", [type, name])] contains terraform.argument(listener.body, "protocol", "") if {
	some listener in terraform.resources_of(["aws_alb_listener", "aws_lb_listener"])
	some type in ["aws_alb", "aws_lb"]
	some name in terraform.targets(listener, "load_balancer_arn", type)
}
