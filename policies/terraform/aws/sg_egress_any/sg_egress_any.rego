# METADATA
# title: Security group that lets everything out
# description: >-
#   A security group lets traffic out to every address on every port. Whoever takes over what is in it can send data
#   anywhere and fetch tools from anywhere. Rules for some ports, as 443, are accepted; AWS's own rule, which
#   Terraform takes away, lets everything out, too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
#     description: AWS, Security group rules
#   - ref: https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-startup-security-baseline/wkld-11.html
#     description: AWS, Restrict security groups
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_default_security_group
#     - terraform_module/aws_security_group
#     - terraform_module/aws_security_group_rule
#     - terraform_module/aws_vpc_security_group_egress_rule
#   remediation: >-
#     Name what is needed: port 443 to everybody or to the prefix list of an endpoint, the port of the database to its
#     security group (`referenced_security_group_id`), port 53 to the resolver.
package terraform.aws.sg_egress_any

import data.lib.aws
import data.lib.terraform

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.open_egress
	_is_everything(rule)
	message := sprintf("everything may be sent to %s", [rule.cidr])
}

unknown contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.undecided_egress
	_may_be_everything(rule)
	message := "what may be sent to everybody is known only when Terraform runs"
}

# Where the protocol is missing, nothing says that it is not everything.
_is_everything(rule) if rule.protocol in {"", "-1"}

_is_everything(rule) if {
	rule.protocol in _with_ports
	terraform.number(rule.from) <= 1
	terraform.number(rule.to) in {-1, 65535}
}

_may_be_everything(rule) if rule.protocol in {"", "-1"}

_may_be_everything(rule) if terraform.unknown(rule.protocol)

_may_be_everything(rule) if {
	rule.protocol in _with_ports
	not _starts_late(rule.from)
	not _ends_early(rule.to)
}

_starts_late(port) if terraform.number(port) > 1

_ends_early(port) if not terraform.number(port) in {-1, 65535}

_with_ports := {"6", "17", "tcp", "udp"}
