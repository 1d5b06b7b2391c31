# METADATA
# title: Classic Load Balancer that keeps load within its zone
# description: >-
#   Each zone of the load balancer serves its own instances only. Where one zone has fewer of them, those are overrun
#   while the others idle. Terraform spreads the load where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html
#     description: AWS, Configure cross-zone load balancing for your Classic Load Balancer
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-9
#     description: AWS Security Hub, ELB.9
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elb]
#   remediation: >-
#     Set `cross_zone_load_balancing = true`, or take the argument out.
#   controls:
#     fsbp: ["ELB.9"]
package terraform.aws.elb_cross_zone_enable

import data.lib.terraform

deny contains terraform.mended(setting, "load is not spread over zones", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_elb"], ["cross_zone_load_balancing"], true)
