# METADATA
# title: Security group open to the world
# description: >-
#   A security group lets every address in on ports that are not meant for everybody. Databases, caches and admin
#   consoles are found by scanners within hours. Ports 80 and 443 are accepted; which ports are can be set.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18
#     description: AWS Security Hub, EC2.18
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
#     description: AWS, Control traffic to your AWS resources using security groups
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_default_security_group, terraform_module/aws_security_group,
#     terraform_module/aws_security_group_rule, terraform_module/aws_vpc_security_group_ingress_rule]
#   remediation: >-
#     Name the address ranges or the security group that callers come from (`security_groups`). For a service that is
#     meant for everybody add its port to `ports` of this rule in `karat.toml`.
#   controls:
#     fsbp: ["EC2.18"]
#   parameters:
#     ports:
#       default: [80, 443]
#       description: Ports that may be open to everybody.
package terraform.aws.sg_ingress_any

import data.lib.aws
import data.lib.terraform

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.open_ingress
	what := _opened(rule)
	message := sprintf("%s is open to %s", [what, rule.cidr])
}

unknown contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.undecided_ingress
	not rule.protocol in {"icmp", "icmpv6", "1", "58"}
	not _meant(rule)
	message := "what is open to the world is known only when Terraform runs"
}

_protocols := {"tcp": "TCP", "6": "TCP", "udp": "UDP", "17": "UDP"}

# Where the protocol is missing, nothing says that it is not everything.
_opened(rule) := "every port" if rule.protocol in {"", "-1"}

_opened(rule) := sprintf("%s port %s", [_protocols[rule.protocol], _range(rule.from, rule.to)]) if {
	terraform.known([rule.from, rule.to])
	not _meant(rule)
}

_range(from, to) := sprintf("%v", [from]) if from == to

_range(from, to) := sprintf("%v-%v", [from, to]) if from != to

# Whether all ports of a rule may be open.
_meant(rule) if {
	from := terraform.number(rule.from)
	to := terraform.number(rule.to)
	every port in [from, to] {
		floor(port) == port
	}
	to - from < count(data.karat.parameters.ports)
	every port in numbers.range(from, to) {
		port in data.karat.parameters.ports
	}
	rule.protocol != "-1"
}
