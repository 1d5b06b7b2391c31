# METADATA
# title: What operators make
# description: >-
#   Operators make pods, Services and ServiceAccounts for custom resources. Their names and labels follow a few habits, by
#   which a rule that misses an object can tell that an operator makes it. What runs with rights on pods labels or makes them, too.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
#     description: Labels, prefixes of keys
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
		"template": object.get(object_.value, ["spec", "template", "metadata", "labels"], null),
	}
]

# Whether an operator makes pods with these labels in a namespace.
makes_pods(namespace, labels) if {
	some resource in _resources
	cluster.same(namespace, resource.namespace)
	_chosen(resource, labels)
}

# A key with a prefix belongs to who automates under that domain, as `strimzi.io/cluster`; what is the user's own has none, or is
# one of the recommended labels. Where no workload of the repository carries such a key, a controller gives it to its pods.
makes_pods(_, labels) if {
	some key, _ in labels
	contains(key, "/")
	not startswith(key, "app.kubernetes.io/")
	not key in _written
}

# A pod whose account may change pods can mark itself, as the leader of a group does: `operator: leader`.
makes_pods(namespace, labels) if {
	some pod in _changing
	cluster.same(namespace, pod.object.namespace)
	some shared, value in labels
	is_object(pod.labels)
	pod.labels[shared] == value
	every key, wanted in labels {
		object.get(pod.labels, key, wanted) == wanted
	}
}

# What the cluster itself runs in kube-system: kubeadm's static pods, its DNS and its proxy.
makes_pods("kube-system", labels) if labels.component in cluster.control_plane

makes_pods("kube-system", labels) if labels["k8s-app"] in {"kube-dns", "kube-proxy"}

# What may make pods with these labels while it runs, each to stand behind "may come from": a workload of the same namespace that
# shares one of the labels, and whose account may create pods, as JupyterHub's does for its users.
makers(namespace, labels) := {maker |
	some pod in _creating
	cluster.same(namespace, pod.object.namespace)
	some shared, value in labels
	is_object(pod.labels)
	pod.labels[shared] == value
	maker := sprintf("%s, whose account may create pods", [pod.object.title])
}

# Whether an operator makes an object of this name in a namespace: it is called as the custom resource, or begins so, as
# `main-kafka-bootstrap` of the Kafka `main` or `prometheus-main` of the Prometheus `main`, or as the product that stands first
# in the group: `minio` of a Tenant of minio.min.io.
makes_named(namespace, name) if {
	some resource in _resources
	cluster.same(namespace, resource.namespace)
	_derived(resource, name)
}

_derived(resource, name) if name == resource.name

_derived(resource, name) if startswith(name, sprintf("%s-", [resource.name]))

_derived(resource, name) if startswith(name, sprintf("%s-", [resource.kind]))

_derived(resource, name) if name == split(resource.group, ".")[0]

# Operators pass labels on to the pods, or name the resource in a label of theirs, `prometheus: main` for a Prometheus, or in
# the recommended labels.
_chosen(resource, labels) if {
	is_object(resource.labels)
	object.subset(resource.labels, labels)
}

# Machines of KubeVirt write the labels of their pods in a template.
_chosen(resource, labels) if {
	is_object(resource.template)
	object.subset(resource.template, labels)
}

# RabbitMQ's operator gives the name of the cluster as that of the application.
_chosen(resource, labels) if {
	resource.kind == "rabbitmqcluster"
	labels["app.kubernetes.io/name"] == resource.name
}

_chosen(resource, labels) if labels[resource.kind] == resource.name

_chosen(resource, labels) if {
	replace(labels["app.kubernetes.io/name"], "-", "") == resource.kind
	object.get(labels, "app.kubernetes.io/instance", resource.name) == resource.name
}

# The keys of labels that workloads of the repository give their pods.
_written := {key | some pod in cluster.pods; is_object(pod.labels); some key, _ in pod.labels}

# The pods whose accounts may change pods, and those whose accounts may make some.
_changing := [pod | some pod in cluster.pods; _may(pod, {"*", "patch", "update"})]

_creating := [pod | some pod in cluster.pods; _may(pod, {"*", "create"})]

_may(pod, verbs) if {
	some [namespace, verb] in object.get(_rights, pod.account, set())
	verb in verbs
	cluster.same(namespace, pod.object.namespace)
}

# What the accounts of a name may do with pods: [namespace, verb].
_rights[subject.name] contains [object.get(subject, "namespace", binding.namespace), verb] if {
	some kind in ["ClusterRoleBinding", "RoleBinding"]
	some binding in object.get(cluster.kinds, kind, [])
	some verb in _on_pods(binding.value.roleRef, binding.namespace)
	some subject in binding.value.subjects
	subject.kind == "ServiceAccount"
}

_on_pods(reference, namespace) := {verb |
	some role in cluster.named(reference.kind, reference.name, namespace)
	some rule in role.value.rules
	some resource in ["*", "pods"]
	resource in rule.resources
	some verb in rule.verbs
}
