# METADATA
# title: Cloud Armor policy that lets Log4Shell through
# description: >-
#   The policy has no rule with the expressions `cve-canary`, which refuse requests for the hole in Log4j
#   (CVE-2021-44228) and others of its kind, or that rule lets them through or is a preview. Whoever has an old Log4j
#   somewhere behind is taken over with a single request. Policies for the edge, which cannot look into requests, are
#   left out.
# related_resources:
#   - ref: https://cloud.google.com/armor/docs/waf-rules
#     description: Google Cloud, Preconfigured WAF rules
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2021-44228
#     description: NVD, CVE-2021-44228
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_security_policy
#     description: Terraform, google_compute_security_policy
# custom:
#   severity: high
#   kinds: [terraform_module/google_compute_security_policy]
#   remediation: >-
#     Write a `rule` with `action = "deny(403)"` and the expression `evaluatePreconfiguredWaf('cve-canary')`.
package terraform.gcp.cloud_armor_wafaclcve202144228

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": policy.path, "resource": policy.address} if {
	some policy in _policies
	not _refuses(policy)
	not _may_refuse(policy)
	message := "no rule refuses requests for known holes as Log4Shell"
}

unknown contains google.doubt("rule", policy.path, policy) if {
	some policy in _policies
	not _refuses(policy)
	_may_refuse(policy)
}

_policies := [policy |
	some policy in terraform.resources_of({"google_compute_security_policy"})
	terraform.argument(policy.body, "type", "CLOUD_ARMOR") == "CLOUD_ARMOR"
]

_refuses(policy) if {
	some rule in _rules(policy)
	not rule.doubt
	_is_canary(rule)
	not terraform.is_true(object.get(rule.body, "preview", false))
	regex.match(`^(deny|redirect)`, sprintf("%v", [object.get(rule.body, "action", "")]))
}

# Rules of which only Terraform knows what they say.
_may_refuse(policy) if {
	some rule in _rules(policy)
	rule.doubt
}

_may_refuse(policy) if {
	some rule in _rules(policy)
	terraform.unknown([rule.body.match, object.get(rule.body, "action", ""), object.get(rule.body, "preview", false)])
}

_is_canary(rule) if {
	some setting in terraform.settings_of(rule, ["match", "expr", "expression"], "")
	is_string(setting.value)
	contains(setting.value, "cve-canary")
}

# Rules in the policy, and those that are resources of their own.
_rules(policy) := array.concat(
	google.blocks(policy, "rule"),
	[rule |
		some rule in terraform.resources_of({"google_compute_security_policy_rule", "google_compute_region_security_policy_rule"})
		terraform.refers_to(object.get(rule.body, "security_policy", null), policy.address)
	],
)
