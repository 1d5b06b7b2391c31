# METADATA
# title: Auto Scaling group that ignores its load balancer
# description: >-
#   The group stands behind a load balancer and looks only whether its machines run, not whether they answer
#   (`health_check_type`). A machine whose service hangs is neither used nor replaced.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html
#     description: AWS, About the health checks for your Auto Scaling group
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1
#     description: AWS Security Hub, AutoScaling.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_autoscaling_group]
#   remediation: >-
#     Set `health_check_type = "ELB"`, and `health_check_grace_period` to the time that a machine needs to start.
#   controls:
#     fsbp: ["AutoScaling.1"]
package terraform.aws.auto_scalling_enabled_elb

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.mended(setting, "machines that do not answer are not replaced", "ELB") if {
	some setting in _settings
	terraform.known(setting.value)
	some tie in _ties(setting.resource)
	tie == true
}

unknown contains finding if {
	some setting in _settings
	some tie in _ties(setting.resource)
	some finding in terraform.undecided([setting, object.union(setting, {"value": tie, "name": "its load balancer"})])
}

_settings := [setting |
	some setting in terraform.settings(["aws_autoscaling_group"], ["health_check_type"], "EC2")
	setting.value != "ELB"
]

# What ties a group to a load balancer: true, or an unknown value that this hangs on. One is enough.
_ties(group) := {true} if {
	true in _all_ties(group)
} else := _all_ties(group)

_all_ties(group) := {tie |
	some name in ["load_balancers", "target_group_arns", "traffic_source"]
	some there in terraform.presences_of(group, [name])
	tie := there.value
	tie != false
} | {tie |
	some attachment in terraform.resources_of(["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"])
	group.name in terraform.targets(attachment, "autoscaling_group_name", group.type)
	doubts := [doubt.value | some doubt in terraform_instances.doubts(attachment, group)]
	tie := array.concat(doubts, [true])[0]
}
