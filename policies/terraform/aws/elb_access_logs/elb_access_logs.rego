# METADATA
# title: Classic Load Balancer without access logs
# description: >-
#   Requests to the load balancer are not logged. Nobody can see afterwards who came from where, which is the first
#   question after an attack.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html
#     description: AWS, Access logs for your Classic Load Balancer
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5
#     description: AWS Security Hub, ELB.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elb]
#   remediation: >-
#     Add `access_logs` with a `bucket` that the load balancer may write to.
#   controls:
#     fsbp: ["ELB.5"]
package terraform.aws.elb_access_logs

import data.lib.terraform

deny contains terraform.finding(setting, "requests are not logged") if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

# Logs are on where the block is there and does not say otherwise.
_settings := [setting |
	some balancer in terraform.resources_of(["aws_elb"])
	some there in terraform.presences_of(balancer, ["access_logs"])
	some setting in _of(balancer, there)
]

_of(balancer, there) := terraform.settings_of(balancer, ["access_logs", "enabled"], true) if {
	there.value == true
} else := [there]
