# METADATA
# title: What operators make
# description: >-
#   Operators make pods, Services and ServiceAccounts for custom resources. Their names and labels follow a few habits, by
#   which a rule that misses an object can tell that an operator makes it.
package lib.operators

import data.lib.cluster

# Kinds that steer, watch or configure others and make no pods.
_passive := {
	"application", "authorizationpolicy", "certificate", "ciliumnetworkpolicy", "clusterissuer", "destinationrule",
	"externalsecret", "gateway", "ingressroute", "issuer", "kustomization", "middleware", "peerauthentication",
	"podmonitor", "prometheusrule", "scaledobject", "sealedsecret", "servicemonitor", "virtualservice",
}

# Custom resources that an operator may make pods of.
_resources := [resource |
	some object_ in cluster.objects
	is_string(object_.value.apiVersion)
	object_.name != ""
	[group, _] := split(object_.value.apiVersion, "/")
	contains(group, ".")
	not endswith(group, ".k8s.io")
	not lower(object_.kind) in _passive
	resource := {
		"group": group,
		"kind": lower(object_.kind),
		"name": object_.name,
		"namespace": object_.namespace,
		"labels": object.get(object_.value, ["spec", "podMetadata", "labels"], null),
	}
]

# Whether an operator makes pods with these labels in a namespace.
makes_pods(namespace, labels) if {
	some resource in _resources
	cluster.same(namespace, resource.namespace)
	_chosen(resource, labels)
}

# What the cluster itself runs in kube-system: kubeadm's static pods, its DNS and its proxy.
makes_pods("kube-system", labels) if labels.component in cluster.control_plane

makes_pods("kube-system", labels) if labels["k8s-app"] in {"kube-dns", "kube-proxy"}

# Whether an operator makes an object of this name in a namespace: it is called as the custom resource, or begins so, as
# `main-kafka-bootstrap` of the Kafka `main` or `prometheus-main` of the Prometheus `main`.
makes_named(namespace, name) if {
	some resource in _resources
	cluster.same(namespace, resource.namespace)
	_derived(resource, name)
}

_derived(resource, name) if name == resource.name

_derived(resource, name) if startswith(name, sprintf("%s-", [resource.name]))

_derived(resource, name) if startswith(name, sprintf("%s-", [resource.kind]))

# Operators pass labels on to the pods, or name the resource in a label of theirs: `prometheus: main` for a Prometheus,
# `strimzi.io/cluster: main` for one of kafka.strimzi.io, or the recommended labels.
_chosen(resource, labels) if {
	is_object(resource.labels)
	object.subset(resource.labels, labels)
}

_chosen(resource, labels) if {
	some key, value in labels
	value == resource.name
	_named_after(resource, key)
}

_chosen(resource, labels) if {
	labels["app.kubernetes.io/instance"] == resource.name
	labels["app.kubernetes.io/name"] == resource.kind
}

_named_after(resource, key) if key == resource.kind

_named_after(resource, key) if {
	[domain, _] := split(key, "/")
	contains(domain, ".")
	some [long, short] in [[resource.group, domain], [domain, resource.group]]
	endswith(sprintf(".%s", [long]), sprintf(".%s", [short]))
}
