# METADATA
# title: Service that leads to SSH in a pod
# description: >-
#   A Service that selects pods has the port 22 or 2222, or sends to one of them: it leads to an SSH server in a pod.
#   That is a second way in, past the API server, with keys of its own that nobody rotates and no audit log.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
#     description: Get a shell to a running container
#   - ref: https://kubescape.io/docs/controls/c-0042/
#     description: Kubescape, SSH server running inside a container
# custom:
#   severity: low
#   kinds: [kubernetes/Service]
#   remediation: >-
#     Use `kubectl exec` or `kubectl debug` and delete the port. Name a service that speaks SSH to its users, Git or
#     SFTP, in `allowed`.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     allowed:
#       default: []
#       description: Names of Services that may lead to SSH.
package kubernetes.rule_can_ssh_to_pod

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	input.kind == "Service"
	not object.get(input, ["metadata", "name"], "") in data.karat.parameters.allowed
	is_object(input.spec.selector)
	count(input.spec.selector) > 0
	some index, port in input.spec.ports
	is_object(port)
	object.get(port, "protocol", "TCP") in {"TCP", null}
	found := [field | some field in ["targetPort", "port"]; port[field] in _ports]
	count(found) > 0
	message := sprintf("%s leads to the SSH port %v", [kubernetes.name, port[found[0]]])
	at := ["spec", "ports", index, found[0]]
}

_ports := {22, 2222, "22", "2222", "ssh"}
