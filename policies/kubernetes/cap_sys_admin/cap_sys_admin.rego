# METADATA
# title: Capability SYS_ADMIN added
# description: >-
#   A container adds SYS_ADMIN, or `ALL`, which contains it. The capability covers mounting file systems, entering namespaces
#   and loading BPF programs, and the runtime's seccomp profile opens the system calls for it: it is a known way from root
#   in the container to root on the node.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Remove it and see what fails; a narrower capability often does: BPF and PERFMON for tracing, SYS_RESOURCE for limits,
#     SYS_PTRACE for debuggers. To mount a file system use a CSI driver, for FUSE a device plugin in a pod with
#     `hostUsers: false`.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.9"]
package kubernetes.cap_sys_admin

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	some added in entry.added
	added.name in {"ALL", "SYS_ADMIN"}
	message := sprintf("%s gets SYS_ADMIN by the capability %v", [entry.container.label, added.value])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

unknown contains open.finding if some open in kubernetes.open_capabilities
