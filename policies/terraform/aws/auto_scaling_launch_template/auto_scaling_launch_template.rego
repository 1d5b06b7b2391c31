# METADATA
# title: Auto Scaling group with a launch configuration
# description: >-
#   The group starts its machines by a launch configuration. AWS gives these no new features, such as new types of
#   instances, and new accounts cannot make any. A launch template has versions.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
#     description: AWS, Auto Scaling launch configurations
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-9
#     description: AWS Security Hub, AutoScaling.9
# custom:
#   severity: low
#   kinds: [terraform_module/aws_autoscaling_group]
#   remediation: >-
#     Make an `aws_launch_template` of the same settings, and name it in `launch_template` in place of
#     `launch_configuration`.
#   controls:
#     fsbp: ["AutoScaling.9"]
package terraform.aws.auto_scaling_launch_template

import data.lib.terraform

deny contains terraform.finding(setting, "machines are started by a launch configuration") if {
	some setting in _settings
	setting.value == true
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_autoscaling_group"], ["launch_configuration"])
