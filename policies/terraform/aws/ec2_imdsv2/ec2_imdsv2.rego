# METADATA
# title: Instance metadata without a session
# description: >-
#   The instance answers requests to its metadata service that carry no session token (IMDSv1). A server that can be
#   talked into fetching an address (SSRF) then gives the instance's credentials away, as in the breach of a large
#   bank in 2019. Images of Amazon Linux 2023 ask for sessions by themselves.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
#     description: AWS, Use the Instance Metadata Service to access instance metadata
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8
#     description: AWS Security Hub, EC2.8
# custom:
#   severity: high
#   kinds: [terraform_module/aws_instance, terraform_module/aws_launch_configuration,
#     terraform_module/aws_launch_template, terraform_module/aws_spot_instance_request]
#   remediation: >-
#     Set `http_tokens = "required"` in `metadata_options`, or for a whole region in
#     `aws_ec2_instance_metadata_defaults`; every AWS SDK of the last years asks for a session by itself. Where nothing
#     on the instance needs metadata, set `http_endpoint = "disabled"`.
#   controls:
#     cis_aws_3_0: ["5.6"]
#     fsbp: ["EC2.8", "EC2.170", "AutoScaling.3"]
package terraform.aws.ec2_imdsv2

import data.lib.terraform
import data.lib.terraform_instances

_types := {
	"aws_instance",
	"aws_launch_configuration",
	"aws_launch_template",
	"aws_spot_instance_request",
}

deny contains terraform.mended(setting, message, "required") if {
	some setting in _tokens
	terraform.known(setting.value)
	setting.value != "required"
	every endpoint in _endpoints(setting.resource) {
		terraform.known(endpoint.value)
	}
	message := sprintf("metadata is served without a session: http_tokens is %s", [setting.value])
}

unknown contains finding if {
	some setting in _tokens
	setting.value != "required"
	some finding in terraform.undecided(array.concat([setting], _endpoints(setting.resource)))
}

# Where metadata is served at all, and the instance does not leave the matter to its launch template.
_tokens := [setting |
	some resource in terraform.resources_of(_types)
	not _from_template(resource)
	otherwise := _default(resource)
	some setting in terraform.settings_of(resource, ["metadata_options", "http_tokens"], otherwise)
	every endpoint in _endpoints(setting.resource) {
		endpoint.value != "disabled"
	}
]

_endpoints(resource) := terraform.settings_of(
	resource,
	["metadata_options", "http_endpoint"],
	"enabled",
)

_from_template(resource) if {
	count(terraform.blocks(resource, "launch_template")) > 0
	terraform.argument(resource.body, "metadata_options", null) == null
}

# What regions ask of instances that say nothing, and why that is unknown.
_regions := [{"value": region.value, "doubts": terraform_instances.reservations(region, {})} |
	some region in terraform.settings(["aws_ec2_instance_metadata_defaults"], ["http_tokens"], "no-preference")
]

_default(resource) := "required" if {
	some region in _regions
	region.value == "required"
	region.doubts == []
} else := "required" if {
	_of_image(resource.body) == "required"
} else := doubts[0] if {
	doubts := [doubt.value | some region in _regions; _may_require(region.value); some doubt in region.doubts]
	count(doubts) > 0
} else := "optional"

_may_require("required")

_may_require(value) if terraform.unknown(value)

_of_image(body) := "required" if {
	some name in ["ami", "image_id"]
	_asks(body[name])
} else := "optional"

# Amazon Linux 2023, by its public parameter or by the name that is looked for.
_asks(image) if {
	is_string(image)
	startswith(image, "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-")
}

_asks(image) if {
	some parameter in terraform.data_sources.aws_ssm_parameter
	is_string(parameter.body.name)
	startswith(parameter.body.name, "/aws/service/ami-amazon-linux-latest/al2023-")
	terraform.refers_to(image, parameter.address)
}

_asks(image) if {
	some source in terraform.data_sources.aws_ami
	some filter in terraform.blocks(source, "filter")
	filter.body.name == "name"
	some value in filter.body.values
	startswith(value, "al2023-ami-")
	terraform.refers_to(image, source.address)
}
