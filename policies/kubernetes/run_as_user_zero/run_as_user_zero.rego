# METADATA
# title: User id 0
# description: >-
#   A pod or container sets `runAsUser: 0`, whatever user the image names. Root in the container is root in every file that it
#   mounts, and most ways out of a container need it. Pods in a user namespace (`hostUsers: false`) may, since Kubernetes
#   1.35: their root is nobody on the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch, kubernetes/ClusterTask, kubernetes/Task, kubernetes/TaskRun,
#     kubernetes/Pipeline, kubernetes/PipelineRun, kubernetes/ClusterWorkflowTemplate, kubernetes/CronWorkflow,
#     kubernetes/Workflow, kubernetes/WorkflowTemplate]
#   remediation: >-
#     Set `runAsUser` to the id that the image was built for, or remove it where the image has a `USER`. An init container that
#     only changes the owner of a volume is not needed: `fsGroup` does that.
#   controls:
#     pss: [restricted]
#     cis_kubernetes_1_10: ["5.2.7"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.run_as_user_zero

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some context in kubernetes.security_contexts
	context.security.runAsUser == 0
	not context.pod.user_namespace
	message := sprintf("%s runs as user 0", [context.label])
	at := array.concat(context.path, ["runAsUser"])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "runAsUser"
	not setting.pod.user_namespace
	not regex.match(`^[1-9]`, setting.written)
}
