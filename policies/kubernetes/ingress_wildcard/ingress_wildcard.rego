# METADATA
# title: Ingress for any host
# description: >-
#   An Ingress takes requests for every host, or for every host of a domain. It answers for names that other teams have not
#   claimed yet or claim later, so that their users' requests and cookies arrive at the wrong workload, and a service that was
#   meant for one name can be reached by the bare address of the balancer.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
#     description: Ingress, hostname wildcards
# custom:
#   severity: medium
#   kinds: [kubernetes/Ingress]
#   remediation: >-
#     Write a `host` into each rule, one rule a name. Waive the finding for the one Ingress that is the cluster's default backend,
#     and for a domain whose sub-domains all belong to the same tenant.
#   controls:
#     nsa_cisa_1_2: [network-separation]
package kubernetes.ingress_wildcard

import data.lib.ingress

deny contains {"message": message, "at": at} if {
	ingress.known
	some index, rule in input.spec.rules
	is_object(rule)
	[reason, path] := _wild(rule)
	message := sprintf("%s %s", [ingress.name, reason])
	at := array.concat(["spec", "rules", index], path)
}

# Without rules the default backend gets everything.
deny contains {"message": message, "at": ["spec"]} if {
	ingress.known
	object.get(input, ["spec", "rules"], null) in {null, []}
	some field in ["backend", "defaultBackend"]
	is_object(input.spec[field])
	message := sprintf("%s takes every host", [ingress.name])
}

_wild(rule) := ["takes every host", []] if {
	object.get(rule, "host", null) == null
} else := ["takes every host", ["host"]] if {
	rule.host == ""
} else := [sprintf("takes every host that matches %s", [rule.host]), ["host"]] if {
	is_string(rule.host)
	contains(rule.host, "*")
}
