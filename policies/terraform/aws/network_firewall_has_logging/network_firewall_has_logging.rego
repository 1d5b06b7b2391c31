# METADATA
# title: Network Firewall without logs
# description: >-
#   Nothing in the module tells the firewall where to write its logs. What it let through and what it dropped cannot
#   be seen, nor why something does not work any more.
# related_resources:
#   - ref: https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html
#     description: AWS, Logging network traffic from AWS Network Firewall
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-2
#     description: AWS Security Hub, NetworkFirewall.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_networkfirewall_firewall]
#   remediation: >-
#     Add an `aws_networkfirewall_logging_configuration` with `firewall_arn` of the firewall and a destination for the
#     log types `ALERT` and `FLOW`.
#   controls:
#     fsbp: ["NetworkFirewall.2"]
package terraform.aws.network_firewall_has_logging

import data.lib.terraform
import data.lib.terraform_companions

_missing := terraform_companions.missing("aws_networkfirewall_firewall", ["aws_networkfirewall_logging_configuration"], "firewall_arn")

deny contains terraform.finding(setting, "firewall writes no logs") if {
	some setting in _missing
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_missing)
