# METADATA
# title: Load balancer that accepts old TLS
# description: >-
#   The listener agrees to TLS 1.0 or 1.1, which are broken and withdrawn (RFC 8996), so that an attacker on the way
#   can push a connection down to them. Where no policy is named, Terraform takes `ELBSecurityPolicy-2016-08`, which
#   accepts both.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
#     description: AWS, Security policies for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17
#     description: AWS Security Hub, ELB.17
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_alb_listener, terraform_module/aws_lb_listener]
#   remediation: >-
#     Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"` or a newer one. Look at `tls_protocol` in the access
#     logs first: what still uses TLS 1.0 or 1.1 cannot connect afterwards.
#   controls:
#     fsbp: ["ELB.17"]
package terraform.aws.elb_tls

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _policies
	terraform.known(setting.value)
	not regex.match(`TLS13-1-[23]|(TLS|FS)-1-2`, setting.value)
	message := sprintf("policy %s accepts TLS before 1.2", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_policies)

_policies := [setting |
	listeners := ["aws_alb_listener", "aws_lb_listener"]
	some setting in terraform.settings(listeners, ["ssl_policy"], "ELBSecurityPolicy-2016-08")
	_encrypted(setting.resource.body)
]

_encrypted(body) if upper(body.protocol) in {"HTTPS", "TLS"}

_encrypted(body) if terraform.argument(body, "ssl_policy", null) != null
