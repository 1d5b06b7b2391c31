# METADATA
# title: Tiller that other pods reach
# description: >-
#   Tiller, the server side of Helm 2, listens on all addresses of its pod, as it does unless `--listen` names a local
#   one. It asks nobody who they are: every pod of the cluster that reaches port 44134 installs what it likes with
#   Tiller's rights, mostly those of an administrator.
# related_resources:
#   - ref: https://v2.helm.sh/docs/securing_installation/
#     description: Helm 2, securing your installation
#   - ref: https://www.checkov.io/5.Policy%20Index/kubernetes.html
#     description: Checkov, Kubernetes policies
# custom:
#   severity: critical
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Move to Helm 3 and later, which need no server (plugin `helm-2to3`). Until then start Tiller with
#     `--listen=localhost:44134` and delete its Service.
#   overlaps: [kubernetes.tiller]
package kubernetes.tiller_deployment_listener

import data.lib.command_lines
import data.lib.kubernetes

deny contains {"message": message, "at": listener.at} if {
	some entry in kubernetes.containers
	_is_tiller(entry.container)
	listener := _listener(entry)
	not _is_local(listener.value)
	message := sprintf("%s answers every pod that reaches it", [entry.label])
}

_is_tiller(container) if {
	is_string(container.image)
	regex.match(`(^|/)tiller([:@]|$)`, container.image)
}

_is_tiller(container) if container.name == "tiller"

# Without the flag it listens everywhere. Both spellings are read, with the default of Helm in their absence.
_listener(entry) := {"value": flag.value, "at": flag.at} if {
	words := [word | some line in command_lines.of(entry); some word in line]
	flag := command_lines.flags(words, {"v"}).listen
} else := {"value": ":44134", "at": entry.path}

_is_local(address) if regex.match(`^(localhost|127\.[0-9.]+|\[::1\])(:|$)`, address)

_is_local(address) if contains(address, "$")
