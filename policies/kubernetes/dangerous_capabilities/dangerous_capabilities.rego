# METADATA
# title: Capability that leads to the node
# description: >-
#   A container adds a capability by which root in it becomes root on the node, or reads and changes what belongs to
#   others: SYS_ADMIN, SYS_PTRACE, NET_ADMIN, BPF and their like, or `ALL`. Names are read as runtimes read them: in any
#   case, with or without `CAP_`.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
#   - ref: https://kubescape.io/docs/controls/c-0046/
#     description: Kubescape, insecure capabilities
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Remove it and see what fails; mostly nothing does. What a node agent needs stays in a namespace of its own with a
#     policy of its own, one capability a container.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.9"]
#     nsa_cisa_1_2: [pod-security]
#   overlaps: [kubernetes.capabilities_added, kubernetes.cap_sys_admin]
package kubernetes.dangerous_capabilities

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	some added in entry.added
	what := _allows[added.name]
	message := sprintf("%s adds %v, which %s", [entry.container.label, added.value, what])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

unknown contains open.finding if some open in kubernetes.open_capabilities

_allows := {
	"ALL": "contains every capability there is",
	"BPF": "loads programs into the kernel",
	"DAC_READ_SEARCH": "reads any file of the node",
	"MAC_ADMIN": "changes the policy of SELinux or AppArmor",
	"MAC_OVERRIDE": "gets past SELinux and AppArmor",
	"NET_ADMIN": "changes interfaces, routes and firewalls",
	"NET_RAW": "forges packets of other pods",
	"PERFMON": "watches all processes of the node",
	"SETPCAP": "passes capabilities on to other processes",
	"SYS_ADMIN": "mounts file systems and enters namespaces of the node",
	"SYS_BOOT": "restarts the node",
	"SYS_MODULE": "loads modules into the kernel",
	"SYS_PTRACE": "reads and changes the memory of other processes",
	"SYS_RAWIO": "writes to the memory and the devices of the node",
}
