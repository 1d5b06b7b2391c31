# METADATA
# title: RDS snapshots without the tags of the cluster
# description: >-
#   Snapshots of the cluster do not get its tags, as none do where nothing is said. Policies that go by tags, on who
#   may restore or share data, do not hold for copies of the same data then.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html#USER_Tagging.CopyTags
#     description: AWS, Copying tags to DB snapshots
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-16
#     description: AWS Security Hub, RDS.16
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `copy_tags_to_snapshot = true`. It holds for snapshots from then on.
#   controls:
#     fsbp: ["RDS.16"]
package terraform.aws.rds_cluster_copy_tags

import data.lib.terraform

_tags := terraform.settings(["aws_rds_cluster"], ["copy_tags_to_snapshot"], false)

deny contains terraform.mended(setting, "snapshots do not get the tags of the cluster", true) if {
	some setting in _tags
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_tags)
