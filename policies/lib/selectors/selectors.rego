# METADATA
# title: Label selectors
# description: >-
#   What a label selector selects, as Kubernetes reads it. Labels that are there only in the cluster (controllers and
#   Kustomize add them), and values that a template fills in, count as the right ones.
package lib.selectors

# Labels that controllers and the scheduler add to the pods that they make.
_added := {
	"apps.kubernetes.io/pod-index",
	"batch.kubernetes.io/controller-uid",
	"batch.kubernetes.io/job-completion-index",
	"batch.kubernetes.io/job-name",
	"controller-revision-hash",
	"controller-uid",
	"job-name",
	"pod-template-generation",
	"pod-template-hash",
	"rollouts-pod-template-hash",
	"statefulset.kubernetes.io/pod-name",
	"topology.kubernetes.io/region",
	"topology.kubernetes.io/zone",
}

# Labels that the kustomizations of a repository add to what they collect.
_kustomized contains key if {
	some document in input.documents.kustomization
	some key, _ in document.value.commonLabels
}

_kustomized contains key if {
	some document in input.documents.kustomization
	some entry in document.value.labels
	some key, _ in entry.pairs
}

# Labels that pods have in the cluster alone.
later := _added | _kustomized

# Whether a map of labels (the selector of a Service or a ReplicationController) selects these labels. Labels that are filled in
# later as a whole may be any.
equals(selector, labels) if {
	is_object(selector)
	is_object(labels)
	every key, value in selector {
		_is(labels, key, value)
	}
}

equals(selector, labels) if {
	is_object(selector)
	open(labels)
}

# Whether a LabelSelector (matchLabels, matchExpressions) selects these labels. An empty one selects everything.
matches(selector, labels) if {
	is_object(selector)
	open(labels)
}

matches(selector, labels) if {
	is_object(selector)
	is_object(labels)
	equals(_object(selector, "matchLabels"), labels)
	every requirement in _list(selector, "matchExpressions") {
		_meets(labels, requirement)
	}
}

# The labels that a LabelSelector asks for by value: what a pod made for it would carry.
wanted(selector) := object.union(
	object.union_n([{requirement.key: requirement.values[0]} |
		some requirement in _list(selector, "matchExpressions")
		requirement.operator == "In"
		is_array(requirement.values)
		count(requirement.values) == 1
	]),
	_object(selector, "matchLabels"),
)

# Whether a LabelSelector has no requirement, and so selects everything where its owner lets it.
empty(selector) if {
	is_object(selector)
	count(_object(selector, "matchLabels")) == 0
	count(_list(selector, "matchExpressions")) == 0
}

# Whether part of a selector, or of labels, is filled in later, by a template or a substitution.
unknown(value) if regex.match(`\{\{|\$\{|\$\(`, json.marshal(value))

_is(labels, key, value) if {
	labels[key] == value
} else if {
	key in later
} else if {
	open(labels[key])
}

# Whether a label, or all labels at once, are filled in later.
open(value) if {
	is_string(value)
	regex.match(`\{\{|\$\{`, value)
}

_meets(_, requirement) if requirement.key in later

_meets(labels, requirement) if open(labels[requirement.key])

_meets(labels, requirement) if {
	requirement.operator == "In"
	labels[requirement.key] in requirement.values
}

_meets(labels, requirement) if {
	requirement.operator == "NotIn"
	not object.get(labels, requirement.key, null) in requirement.values
}

_meets(labels, requirement) if {
	requirement.operator == "Exists"
	requirement.key in object.keys(labels)
}

_meets(labels, requirement) if {
	requirement.operator == "DoesNotExist"
	not requirement.key in object.keys(labels)
}

_object(holder, field) := value if {
	value := holder[field]
	is_object(value)
} else := {}

_list(holder, field) := value if {
	value := holder[field]
	is_array(value)
} else := []
