# METADATA
# title: Neptune cluster without deletion protection
# description: >-
#   The cluster can be deleted with one call, or by a plan that replaces it, since deletion protection is off, as it
#   is where nothing is said. Its data is gone with it, and so are its automatic backups.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html
#     description: AWS, Deleting a DB instance in Neptune
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-4
#     description: AWS Security Hub, Neptune.4
# custom:
#   severity: low
#   kinds: [terraform_module/aws_neptune_cluster]
#   remediation: >-
#     Set `deletion_protection = true`. Who means to delete it has to take that away in a change of its own first.
#   controls:
#     fsbp: ["Neptune.4"]
package terraform.aws.neptune_deletion_protection_enabled

import data.lib.terraform

_protection := terraform.settings(["aws_neptune_cluster"], ["deletion_protection"], false)

deny contains terraform.mended(setting, "deletion protection is off", true) if {
	some setting in _protection
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protection)
