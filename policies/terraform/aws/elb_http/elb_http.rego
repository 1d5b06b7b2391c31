# METADATA
# title: Load balancer that serves plain HTTP
# description: >-
#   A listener takes requests without encryption and passes them on. Passwords, cookies and answers can be read and
#   changed on the way. A listener that only redirects to HTTPS is what browsers need, and no finding.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
#     description: AWS, Listeners for your Application Load Balancers
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1
#     description: AWS Security Hub, ELB.1, ELB.3 and ELB.18
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_alb_listener, terraform_module/aws_elb, terraform_module/aws_lb_listener]
#   remediation: >-
#     Add a listener on port 443 with a certificate of ACM, and let the one on port 80 redirect: `type = "redirect"`
#     with `protocol = "HTTPS"` and `status_code = "HTTP_301"`.
#   controls:
#     fsbp: ["ELB.1", "ELB.3", "ELB.18"]
package terraform.aws.elb_http

import data.lib.terraform

deny contains terraform.finding(setting, "listener serves plain HTTP") if {
	some setting in _plain
	terraform.known(setting.value)
	count(_doubts(setting.resource)) == 0
}

unknown contains finding if {
	some setting in _plain
	some finding in (terraform.undecided([setting]) | _doubts(setting.resource))
}

_plain := [setting |
	some setting in array.concat(_listeners, terraform.settings(["aws_elb"], ["listener", "lb_protocol"], ""))
	_maybe_http(setting.value)
	not _redirected(setting.resource)
]

_listeners := [object.union(setting, {"value": protocol}) |
	some setting in terraform.settings(["aws_alb_listener", "aws_lb_listener"], ["protocol"], "")
	protocol := _protocol(setting)
]

# A listener of an application load balancer that names no protocol speaks HTTP, one of another sort does not.
_protocol(setting) := setting.value if {
	setting.value != ""
} else := _spoken(_sorts(setting.resource)) if {
	count(_sorts(setting.resource)) > 0
} else := setting.resource.body.load_balancer_arn

_spoken(sorts) := "HTTP" if {
	"application" in sorts
} else := sorts[0]

_sorts(listener) := [sort |
	some balancer in terraform.resources_of(["aws_alb", "aws_lb"])
	balancer.name in terraform.targets(listener, "load_balancer_arn", balancer.type)
	sort := terraform.argument(balancer.body, "load_balancer_type", "application")
]

_maybe_http(protocol) if {
	is_string(protocol)
	upper(protocol) == "HTTP"
}

_maybe_http(protocol) if terraform.unknown(protocol)

# Whether all that a listener does by default is to send browsers to HTTPS.
_redirected(listener) if {
	path := ["default_action", "redirect", "protocol"]
	every target in terraform.settings_of(listener, path, "#{protocol}") {
		target.value == "HTTPS"
	}
}

_doubts(listener) := {finding |
	some path in [["default_action", "type"], ["default_action", "redirect", "protocol"]]
	some finding in terraform.undecided(terraform.settings_of(listener, path, "forward"))
}
