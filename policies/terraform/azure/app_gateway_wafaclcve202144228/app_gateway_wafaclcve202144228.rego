# METADATA
# title: Gateway firewall that lets Log4Shell through
# description: >-
#   The policy has no set of rules that refuses requests for the hole in Log4j (CVE-2021-44228), OWASP from 3.1 on or
#   Microsoft's default one, or the one rule for it is switched off. Whoever has an old Log4j somewhere behind is
#   taken over with a single request.
# related_resources:
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2021-44228
#     description: NVD, CVE-2021-44228
#   - ref: https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-crs-rulegroups-rules
#     description: Microsoft, Web Application Firewall DRS and CRS rule groups and rules
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/web_application_firewall_policy
#     description: azurerm_web_application_firewall_policy, managed_rules
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_web_application_firewall_policy]
#   remediation: >-
#     Write a `managed_rule_set` with `version = "3.2"`, and no override that takes the rule 944240 away.
package terraform.azure.app_gateway_wafaclcve202144228

import data.lib.terraform

deny contains {"message": message, "at": policy.path, "resource": policy.address} if {
	some policy in _policies
	_sets(policy) == []
	message := "no set of rules that knows Log4Shell is in force"
}

deny contains {"message": message, "at": group.path, "resource": policy.address} if {
	some policy in _policies
	some set in _sets(policy)
	some group in terraform.blocks(set, "rule_group_override")
	group.body.rule_group_name == "REQUEST-944-APPLICATION-ATTACK-JAVA"
	_switches_off(group)
	message := "the rule against Log4Shell (944240) does not block"
}

_policies := [policy |
	some policy in terraform.resources_of(["azurerm_web_application_firewall_policy"])
	not terraform.unknown(object.get(policy.body, "managed_rules", null))
]

_sets(policy) := [set |
	some set in terraform.nested(policy, ["managed_rules", "managed_rule_set"])
	_knows(object.get(set.body, "type", "OWASP"), object.get(set.body, "version", ""))
]

_knows("OWASP", version) if {
	regex.match(`^(3\.[1-9]|[4-9]|[1-9][0-9])`, sprintf("%v", [version]))
}

_knows("Microsoft_DefaultRuleSet", _)

_knows(type, version) if terraform.unknown([type, version])

# Before version 4 of the provider a list, today blocks.
_switches_off(group) if "944240" in group.body.disabled_rules

_switches_off(group) if {
	some rule in terraform.blocks(group, "rule")
	rule.body.id == "944240"
	terraform.is_false(object.get(rule.body, "enabled", false))
}
