# METADATA
# title: Web ACLs of AWS WAF in Terraform
# description: Which web ACLs of a module are before a resource, and whether they look for requests that are known as attacks.
package lib.aws_waf

import data.lib.terraform
import data.lib.terraform_blocks

# Whether the web ACLs before a resource look for what is known to be bad, such as Log4Shell, by the rules that AWS keeps: true,
# false, or an unknown value that it hangs on. Without a web ACL of the module before it there is no answer. Rules that only
# count, as they do while one tries them, are there.
knows_attacks(resource) if {
	some name in _before(resource)
	_verdicts[name] == true
} else := doubts[0] if {
	doubts := [_verdicts[name] | some name in _before(resource); terraform.unknown(_verdicts[name])]
	count(doubts) > 0
} else := false if {
	some name in _before(resource)
	_verdicts[name] == false
}

_acl := "aws_wafv2_web_acl"

# Names of the web ACLs that a resource, or an association with it, refers to.
_before(resource) := terraform.references(object.get(resource.body, "web_acl_id", null), _acl) | {name |
	some association in terraform.resources_of(["aws_wafv2_web_acl_association"])
	resource.name in terraform.targets(association, "resource_arn", resource.type)
	some name in terraform.targets(association, "web_acl_arn", _acl)
}

_verdicts[acl.name] := verdict if {
	some acl in terraform.resources_of([_acl])
	verdict := _verdict(_groups(acl), acl)
}

_verdict(groups, acl) if {
	some group in groups
	group.value == _known_attacks
	group.doubts == []
} else := doubts[0] if {
	doubts := [doubt |
		some group in groups
		_may_be(group.value)
		some doubt in array.concat(group.doubts, [group.value])
		terraform.unknown(doubt)
	]
	count(doubts) > 0
} else := sprintf("${%s.rule_json}", [acl.address]) if {
	object.get(acl.body, "rule_json", null) != null
} else := false

_known_attacks := "AWSManagedRulesKnownBadInputsRuleSet"

_may_be(name) if name == _known_attacks

_may_be(name) if terraform.unknown(name)

# Groups of rules that AWS keeps, by name.
_groups(acl) := [group |
	some rule in terraform.blocks(acl, "rule")
	within := terraform.within(acl, rule)
	some said in terraform_blocks.stated_of(within, ["statement", "managed_rule_group_statement", "name"], "")
	group := object.union(said, {"doubts": array.concat(said.doubts, [doubt | doubt := rule.for_each])})
]
