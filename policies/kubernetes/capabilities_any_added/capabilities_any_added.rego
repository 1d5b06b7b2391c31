# METADATA
# title: Capability added
# description: >-
#   A container adds a Linux capability, whichever it is. The benchmark wants none beyond the default of the runtime:
#   each one is a right that an ordinary process does not have, and few programs fail without. What the baseline
#   standard forbids is kubernetes.capabilities_added.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#     description: Set capabilities for a container
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Remove it and see what fails. A process that wants a port below 1024 listens on a higher one, with the low port in
#     the Service; memory is locked without IPC_LOCK where its limit allows.
#   controls:
#     cis_kubernetes_1_10: ["5.2.9"]
#   overlaps: [kubernetes.capabilities_added, kubernetes.capabilities_restricted]
package kubernetes.capabilities_any_added

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	some added in entry.added
	is_string(added.value)
	not placeholders.whole(added.value)
	message := sprintf("%s adds a capability to its default: %s", [entry.container.label, added.value])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

unknown contains open.finding if some open in kubernetes.open_capabilities
