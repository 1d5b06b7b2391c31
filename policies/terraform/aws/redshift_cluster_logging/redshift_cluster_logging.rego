# METADATA
# title: Redshift cluster without audit logs
# description: >-
#   The cluster writes no audit logs. Who signed in and which statements they ran cannot be said afterwards. The
#   setting is looked for in the cluster and in `aws_redshift_logging`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
#     description: AWS, Database audit logging
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-4
#     description: AWS Security Hub, Redshift.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_redshift_cluster]
#   remediation: >-
#     Add an `aws_redshift_logging` with `cluster_identifier`, `log_destination_type = "cloudwatch"` and `log_exports
#     = ["connectionlog", "userlog", "useractivitylog"]`, and set `enable_user_activity_logging` in the parameter
#     group.
#   controls:
#     fsbp: ["Redshift.4"]
package terraform.aws.redshift_cluster_logging

import data.lib.terraform
import data.lib.terraform_companions

deny contains terraform.finding(setting, "cluster writes no audit logs") if {
	some setting in _missing
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_missing)

# Clusters without logs of their own, and of which no resource for logs speaks.
_missing := [setting |
	some beside in terraform_companions.missing("aws_redshift_cluster", ["aws_redshift_logging"], "cluster_identifier")
	own := terraform.settings_of(beside.resource, ["logging", "enable"], false)
	some setting in terraform.unless(beside, own)
]
