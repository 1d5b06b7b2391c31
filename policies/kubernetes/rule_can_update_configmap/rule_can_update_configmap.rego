# METADATA
# title: Changes to the DNS of the cluster
# description: >-
#   A role updates or patches ConfigMaps where that of CoreDNS is: a ClusterRole, or a Role in kube-system, without
#   names or with `coredns` among them. Who writes its zones sends the requests of every pod for any name to a server of
#   their own.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/#coredns-configmap-options
#     description: Customizing DNS service, CoreDNS ConfigMap
#   - ref: https://kubescape.io/docs/controls/c-0037/
#     description: Kubescape, CoreDNS poisoning
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Use a Role in the namespace whose ConfigMaps are written, or name them in `resourceNames`. A zone of one's own
#     goes through whoever installs CoreDNS.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   overlaps: [kubernetes.rbac_manage_configmaps]
package kubernetes.rule_can_update_configmap

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	_reaches_the_dns
	some rule in rbac.rules
	_names_the_dns(rule.names)
	some right in rbac.rights(rule, "", {"configmaps"}, {"patch", "update"})
	message := sprintf("%s lets the DNS of the cluster be changed (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	_reaches_the_dns
	some rule in rbac.rules
	_names_the_dns(rule.names)
	some finding in rbac.undecided(object.union(rule, {"names": set()}), "", {"configmaps"}, {"patch", "update"})
}

_reaches_the_dns if input.kind == "ClusterRole"

_reaches_the_dns if input.metadata.namespace == "kube-system"

_names_the_dns(names) if count(names) == 0

_names_the_dns(names) if count(names & {"coredns", "coredns-custom", "kube-dns", "node-local-dns"}) > 0
