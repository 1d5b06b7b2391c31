# METADATA
# title: Aurora MySQL cluster without backtracking
# description: >-
#   The cluster of Aurora MySQL cannot be taken back to an earlier moment in place, as none can where nothing is said.
#   After a wrong statement it has to be restored beside the old one, which takes hours. PostgreSQL and serverless
#   clusters do not have it and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
#     description: AWS, Backtracking an Aurora DB cluster
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-14
#     description: AWS Security Hub, RDS.14
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `backtrack_window = 86400`, a day in seconds; up to 72 hours are possible. Terraform has to make the cluster
#     anew or restore it for that.
#   controls:
#     fsbp: ["RDS.14"]
package terraform.aws.rds_cluster_aurora_backtrack

import data.lib.terraform

deny contains terraform.finding(setting, "cluster cannot be taken back to an earlier moment") if {
	some setting in _windows
	terraform.number(setting.value) <= 0
}

unknown contains finding if some finding in terraform.undecided(_windows)

# How far clusters can be taken back, of those that could be: unknown where it hangs on what sort they are.
_windows := [object.union(said, {"value": doubt | some doubt in _doubts(said)}) |
	some said in terraform.settings(["aws_rds_cluster"], ["backtrack_window"], 0)
	_could_be(said.resource.body)
]

_could_be(body) if {
	engine := sprintf("%v", [terraform.argument(body, "engine", "aurora")])
	regex.match(`^aurora(-mysql)?$|^\$\{`, engine)
	mode := sprintf("%v", [terraform.argument(body, "engine_mode", "provisioned")])
	mode != "serverless"
}

_doubts(said) := {value |
	not terraform.number(said.value) > 0
	some name in ["engine", "engine_mode"]
	value := said.resource.body[name]
	terraform.unknown(value)
}
