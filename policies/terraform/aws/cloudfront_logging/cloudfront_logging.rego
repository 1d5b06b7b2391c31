# METADATA
# title: CloudFront distribution without access logs
# description: >-
#   Requests to the distribution are not logged. Nobody can see afterwards who asked for what, which is the first
#   question after an attack or a leak. Logs count whether `logging_config` or a delivery of CloudWatch Logs
#   (`aws_cloudwatch_log_delivery`) writes them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
#     description: AWS, Access logs (standard logs)
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-5
#     description: AWS Security Hub, CloudFront.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Add `logging_config` with the `bucket` for the logs, or an `aws_cloudwatch_log_delivery_source` for the
#     distribution and an `aws_cloudwatch_log_delivery` that takes it to S3, Firehose or CloudWatch.
#   controls:
#     fsbp: ["CloudFront.5"]
package terraform.aws.cloudfront_logging

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, "requests to the distribution are not logged") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some distribution in terraform.resources_of([_type])
	some said in terraform.presences_of(distribution, ["logging_config"])
	some setting in terraform.unless(said, array.concat(_astray, _deliveries_of(distribution)))
]

_type := "aws_cloudfront_distribution"

# What takes the logs of a distribution somewhere: true, or an unknown value that this hangs on.
_deliveries_of(distribution) := [{"value": array.concat(doubts, [true])[0]} |
	some source in _sources
	distribution.name in terraform.targets(source, "resource_arn", _type)
	some delivery in terraform.resources_of(["aws_cloudwatch_log_delivery"])
	source.name in terraform.targets(delivery, "delivery_source_name", source.type)
	doubts := [doubt.value | some made in [source, delivery]; some doubt in terraform_instances.doubts(made, distribution)]
]

# Sources of logs for a distribution that comes out of a loop.
_astray := [{"value": source.body.resource_arn} |
	some source in _sources
	terraform.elsewhere(source, "resource_arn", _type)
]

_sources := terraform.resources_of(["aws_cloudwatch_log_delivery_source"])
