# METADATA
# title: Writable root file system
# description: >-
#   A container does not set `readOnlyRootFilesystem: true`. Whoever breaks into the process can change its program, drop
#   tools and stay until the next restart; and what the process writes there is lost without a trace.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF
#     description: NSA/CISA Kubernetes Hardening Guide 1.2, immutable container file systems
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.readOnlyRootFilesystem: true` and mount an `emptyDir` wherever the process writes; /tmp and the
#     cache directory of the framework are usually all. Start the container once and read the errors to find the rest.
#   controls:
#     cis_kubernetes_1_10: ["5.7.3"]
#     cis_eks_1_5: ["4.5.2"]
#     cis_gke_1_6: ["4.6.3"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.read_only_root_fs

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in _judged
	entry.security.readOnlyRootFilesystem == false
	message := sprintf("%s can write to its root file system", [entry.label])
	at := array.concat(entry.path, ["securityContext", "readOnlyRootFilesystem"])
	remedy := fix.unsafe("Set readOnlyRootFilesystem to true", [fix.set(at, true)])
}

deny contains {"message": message, "at": entry.security_path, "fix": remedy} if {
	some entry in _judged
	object.get(entry.security, "readOnlyRootFilesystem", null) == null
	message := sprintf("%s does not set readOnlyRootFilesystem to true", [entry.label])
	remedy := fix.unsafe("Set readOnlyRootFilesystem to true", [fix.set(array.concat(entry.path, ["securityContext", "readOnlyRootFilesystem"]), true)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "readOnlyRootFilesystem"
	setting.container.field != "ephemeralContainers"
	not setting.pod.windows
	setting.written != "true"
}

# Ephemeral containers are for debugging, and on Windows the API server refuses the field.
_judged := [entry |
	some entry in kubernetes.containers
	entry.field != "ephemeralContainers"
	not entry.pod.windows
]
