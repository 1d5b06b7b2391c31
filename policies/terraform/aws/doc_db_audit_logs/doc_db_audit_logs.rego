# METADATA
# title: DocumentDB parameters without audit log
# description: >-
#   The parameters of the clusters do not switch the audit log on, as they do not where nothing is said. Logins,
#   failed ones too, and changes of users and collections leave no trace.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
#     description: AWS, Auditing Amazon DocumentDB events
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-4
#     description: AWS Security Hub, DocumentDB.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_docdb_cluster_parameter_group]
#   remediation: >-
#     Add `parameter { name = "audit_logs" value = "enabled" }` (or `all`, or a list of sorts of events), and
#     `"audit"` to `enabled_cloudwatch_logs_exports` of the cluster.
package terraform.aws.doc_db_audit_logs

import data.lib.terraform

deny contains {"message": "audit log is not switched on", "at": group.path, "resource": group.address} if {
	some group in _silent
	count(_doubts(group)) == 0
}

unknown contains {"message": message, "at": group.path, "resource": group.address} if {
	some group in _silent
	count(_doubts(group)) > 0
	message := "whether the audit log is switched on is known only when Terraform runs"
}

# Groups without a parameter that is sure to switch it on.
_silent := [group |
	some group in terraform.resources_of(["aws_docdb_cluster_parameter_group"])
	every parameter in _parameters(group) {
		count(parameter.doubts) > 0
	}
]

_doubts(group) := array.concat(
	[doubt | some parameter in _parameters(group); some doubt in parameter.doubts],
	[value | value := group.body.parameter; is_string(value); terraform.unknown(value)],
)

# Parameters that switch it on, or may do so, with the unknown values that this hangs on.
_parameters(group) := [{"doubts": doubts} |
	some block in terraform.blocks(group, "parameter")
	name := object.get(block.body, "name", "")
	value := object.get(block.body, "value", "")
	_may_be_audit(name)
	not value in {"", "disabled", "none"}
	said := [name, value, object.get(block, "for_each", "")]
	doubts := [part | some part in said; terraform.unknown(part)]
]

_may_be_audit(name) if name == "audit_logs"

_may_be_audit(name) if terraform.unknown(name)
