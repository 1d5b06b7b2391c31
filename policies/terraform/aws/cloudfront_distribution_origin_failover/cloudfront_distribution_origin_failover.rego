# METADATA
# title: CloudFront distribution without a second origin
# description: >-
#   Where the origin of the distribution fails, visitors see an error: no group of two origins says which one takes
#   its place.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
#     description: AWS, Optimize high availability with CloudFront origin failover
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-4
#     description: AWS Security Hub, CloudFront.4
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudfront_distribution]
#   remediation: >-
#     Add `origin_group` with two `member` blocks, the second one being the origin to fall back to, and name the group
#     in `target_origin_id`.
package terraform.aws.cloudfront_distribution_origin_failover

import data.lib.terraform

deny contains {"message": "no origin takes the place of one that fails", "at": site.path, "resource": site.address} if {
	some site in _alone
	count(_doubts(site)) == 0
}

unknown contains {"message": message, "at": site.path, "resource": site.address} if {
	some site in _alone
	count(_doubts(site)) > 0
	message := "whether an origin takes the place of one that fails is known only when Terraform runs"
}

# Distributions without a group that is sure to have two origins.
_alone := [site |
	some site in terraform.resources_of(["aws_cloudfront_distribution"])
	every group in terraform.blocks(site, "origin_group") {
		not _is_whole(group)
	}
]

_is_whole(group) if {
	members := terraform.blocks(group, "member")
	count(members) > 1
	count(_open([group], members)) == 0
}

_open(groups, members) := [value |
	some block in array.concat(groups, members)
	value := block.for_each
]

_doubts(site) := array.concat(
	[value | some group in terraform.blocks(site, "origin_group"); some value in _open([group], terraform.blocks(group, "member"))],
	[value | value := site.body.origin_group; is_string(value); terraform.unknown(value)],
)
