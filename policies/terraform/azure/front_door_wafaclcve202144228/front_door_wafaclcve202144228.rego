# METADATA
# title: Front Door firewall that lets Log4Shell through
# description: >-
#   The policy has no set of rules of Microsoft's that refuses requests for the hole in Log4j (CVE-2021-44228), or the
#   one rule for it is switched off or only writes them down. Whoever has an old Log4j somewhere behind is taken over
#   with a single request.
# related_resources:
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2021-44228
#     description: NVD, CVE-2021-44228
#   - ref: https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs
#     description: Microsoft, Web Application Firewall DRS rule groups and rules
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor_firewall_policy
#     description: azurerm_frontdoor_firewall_policy, managed_rule
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_frontdoor_firewall_policy]
#   remediation: >-
#     Write a `managed_rule` of the type `Microsoft_DefaultRuleSet` or `DefaultRuleSet`, and no `override` that takes
#     the rule 944240 away.
package terraform.azure.front_door_wafaclcve202144228

import data.lib.terraform

deny contains {"message": message, "at": policy.path, "resource": policy.address} if {
	some policy in _policies
	_sets(policy) == []
	message := "no set of rules that knows Log4Shell is in force"
}

deny contains {"message": message, "at": rule.path, "resource": policy.address} if {
	some policy in _policies
	some set in _sets(policy)
	some group in terraform.blocks(set, "override")
	group.body.rule_group_name == "JAVA"
	some rule in terraform.blocks(group, "rule")
	object.get(rule.body, "rule_id", "") in {"944240", 944240}
	not _blocks(rule.body)
	message := "the rule against Log4Shell (944240) does not block"
}

_policies := [policy |
	some policy in terraform.resources_of(["azurerm_frontdoor_firewall_policy"])
	not terraform.unknown(object.get(policy.body, "managed_rule", null))
]

_sets(policy) := [block |
	some block in terraform.blocks(policy, "managed_rule")
	_is_wide(object.get(block.body, "type", ""))
]

_is_wide(type) if type in {"DefaultRuleSet", "Microsoft_DefaultRuleSet"}

_is_wide(type) if terraform.unknown(type)

# A rule that is overridden is off unless that says otherwise.
_blocks(rule) if {
	not _is_off(object.get(rule, "enabled", false))
	object.get(rule, "action", "") in {"Block", "Redirect"}
}

_blocks(rule) if terraform.unknown([object.get(rule, "enabled", false), object.get(rule, "action", "")])

_is_off(value) if terraform.is_false(value)
