# METADATA
# title: Privileged container
# description: >-
#   A container runs with `privileged: true`. It sees every device of the node and no confinement holds it, so whoever
#   takes over the process owns the node and every workload on it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
# custom:
#   severity: critical
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Remove `privileged`. Find out what the process really needs (a capability, a device plugin, a mounted file) and
#     grant that alone; node agents that cannot do without belong in a namespace of their own with its own policy.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.2"]
#     cis_eks_1_5: ["4.2.1"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.privileged

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in kubernetes.containers
	entry.security.privileged == true
	message := sprintf("%s runs privileged", [entry.label])
	at := array.concat(entry.path, ["securityContext", "privileged"])
	remedy := fix.unsafe("Set privileged to false", [fix.set(at, false)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "privileged"
	setting.written != "false"
}
