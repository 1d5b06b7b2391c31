package terraform.aws.elb_tls_test

import data.terraform.aws.elb_tls

_listener(body) := {"resource": {"aws_lb_listener": {"web": [body]}}}

_path := ["resource", "aws_lb_listener", "web", 0]

test_finds_policies_that_accept_old_tls if {
	every policy in [
		"ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-2015-05", "ELBSecurityPolicy-FS-2018-06",
		"ELBSecurityPolicy-TLS-1-1-2017-01", "ELBSecurityPolicy-FS-1-1-2019-08",
		"ELBSecurityPolicy-TLS13-1-0-2021-06", "ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04",
	] {
		elb_tls.deny == {{
			"message": sprintf("policy %s accepts TLS before 1.2", [policy]),
			"at": array.concat(_path, ["ssl_policy"]),
			"resource": "aws_lb_listener.web",
		}} with input as _listener({"protocol": "TLS", "ssl_policy": policy})
	}
}

test_finds_listeners_that_name_no_policy if {
	elb_tls.deny == {{
		"message": "policy ELBSecurityPolicy-2016-08 accepts TLS before 1.2",
		"at": ["resource", "aws_alb_listener", "web", 0],
		"resource": "aws_alb_listener.web",
	}} with input as {"resource": {"aws_alb_listener": {"web": [{"protocol": "HTTPS"}]}}}
}

test_accepts_new_policies_and_listeners_without_tls if {
	every policy in [
		"ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
		"ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04", "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
		"ELBSecurityPolicy-FS-1-2-Res-2020-10",
	] {
		elb_tls.deny == set() with input as _listener({"protocol": "HTTPS", "ssl_policy": policy})
	}
	every protocol in ["HTTP", "TCP", "UDP", "TCP_UDP"] {
		elb_tls.deny == set() with input as _listener({"protocol": protocol})
	}
	elb_tls.deny == set() with input as _listener({})
}

test_does_not_know_a_variable if {
	body := {"protocol": "HTTPS", "ssl_policy": "${var.policy}"}
	elb_tls.deny == set() with input as _listener(body)
	elb_tls.unknown == {{
		"message": "ssl_policy is known only when Terraform runs",
		"at": array.concat(_path, ["ssl_policy"]),
		"resource": "aws_lb_listener.web",
	}} with input as _listener(body)
}

_classic(attributes) := {"resource": {"aws_load_balancer_policy": {"tls": [{
	"policy_type_name": "SSLNegotiationPolicyType",
	"policy_attribute": attributes,
}]}}}

_attribute(index) := ["resource", "aws_load_balancer_policy", "tls", 0, "policy_attribute", index, "value"]

test_finds_old_protocols_of_classic_load_balancers if {
	elb_tls.deny == {{
		"message": "policy accepts TLSv1",
		"at": _attribute(1),
		"resource": "aws_load_balancer_policy.tls",
	}} with input as _classic([
		{"name": "Protocol-TLSv1.2", "value": "true"},
		{"name": "Protocol-TLSv1", "value": "true"},
		{"name": "Protocol-TLSv1.1", "value": "false"},
		{"name": "DHE-RSA-AES128-SHA256", "value": "true"},
	])
	elb_tls.deny == {{
		"message": "policy accepts SSLv3",
		"at": ["resource", "aws_lb_ssl_negotiation_policy", "tls", 0, "attribute", 0, "value"],
		"resource": "aws_lb_ssl_negotiation_policy.tls",
	}} with input as {"resource": {"aws_lb_ssl_negotiation_policy": {"tls": [{"attribute": [{
		"name": "Protocol-SSLv3",
		"value": true,
	}]}]}}}
}

test_finds_old_policies_of_classic_load_balancers if {
	elb_tls.deny == {{
		"message": "policy ELBSecurityPolicy-2015-05 accepts TLS before 1.2",
		"at": _attribute(0),
		"resource": "aws_load_balancer_policy.tls",
	}} with input as _classic([{"name": "Reference-Security-Policy", "value": "ELBSecurityPolicy-2015-05"}])
	elb_tls.deny == set() with input as _classic([{
		"name": "Reference-Security-Policy",
		"value": "ELBSecurityPolicy-TLS-1-2-2017-01",
	}])
}

test_accepts_other_policies_of_classic_load_balancers if {
	elb_tls.deny == set() with input as _classic([{"name": "PublicKey", "value": "${file(\"key\")}"}])
	elb_tls.unknown == set() with input as _classic([{"name": "PublicKey", "value": "${file(\"key\")}"}])
	count(elb_tls.unknown) == 1 with input as _classic([{"name": "Protocol-TLSv1", "value": "${var.old}"}])
}

test_does_not_know_listeners_of_an_unknown_protocol if {
	elb_tls.deny == set() with input as _listener({"protocol": "${var.protocol}"})
	count(elb_tls.unknown) == 1 with input as _listener({"protocol": "${var.protocol}"})
	elb_tls.unknown == set() with input as _listener({
		"protocol": "${var.protocol}",
		"ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
	})
}

test_does_not_know_attributes_of_an_unknown_name if {
	elb_tls.deny == set() with input as _classic([{"name": "${var.name}", "value": true}])
	found := elb_tls.unknown with input as _classic([{"name": "${var.name}", "value": true}])
	{finding.at | some finding in found} == {_attribute(0)}
	elb_tls.unknown == set() with input as _classic([{"name": "${var.name}", "value": false}])
}

test_accepts_other_documents if {
	elb_tls.deny == set() with input as {"kind": "Pod"}
}
