# METADATA
# title: Deletion of events
# description: >-
#   A role deletes events. They are what the cluster says about its pods for an hour: the image that was pulled, the
#   mount that failed, the container that was killed. Who took a pod over deletes them to hide it; nothing else needs
#   to, since they expire by themselves.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
#     description: Kubernetes API, Event
#   - ref: https://kubescape.io/docs/controls/c-0031/
#     description: Kubescape, delete Kubernetes events
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Keep `create` and `patch` for what records events, `get`, `list` and `watch` for who reads them. Ship events to
#     the logs if they are to outlive their hour.
#   controls:
#     nsa_cisa_1_2: [logging]
package kubernetes.rbac_delete_events

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights_among(rule, _events, _verbs)
	message := sprintf("%s allows deletion of events (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.grants
	some finding in rbac.undecided_among(rule, _events, _verbs)
}

_events := {"": {"events"}, "events.k8s.io": {"events"}}

_verbs := {"delete", "deletecollection"}
