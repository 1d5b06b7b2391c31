# METADATA
# title: Instance metadata without a session
# description: >-
#   The instance answers requests to its metadata service that carry no session token (IMDSv1). A server that can be
#   talked into fetching an address (SSRF) then gives the instance's credentials away, as in the breach of a large
#   bank in 2019.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
#     description: AWS, Use the Instance Metadata Service to access instance metadata
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8
#     description: AWS Security Hub, EC2.8
# custom:
#   severity: high
#   kinds: [terraform_module]
#   remediation: >-
#     Set `http_tokens = "required"` in `metadata_options`; every AWS SDK of the last years asks for a session by
#     itself. Where nothing on the instance needs metadata, set `http_endpoint = "disabled"`.
#   controls:
#     cis_aws_3_0: ["5.6"]
package terraform.aws.ec2_imdsv2

import data.lib.terraform

_types := ["aws_instance", "aws_launch_template", "aws_launch_configuration"]

deny contains {"message": message, "at": instance.path, "resource": instance.address} if {
	some instance in _instances
	count(terraform.blocks(instance, "metadata_options")) == 0
	not _told_elsewhere(instance.body)
	message := "metadata_options are missing, so metadata is served without a session"
}

deny contains {"message": message, "at": _place(options), "resource": instance.address} if {
	some instance in _instances
	some options in terraform.blocks(instance, "metadata_options")
	terraform.argument(options.body, "http_endpoint", "enabled") == "enabled"
	tokens := terraform.argument(options.body, "http_tokens", "optional")
	terraform.known(tokens)
	tokens != "required"
	message := sprintf("metadata is served without a session: http_tokens is %s", [tokens])
}

_instances := [instance |
	some type in _types
	some instance in object.get(terraform.resources, type, [])
]

# An instance takes its options from its launch template; and blocks that are written as an unknown value may be
# anything.
_told_elsewhere(body) if terraform.argument(body, "launch_template", null) != null

_told_elsewhere(body) if terraform.unknown(object.get(body, "metadata_options", null))

# The nearest thing that exists.
_place(options) := array.concat(options.path, ["http_tokens"]) if {
	terraform.argument(options.body, "http_tokens", null) != null
} else := options.path
