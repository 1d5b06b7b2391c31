# METADATA
# title: CloudTrail in one region only
# description: >-
#   The trail records one region, and no other trail of the module records all of them. Attackers work in regions that
#   nobody looks at: they start miners or make keys there, and nothing of it is in the logs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
#     description: AWS, Receiving CloudTrail log files from multiple regions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1
#     description: AWS Security Hub, CloudTrail.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudtrail]
#   remediation: >-
#     Set `is_multi_region_trail = true`; the first copy of management events costs nothing. An account needs one such
#     trail, others may stay in one region.
#   controls:
#     cis_aws_3_0: ["3.1"]
#     fsbp: ["CloudTrail.1"]
package terraform.aws.cloudtrail_multi_region

import data.lib.terraform

deny contains terraform.mended(setting, "trail records one region only", true) if {
	some setting in _regions
	terraform.is_false(setting.value)
	terraform.known([other.value | some other in _regions])
}

unknown contains finding if some finding in terraform.undecided(_regions)

# One trail that records all regions is enough.
_regions := [setting |
	settings := terraform.settings(["aws_cloudtrail"], ["is_multi_region_trail"], false)
	count([other | some other in settings; terraform.is_true(other.value)]) == 0
	some setting in settings
]
