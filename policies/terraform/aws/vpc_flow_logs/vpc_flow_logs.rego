# METADATA
# title: VPC without flow logs
# description: >-
#   Nothing records which connections are made or refused in the network. After a break-in nobody can say where the
#   attacker came from, what was reached and how much was taken. A flow log that records accepted traffic only does
#   not show the attempts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
#     description: AWS, Logging IP traffic using VPC Flow Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6
#     description: AWS Security Hub, EC2.6
# custom:
#   severity: low
#   kinds: [terraform_module/aws_default_vpc, terraform_module/aws_vpc]
#   remediation: >-
#     Add an `aws_flow_log` with the `vpc_id` of the network and `traffic_type = "ALL"` (or `"REJECT"`, which costs
#     less). S3 is the cheapest place for it to go.
#   controls:
#     cis_aws_3_0: ["3.7"]
#     fsbp: ["EC2.6"]
package terraform.aws.vpc_flow_logs

import data.lib.terraform
import data.lib.terraform_instances

deny contains {"message": "network has no flow log", "at": vpc.path, "resource": vpc.address} if {
	some vpc in _unlogged
	not _astray
	count(_doubts(vpc)) == 0
}

unknown contains {"message": message, "at": vpc.path, "resource": vpc.address} if {
	some vpc in _unlogged
	_astray
	message := "which network a flow log is for is known only when Terraform runs"
}

unknown contains finding if {
	some vpc in _unlogged
	some finding in terraform.undecided(_doubts(vpc))
}

_types := ["aws_default_vpc", "aws_vpc"]

_unlogged := [vpc |
	some vpc in terraform.resources_of(_types)
	not _covered(vpc, [log | some log in _logs_of[vpc.address]; _reservations(log, vpc) == []])
]

# Why it is unknown whether a network has logs, where all of it may have some.
_doubts(vpc) := [doubt |
	logs := _logs_of[vpc.address]
	_covered(vpc, logs)
	some log in logs
	some doubt in _reservations(log, vpc)
]

_covered(vpc, logs) if {
	indexes := {index |
		some log in logs
		some index in terraform_instances.meant(log, "vpc_id", vpc)
	}
	count(terraform_instances.of(vpc) - indexes) == 0
}

_logs_of[sprintf("%s.%s", [type, name])] contains log if {
	some log in _logs
	some type in _types
	some name in terraform.targets(log, "vpc_id", type)
}

_reservations(log, vpc) := [object.union(doubt, {"resource": vpc}) |
	some traffic in terraform.settings_of(log, ["traffic_type"], "ALL")
	some doubt in terraform_instances.reservations(traffic, vpc)
]

# Whether some log is for a network that comes out of a loop.
_astray if {
	some log in _logs
	every type in _types {
		terraform.elsewhere(log, "vpc_id", type)
	}
}

_logs := [log |
	some log in terraform.resources_of(["aws_flow_log"])
	terraform.argument(log.body, "traffic_type", "ALL") != "ACCEPT"
]
