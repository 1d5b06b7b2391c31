# METADATA
# title: Host of an Ingress without TLS
# description: >-
#   An Ingress has a `tls` section, and one of its hosts is in none of its entries. The controller serves that host in plain
#   HTTP or with its own self-signed certificate. An Ingress without any TLS is found by another rule.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: Ingress, TLS
# custom:
#   severity: medium
#   kinds: [kubernetes/Ingress]
#   remediation: >-
#     Add the host to `spec.tls[].hosts`, exactly as it stands in the rule; the certificate in the Secret must name it too. A
#     wildcard covers one label: `*.example.com` holds for `shop.example.com` and not for `a.shop.example.com`.
package delivery.ingress_host_without_tls

import data.lib.ingress

applies if {
	ingress.known
	count(_entries) > 0
}

deny contains {"message": message, "at": ["spec", "rules", index, "host"]} if {
	applies
	some index, rule in input.spec.rules
	is_string(rule.host)
	not _is_open(rule.host)
	not _covered(lower(rule.host))
	message := sprintf("%s serves %s without TLS", [ingress.name, rule.host])
}

_entries := [entry | some entry in input.spec.tls; is_object(entry)]

_covered(host) if {
	some entry in _entries
	some name in entry.hosts
	is_string(name)
	_holds(lower(name), host)
}

# Without hosts an entry is the certificate of whatever comes, and what a template fills in may be any of them.
_covered(_) if {
	some entry in _entries
	count([name | some name in entry.hosts; is_string(name)]) == 0
}

_covered(_) if {
	some entry in _entries
	some name in entry.hosts
	_is_open(name)
}

_holds(name, host) if name == host

_holds(name, host) if {
	startswith(name, "*.")
	substring(name, 1, -1) == regex.replace(host, `^[^.]+`, "")
}

_is_open(text) if {
	is_string(text)
	regex.match(`\{\{|\$\{|\$\(`, text)
}
