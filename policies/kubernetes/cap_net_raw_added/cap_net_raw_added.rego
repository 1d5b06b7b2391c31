# METADATA
# title: Capability NET_RAW added
# description: >-
#   A container adds NET_RAW, or `ALL`, which contains it. With raw sockets a process that was taken over forges
#   packets: it poses as the gateway or the DNS server to other pods of its node and reads what they send. Names are
#   read as runtimes read them: in any case, with or without `CAP_`.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Remove it. ping of the last years uses the unprivileged socket that net.ipv4.ping_group_range opens; what captures
#     packets belongs into an ephemeral container for the moment.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.8"]
#   overlaps: [kubernetes.drop_net_raw]
package kubernetes.cap_net_raw_added

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	some added in entry.added
	added.name in {"ALL", "NET_RAW"}
	message := sprintf("%s gets NET_RAW by the capability %v", [entry.container.label, added.value])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

unknown contains open.finding if some open in kubernetes.open_capabilities
