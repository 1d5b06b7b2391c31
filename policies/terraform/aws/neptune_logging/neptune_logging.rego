# METADATA
# title: Neptune cluster without audit logs
# description: >-
#   The cluster does not send its audit log to CloudWatch, as none does by itself. Who read or changed what in the
#   graph cannot be said afterwards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html
#     description: AWS, Publishing Neptune logs to Amazon CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-2
#     description: AWS Security Hub, Neptune.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_neptune_cluster]
#   remediation: >-
#     Set `enable_cloudwatch_logs_exports = ["audit"]`, and `neptune_enable_audit_log` to 1 in the parameter group of
#     the cluster, without which nothing is written.
#   controls:
#     fsbp: ["Neptune.2"]
package terraform.aws.neptune_logging

import data.lib.terraform

deny contains terraform.mended(setting, "cluster sends no audit log", ["audit"]) if {
	some setting in _logs
	setting.value == []
}

deny contains terraform.finding(setting, "cluster sends no audit log") if {
	some setting in _logs
	setting.value != []
	terraform.known(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)

# Which logs clusters send, where the audit log is not among them.
_logs := [setting |
	some setting in terraform.settings(["aws_neptune_cluster"], ["enable_cloudwatch_logs_exports"], [])
	not _sends_audit(setting.value)
]

_sends_audit(logs) if {
	is_array(logs)
	"audit" in logs
}

_sends_audit(logs) if "audit" in terraform.joined(logs)
