# METADATA
# title: Instance without detailed monitoring
# description: >-
#   CloudWatch has a figure of the instance every five minutes only. What goes wrong shows late, and scaling reacts
#   late.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
#     description: AWS, Manage detailed monitoring for your EC2 instances
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#     description: Terraform, aws_instance
# custom:
#   severity: low
#   kinds: [terraform_module/aws_instance, terraform_module/aws_launch_template]
#   remediation: >-
#     Set `monitoring = true`, in a launch template `monitoring { enabled = true }`. CloudWatch charges for the
#     metrics.
package terraform.aws.ec2_detailed_monitoring_enabled

import data.lib.terraform

deny contains terraform.finding(setting, "figures come every five minutes only") if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

# An instance of a launch template may leave it to that.
_settings := array.concat(
	[setting |
		some said in terraform.settings(["aws_instance"], ["monitoring"], false)
		some setting in terraform.unless(said, _templates(said.resource))
	],
	terraform.settings(["aws_launch_template"], ["monitoring", "enabled"], false),
)

_templates(instance) := [template |
	terraform.argument(instance.body, "monitoring", null) == null
	some template in terraform.presences_of(instance, ["launch_template"])
]
