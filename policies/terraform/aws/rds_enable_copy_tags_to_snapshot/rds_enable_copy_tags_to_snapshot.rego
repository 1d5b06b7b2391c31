# METADATA
# title: RDS snapshots without the tags of the database
# description: >-
#   Snapshots of the database do not get its tags, as none do where nothing is said. Policies that go by tags, on who
#   may restore or share data, do not hold for copies of the same data then.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html#USER_Tagging.CopyTags
#     description: AWS, Copying tags to DB snapshots
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17
#     description: AWS Security Hub, RDS.17
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `copy_tags_to_snapshot = true`. It holds for snapshots from then on.
#   controls:
#     fsbp: ["RDS.17"]
package terraform.aws.rds_enable_copy_tags_to_snapshot

import data.lib.terraform

_tags := terraform.settings(["aws_db_instance"], ["copy_tags_to_snapshot"], false)

deny contains terraform.mended(setting, "snapshots do not get the tags of the database", true) if {
	some setting in _tags
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_tags)
