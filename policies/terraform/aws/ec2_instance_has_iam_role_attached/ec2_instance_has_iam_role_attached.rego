# METADATA
# title: Instance without a role
# description: >-
#   The instance has no role of IAM. What runs on it and needs AWS has to bring keys then, which lie on the disk,
#   never expire and are copied. An instance of a launch template may have its role from there and is left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
#     description: AWS, IAM roles for Amazon EC2
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#     description: Terraform, aws_instance
# custom:
#   severity: low
#   kinds: [terraform_module/aws_instance]
#   remediation: >-
#     Set `iam_instance_profile` to the name of an `aws_iam_instance_profile`. Where nothing on the machine needs AWS,
#     suppress the finding and say so.
package terraform.aws.ec2_instance_has_iam_role_attached

import data.lib.terraform

deny contains terraform.finding(setting, "instance has no role") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.presences(["aws_instance"], ["iam_instance_profile"])
	some setting in terraform.unless(said, terraform.presences_of(said.resource, ["launch_template"]))
]
