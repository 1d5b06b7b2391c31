# METADATA
# title: Service with external IPs
# description: >-
#   A Service claims addresses in `externalIPs`. Every node then sends what goes to such an address to the Service, whoever owns
#   it: this is how traffic of other teams, or to the outside, is taken over (CVE-2020-8554). Nothing checks the claim, and there
#   is no fix; the field is deprecated since Kubernetes 1.36.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/97076
#     description: CVE-2020-8554
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips
#     description: DenyServiceExternalIPs
# custom:
#   severity: medium
#   kinds: [kubernetes/Service]
#   remediation: >-
#     Use a LoadBalancer Service, an Ingress or a Gateway; MetalLB or kube-vip give addresses to clusters without a cloud. Switch the
#     admission plugin DenyServiceExternalIPs on when the last one is gone.
package kubernetes.service_external_ip

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": ["spec", "externalIPs"]} if {
	input.kind == "Service"
	input.apiVersion == "v1"
	addresses := input.spec.externalIPs
	is_array(addresses)
	count(addresses) > 0
	message := sprintf("%s claims the addresses %s", [kubernetes.name, concat(", ", [text |
		some address in addresses
		text := sprintf("%v", [address])
	])])
}

unknown contains placeholders.finding(what, placeholder, ["spec", "externalIPs"]) if {
	input.kind == "Service"
	input.apiVersion == "v1"
	placeholder := placeholders.whole(input.spec.externalIPs)
	placeholders.filled(input.spec.externalIPs) != ""
	what := sprintf("which addresses %s claims", [kubernetes.name])
}
