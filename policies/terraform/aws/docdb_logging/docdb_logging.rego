# METADATA
# title: DocumentDB cluster without audit log
# description: >-
#   The cluster does not send its audit log to CloudWatch. Logins, failed ones too, and changes of users and
#   collections leave no trace: after a leak nobody can say who it was. The log of slow operations (`profiler`) does
#   not tell.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
#     description: AWS, Auditing Amazon DocumentDB events
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-4
#     description: AWS Security Hub, DocumentDB.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_docdb_cluster]
#   remediation: >-
#     Add `"audit"` to `enabled_cloudwatch_logs_exports`, and set the parameter `audit_logs` to `enabled` in the
#     `aws_docdb_cluster_parameter_group` of the cluster.
#   controls:
#     fsbp: ["DocumentDB.4"]
package terraform.aws.docdb_logging

import data.lib.fix
import data.lib.terraform

deny contains object.union(terraform.finding(setting, "audit log is not sent to CloudWatch"), _remedy(setting)) if {
	some setting in _settings
	terraform.known(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.settings(["aws_docdb_cluster"], ["enabled_cloudwatch_logs_exports"], [])
	not _has_audit(setting.value)
]

_has_audit(logs) if logs == "audit"

_has_audit(logs) if "audit" in logs

_remedy(setting) := {"fix": fix.unsafe("Send the audit log to CloudWatch", [fix.append(setting.edit, "audit")])} if {
	is_array(setting.value)
} else := {}
