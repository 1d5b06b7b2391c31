package kubernetes.ensure_https_loadbalancers_encrypted_with_tls_aws_test

import data.kubernetes.ensure_https_loadbalancers_encrypted_with_tls_aws

_protocol := "service.beta.kubernetes.io/aws-load-balancer-backend-protocol"

_service(annotations, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "api", "annotations": annotations},
	"spec": object.union({"type": "LoadBalancer", "ports": [{"port": 80}, {"port": 443}]}, spec),
}

test_finds_http_on_the_port_of_https if {
	every protocol in ["http", "HTTP"] {
		ensure_https_loadbalancers_encrypted_with_tls_aws.deny == {{
			"message": "Service \"api\" serves port 443 without a certificate",
			"at": ["spec", "ports", 1],
		}} with input as _service({_protocol: protocol}, {})
	}
}

test_accepts_others if {
	certificate := {"service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn:aws:acm:eu-west-1:1:certificate/x"}
	every case_ in [
		[object.union({_protocol: "http"}, certificate), {}],
		[{_protocol: "tcp"}, {}],
		[{_protocol: "https"}, {}],
		[{_protocol: "SSL"}, {}],
		[{}, {}],
		[null, {}],
		[{_protocol: "http"}, {"type": "ClusterIP"}],
		[{_protocol: "http"}, {"ports": [{"port": 80}]}],
		[{_protocol: "http"}, {"ports": null}],
		[{_protocol: 1}, {}],
	] {
		ensure_https_loadbalancers_encrypted_with_tls_aws.deny == set() with input as _service(case_[0], case_[1])
	}
	ensure_https_loadbalancers_encrypted_with_tls_aws.deny == set() with input as {"kind": "Ingress"}
}
