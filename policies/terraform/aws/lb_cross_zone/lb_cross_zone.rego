# METADATA
# title: Load balancer that keeps load within its zone
# description: >-
#   Each zone of the network or gateway load balancer serves its own targets only. Where one zone has fewer of them,
#   or they fail, those that are left are overrun while the other zones idle. Application load balancers always spread
#   it and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-attributes.html
#     description: AWS, Edit attributes for your Network Load Balancer
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
#     description: Terraform, aws_lb
# custom:
#   severity: low
#   kinds: [terraform_module/aws_alb, terraform_module/aws_lb]
#   remediation: >-
#     Set `enable_cross_zone_load_balancing = true`. AWS charges for traffic between zones.
package terraform.aws.lb_cross_zone

import data.lib.terraform

deny contains terraform.mended(setting, "load is not spread over zones", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(["aws_alb", "aws_lb"], ["enable_cross_zone_load_balancing"], false)
	some setting in terraform.unless(said, _excuses(said.resource))
]

_excuses(balancer) := [{"value": _is_other(sort.value)} |
	some sort in terraform.settings_of(balancer, ["load_balancer_type"], "application")
]

_is_other(sort) := sort if {
	terraform.unknown(sort)
} else := count({sort} & {"network", "gateway"}) == 0
