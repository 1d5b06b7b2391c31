# METADATA
# title: Load balancer of AWS without a certificate
# description: >-
#   A Service of the type LoadBalancer on AWS has the port 443 and speaks HTTP to its pods, but names no certificate:
#   what looks like HTTPS is plain HTTP on port 443. Without a certificate a balancer hands TCP through for any other
#   protocol; those whose pods end TLS themselves (`https`, `ssl`, `tcp`) are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/#service-beta-kubernetes-io-aws-load-balancer-ssl-cert
#     description: Annotations of Services, aws-load-balancer-ssl-cert
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
#     description: EKS, network load balancing
# custom:
#   severity: medium
#   kinds: [kubernetes/Service]
#   remediation: >-
#     Set `service.beta.kubernetes.io/aws-load-balancer-ssl-cert` to the ARN of a certificate of ACM and `…-ssl-ports:
#     "443"`, or end TLS in an Ingress.
package kubernetes.ensure_https_loadbalancers_encrypted_with_tls_aws

import data.lib.kubernetes

deny contains {"message": message, "at": ["spec", "ports", index]} if {
	input.kind == "Service"
	input.spec.type == "LoadBalancer"
	annotations := input.metadata.annotations
	is_string(annotations[_protocol])
	lower(annotations[_protocol]) == "http"
	not _has_certificate(annotations)
	some index, port in input.spec.ports
	port.port == 443
	message := sprintf("%s serves port 443 without a certificate", [kubernetes.name])
}

_protocol := "service.beta.kubernetes.io/aws-load-balancer-backend-protocol"

_has_certificate(annotations) if {
	value := annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]
	is_string(value)
	value != ""
}
