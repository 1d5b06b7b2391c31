# METADATA
# title: Probe or lifecycle hook that calls another host
# description: >-
#   A probe or lifecycle hook names a `host`. The kubelet sends the request, from the network of the node, so whoever may
#   create pods can reach services that listen on the node's loopback or behind its firewall, and learns from the events
#   what answers. The baseline standard refuses it since Kubernetes 1.34.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://www.kubernetes.dev/resources/keps/4940/
#     description: KEP-4940, why the host field is blocked
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `host`: without it the request goes to the pod's own address. A server that answers only to a name gets it in
#     `httpHeaders` as `Host`; one that listens on the loopback of its container is asked by an `exec` probe.
#   controls:
#     pss: [baseline]
package kubernetes.host_probes

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": probe.at, "fix": remedy} if {
	some probe in _probes
	not placeholders.whole(probe.host)
	message := sprintf("%s sends its %s to the host %v", [probe.label, probe.name, probe.host])
	remedy := fix.unsafe("Remove the host", [fix.remove(probe.at)])
}

unknown contains placeholders.finding(what, placeholder, probe.at) if {
	some probe in _probes
	placeholder := placeholders.whole(probe.host)
	placeholders.filled(probe.host) != ""
	what := sprintf("the host that %s sends its %s to", [probe.label, probe.name])
}

# Probes and hooks that go to a host.
_probes := [{"host": host, "label": entry.label, "name": concat(".", path), "at": at} |
	some entry in kubernetes.containers
	some handler in _handlers
	actions := object.get(entry.container, handler, null)
	actions != null

	# tcpSocket is no lifecycle hook any more, but the API still takes it and admission still looks.
	some action in ["httpGet", "tcpSocket"]
	host := actions[action].host
	not host in {"", null}
	path := array.concat(handler, [action])
	at := array.concat(entry.path, array.concat(path, ["host"]))
]

_handlers := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]
