# METADATA
# title: Instance metadata that reaches over a hop
# description: >-
#   Answers of the metadata service may cross more than one hop: containers on the machine reach it over the bridge,
#   and get the credentials of the machine. The limit is 1 where nothing is said. Nodes of EKS whose pods need
#   metadata have 2.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
#     description: AWS, Configure the instance metadata options for new instances
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4
#     description: AWS Security Hub, AutoScaling.4
# custom:
#   severity: low
#   kinds: [terraform_module/aws_launch_configuration, terraform_module/aws_launch_template]
#   remediation: >-
#     Set `http_put_response_hop_limit = 1` in `metadata_options`, and give containers roles of their own.
package terraform.aws.launch_template_metadata_hop

import data.lib.terraform

deny contains terraform.mended(setting, "metadata reaches containers on the machine", 1) if {
	some setting in _settings
	terraform.number(setting.value) > 1
}

unknown contains finding if some finding in terraform.undecided(_settings)

_path := ["metadata_options", "http_put_response_hop_limit"]

_settings := [setting |
	some setting in terraform.settings(["aws_launch_configuration", "aws_launch_template"], _path, 1)
	every endpoint in terraform.settings_of(setting.resource, ["metadata_options", "http_endpoint"], "enabled") {
		endpoint.value != "disabled"
	}
]
