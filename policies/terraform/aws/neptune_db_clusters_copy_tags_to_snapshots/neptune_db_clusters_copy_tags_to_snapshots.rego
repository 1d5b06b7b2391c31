# METADATA
# title: Neptune snapshots without the tags of the cluster
# description: >-
#   Snapshots of the cluster do not get its tags, as none do where nothing is said. Policies that go by tags, on who
#   may restore or share data, do not hold for copies of the same data then.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/tagging.html
#     description: AWS, Tagging Amazon Neptune resources
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-8
#     description: AWS Security Hub, Neptune.8
# custom:
#   severity: low
#   kinds: [terraform_module/aws_neptune_cluster]
#   remediation: >-
#     Set `copy_tags_to_snapshot = true`. It holds for snapshots from then on.
#   controls:
#     fsbp: ["Neptune.8"]
package terraform.aws.neptune_db_clusters_copy_tags_to_snapshots

import data.lib.terraform

_tags := terraform.settings(["aws_neptune_cluster"], ["copy_tags_to_snapshot"], false)

deny contains terraform.mended(setting, "snapshots do not get the tags of the cluster", true) if {
	some setting in _tags
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_tags)
