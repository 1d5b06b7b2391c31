# METADATA
# title: Load balancer that accepts old TLS
# description: >-
#   The listener, or a policy for the listeners of a Classic Load Balancer, agrees to TLS 1.0 or 1.1 or to SSL, which are broken
#   and withdrawn (RFC 8996). An attacker on the way can push a connection down to them. Where a listener names no policy,
#   Terraform takes `ELBSecurityPolicy-2016-08`, which accepts both.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
#     description: AWS, Security policies for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-options.html
#     description: AWS, SSL negotiation configurations for Classic Load Balancers
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17
#     description: AWS Security Hub, ELB.17
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/aws_alb_listener
#     - terraform_module/aws_lb_listener
#     - terraform_module/aws_lb_ssl_negotiation_policy
#     - terraform_module/aws_load_balancer_policy
#   remediation: >-
#     Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"` or a newer one; for a Classic Load Balancer give
#     `Reference-Security-Policy` the value `ELBSecurityPolicy-TLS-1-2-2017-01`. Look at `tls_protocol` in the access
#     logs first: what still uses TLS 1.0 or 1.1 cannot connect afterwards.
#   controls:
#     fsbp: ["ELB.17"]
package terraform.aws.elb_tls

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _policies
	is_string(setting.value)
	terraform.known(setting.value)
	not regex.match(`TLS13-1-[23]|(TLS|FS)-1-2`, setting.value)
	message := sprintf("policy %s accepts TLS before 1.2", [setting.value])
}

deny contains terraform.finding(attribute.setting, message) if {
	some attribute in _classic
	attribute.name in _old_protocols
	terraform.is_true(attribute.setting.value)
	message := sprintf("policy accepts %s", [trim_prefix(attribute.name, "Protocol-")])
}

unknown contains finding if some finding in terraform.undecided(_policies)

unknown contains finding if {
	old := [attribute.setting | some attribute in _classic; attribute.name in _old_protocols]
	some finding in terraform.undecided(old)
}

unknown contains terraform.finding(attribute.setting, message) if {
	some attribute in _classic
	terraform.unknown(attribute.name)
	not terraform.is_false(attribute.setting.value)
	message := "which attribute of the policy is set is known only when Terraform runs"
}

_policies := array.concat(
	array.concat(
		[setting |
			some setting in _listeners
			_encrypted(setting.resource.body)
		],
		[object.union(setting, {"value": protocol}) |
			some setting in _listeners
			protocol := setting.resource.body.protocol
			terraform.unknown(protocol)
			not _encrypted(setting.resource.body)
		],
	),
	[attribute.setting | some attribute in _classic; attribute.name == "Reference-Security-Policy"],
)

_listeners := terraform.settings(["aws_alb_listener", "aws_lb_listener"], ["ssl_policy"], "ELBSecurityPolicy-2016-08")

# What the policies for the listeners of Classic Load Balancers say, by the name of the attribute.
_classic := [{"name": block.body.name, "setting": setting} |
	some type, attributes in {
		"aws_lb_ssl_negotiation_policy": "attribute",
		"aws_load_balancer_policy": "policy_attribute",
	}
	some policy in terraform.resources_of([type])
	some block in terraform.blocks(policy, attributes)
	some setting in terraform.settings_of(terraform.within(policy, block), ["value"], "")
]

_old_protocols := {"Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"}

_encrypted(body) if {
	is_string(body.protocol)
	upper(body.protocol) in {"HTTPS", "TLS"}
}

_encrypted(body) if terraform.argument(body, "ssl_policy", null) != null
