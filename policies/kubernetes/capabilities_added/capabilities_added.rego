# METADATA
# title: Capability beyond the baseline
# description: >-
#   A container adds a Linux capability that the baseline standard does not know, such as SYS_ADMIN, NET_ADMIN or
#   NET_RAW. Several of them are root on the node by another name. Names are compared as the API server does: upper case,
#   without `CAP_`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Drop `ALL` and add back only what fails without. A process that wants a port below 1024 needs NET_BIND_SERVICE at
#     most; ping works without NET_RAW where the sysctl net.ipv4.ping_group_range is set, as it is by default.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.9"]
package kubernetes.capabilities_added

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

_baseline := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	some added in entry.added
	not added.value in _baseline
	not placeholders.whole(added.value)
	message := sprintf("%s adds the capability %v", [entry.container.label, added.value])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

# One of a list is no capability of the baseline as it is written.
unknown contains open.finding if some open in kubernetes.open_capabilities
