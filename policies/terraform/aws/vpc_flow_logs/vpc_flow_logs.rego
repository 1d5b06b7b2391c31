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

deny contains {"message": "network has no flow log", "at": vpc.path, "resource": vpc.address} if {
	some vpc in _unlogged
	not _astray
}

unknown contains {"message": message, "at": vpc.path, "resource": vpc.address} if {
	some vpc in _unlogged
	_astray
	message := "which network a flow log is for is known only when Terraform runs"
}

_types := ["aws_default_vpc", "aws_vpc"]

_unlogged := [vpc |
	some vpc in terraform.resources_of(_types)
	not vpc.address in _logged
]

_logged contains sprintf("%s.%s", [type, name]) if {
	some log in _logs
	some type in _types
	some name in terraform.targets(log, "vpc_id", type)
}

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
