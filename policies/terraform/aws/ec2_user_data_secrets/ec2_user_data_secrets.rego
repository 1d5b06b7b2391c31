# METADATA
# title: Secret in user data
# description: >-
#   The start script of the instance contains a password or a key. Every program on the instance can read it from the
#   metadata service, everybody with `ec2:DescribeInstanceAttribute` can read it from outside, and it stands in the
#   state and in the repository.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
#     description: AWS, Run commands when you launch an EC2 instance with user data input
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html
#     description: AWS, Get secrets from AWS Secrets Manager
# custom:
#   severity: high
#   kinds: [terraform_module/aws_instance, terraform_module/aws_launch_configuration,
#     terraform_module/aws_launch_template, terraform_module/aws_spot_fleet_request,
#     terraform_module/aws_spot_instance_request]
#   remediation: >-
#     Change the secret, then let the script fetch it with the role of the instance: `aws secretsmanager
#     get-secret-value` or `aws ssm get-parameter --with-decryption`. Keys of AWS are not needed at all, the role
#     gives them.
package terraform.aws.ec2_user_data_secrets

import data.lib.aws
import data.lib.start_scripts
import data.lib.terraform

_types := {
	"aws_instance",
	"aws_launch_configuration",
	"aws_launch_template",
	"aws_spot_instance_request",
}

deny contains {"message": message, "at": script.at, "words": words, "resource": script.resource} if {
	some script in _scripts
	found := start_scripts.found(script.text)
	count(found) > 0
	some words in start_scripts.words(script.text)
	message := sprintf("user data holds %s", [concat(", ", sort(found))])
}

unknown contains {"message": message, "at": script.at, "resource": script.resource} if {
	some script in _scripts
	start_scripts.unread(script.text)
	message := sprintf("user data %s", [terraform.reason(script.text)])
}

_scripts := [script |
	some resource in array.concat(terraform.resources_of(_types), aws.launch_specifications)
	some name in ["user_data", "user_data_base64"]
	value := resource.body[name]
	is_string(value)
	script := {
		"text": start_scripts.decoded(value),
		"at": array.concat(resource.path, [name]),
		"resource": resource.address,
	}
]
