# METADATA
# title: Network Firewall without deletion protection
# description: >-
#   The firewall can be deleted with one call, or by a plan that replaces it, since deletion protection is off, as it
#   is where nothing is said. What goes through it is then not filtered any more.
# related_resources:
#   - ref: https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-updating.html
#     description: AWS, Updating a firewall in AWS Network Firewall
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-9
#     description: AWS Security Hub, NetworkFirewall.9
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_networkfirewall_firewall]
#   remediation: >-
#     Set `delete_protection = true`. Who means to delete it has to take that away in a change of its own first.
#   controls:
#     fsbp: ["NetworkFirewall.9"]
package terraform.aws.network_firewall_deletion_protection

import data.lib.terraform

_protection := terraform.settings(["aws_networkfirewall_firewall"], ["delete_protection"], false)

deny contains terraform.mended(setting, "deletion protection is off", true) if {
	some setting in _protection
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protection)
