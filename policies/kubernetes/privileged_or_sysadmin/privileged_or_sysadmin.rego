# METADATA
# title: Container that is root on the node
# description: >-
#   A container runs privileged, or adds SYS_ADMIN or `ALL`, which come to the same: from root in the container it is
#   one step to root on the node. It is told once for a container, with all that makes it so.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubescape.io/docs/controls/c-0057/
#     description: Kubescape, privileged container
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Remove `privileged` and the capability, and see what fails: a device plugin, a CSI driver or one narrower
#     capability mostly does (BPF, PERFMON, SYS_RESOURCE).
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.2"]
#     nsa_cisa_1_2: [pod-security]
#   overlaps: [kubernetes.privileged, kubernetes.cap_sys_admin]
package kubernetes.privileged_or_sysadmin

import data.lib.kubernetes

deny contains {"message": message, "at": entry.security_path} if {
	some entry in kubernetes.containers
	reasons := array.concat(
		["privileged" | entry.security.privileged == true],
		_added[entry.path],
	)
	count(reasons) > 0
	message := sprintf("%s is as good as root on the node (%s)", [entry.label, concat(", ", reasons)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "privileged"
	setting.written != "false"
}

unknown contains open.finding if some open in kubernetes.open_capabilities

# The capabilities of this sort that a container adds, by its path.
_added[entry.container.path] := names if {
	some entry in kubernetes.capabilities
	names := [sprintf("%v", [added.value]) | some added in entry.added; added.name in {"ALL", "SYS_ADMIN"}]
}
