# METADATA
# title: sudo in the command of a container
# description: >-
#   A container starts a program with `sudo`, as its command or in a script of it. The image then carries a setuid
#   program and a rule that lets its user become root, so that running as an ordinary user holds nobody back; with
#   `allowPrivilegeEscalation: false` it fails.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://kubescape.io/docs/controls/c-0062/
#     description: Kubescape, sudo in container entrypoint
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Start the program itself. What needs root for a moment (owners of a volume, a sysctl) goes into `fsGroup`,
#     `securityContext.sysctls` or an init container of its own that says `runAsUser: 0`.
#   controls:
#     nsa_cisa_1_2: [pod-security]
package kubernetes.sudo_in_entrypoint

import data.lib.command_lines
import data.lib.kubernetes

deny contains {"message": message, "at": word.path} if {
	some entry in kubernetes.containers
	some words in command_lines.of(entry)
	word := words[command_lines.program(words)]
	command_lines.base(regex.split(`\s+`, trim_space(word.text))[0]) == "sudo"
	message := sprintf("%s starts its program with sudo", [entry.label])
}
