# METADATA
# title: Load balancer that passes invalid headers on
# description: >-
#   Headers whose names are not valid reach the servers behind the load balancer. Where those read them in another way
#   than the balancer, requests can be smuggled past it. Network and gateway load balancers know no headers and are
#   left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
#     description: AWS, Edit attributes for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4
#     description: AWS Security Hub, ELB.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_alb, terraform_module/aws_lb]
#   remediation: >-
#     Set `drop_invalid_header_fields = true`. Names of headers may then have letters, digits and hyphens only: look
#     at the clients that send underscores first.
#   controls:
#     fsbp: ["ELB.4"]
package terraform.aws.elb_drop_headers

import data.lib.terraform

deny contains terraform.mended(setting, "headers that are not valid are passed on", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(["aws_alb", "aws_lb"], ["drop_invalid_header_fields"], false)
	some setting in terraform.unless(said, _excuses(said.resource))
]

_excuses(balancer) := [{"value": _knows_no_headers(sort.value)} |
	some sort in terraform.settings_of(balancer, ["load_balancer_type"], "application")
]

_knows_no_headers(sort) := sort if {
	terraform.unknown(sort)
} else := sort != "application"
