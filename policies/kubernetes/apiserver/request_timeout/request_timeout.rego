# METADATA
# title: Requests to the API server that may take long
# description: >-
#   kube-apiserver lets a request take more than five minutes (`--request-timeout`). Whoever sends slow requests holds
#   its connections and its memory for as long; watches have a limit of their own. The default is one minute, and the
#   benchmark names five as what slow networks may need.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--request-timeout`, or set it to what your slowest network needs: `300s` at most.
#   controls:
#     cis_kubernetes_1_10: ["1.2.20"]
package kubernetes.apiserver.request_timeout

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "request-timeout")} if {
	some server in control_plane.apiservers
	written := server.flags["request-timeout"].value
	_seconds(written) > 300
	message := sprintf("%s lets a request take %s", [server.label, written])
}

# A duration as Go writes it: 1h30m, 1.5h.
_seconds(text) := sum([seconds |
	some part in regex.find_all_string_submatch_n(`([0-9]+(?:\.[0-9]+)?)(ns|us|ms|h|m|s)`, text, -1)
	seconds := to_number(part[1]) * _units[part[2]]
]) if {
	regex.match(`^([0-9]+(\.[0-9]+)?(ns|us|ms|h|m|s))+$`, text)
}

_units := {"h": 3600, "m": 60, "ms": 0.001, "ns": 0.000000001, "s": 1, "us": 0.000001}
