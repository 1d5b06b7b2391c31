# METADATA
# title: Roles and bindings
# description: >-
#   What a role grants, read as the RBAC authorizer reads it, and whom a binding names. Roles that Kubernetes ships and
#   roles that a controller fills in have no rules here.
package lib.rbac

import data.lib.kubernetes
import data.lib.placeholders

# The rules of a role that somebody wrote: those of `rules_of`.
rules := [entry |
	_of_the_author
	some entry in rules_of(input)
]

# The rules of any role: [{"kind", "path", "groups", "resources", "verbs", "names", "open"}]; `kind` is that of the
# role, `resources` keeps its order, the others are sets. `open` is what is filled in later, wholly or an item of it:
# {"verbs": finding}, each with what to say as `unknown`. Names that are filled in later narrow a rule, unless there
# turn out to be none.
rules_of(role) := [entry |
	is_array(role.rules)
	some index, rule in role.rules
	is_object(rule)
	entry := {
		"kind": role.kind,
		"path": ["rules", index],
		"groups": {group | some group in _list(rule, "apiGroups")},
		"resources": _list(rule, "resources"),
		"verbs": {verb | some verb in _list(rule, "verbs")},
		"names": {name | some name in _names(rule)},
		"open": {field: finding |
			some field in ["apiGroups", "resourceNames", "resources", "verbs"]
			finding := _open(role, ["rules", index], field, object.get(rule, field, null))
		},
	}
]

# Those that hold for every object of their resources, and those that `resourceNames` narrows to some.
grants := [rule | some rule in rules; count(rule.names) == 0]

narrowed := [rule | some rule in rules; count(rule.names) > 0]

# What a rule grants of these verbs on these resources of an API group, one entry for each item of its `resources`:
# [{"path": ["rules", 0, "resources", 1], "text": "create on pods/exec"}]
rights(rule, group, resources, verbs) := [right |
	_meets(rule.groups, {group})
	_meets(rule.verbs, verbs)
	some position, item in rule.resources
	_covers_any(rule.kind, item, resources)
	right := {
		"path": array.concat(rule.path, ["resources", position]),
		"text": sprintf("%s on %s", [_words(rule.verbs, verbs), item]),
	}
]

# What to say as `unknown` of a rule that may grant these verbs on these resources of an API group to every object of
# them, by what is filled in later.
undecided(rule, group, resources, verbs) := {rule.open[deciding[0]]} if {
	count(rule.open) > 0
	is_met := {
		"resources": count([item | some item in rule.resources; _covers_any(rule.kind, item, resources)]) > 0,
		"verbs": _is_met(rule.verbs, verbs),
		"apiGroups": _is_met(rule.groups, {group}),
		"resourceNames": count(rule.names) == 0,
	}
	unmet := [field | some field in ["resources", "verbs", "apiGroups", "resourceNames"]; not is_met[field]]
	deciding := [field | some field in unmet; rule.open[field]]
	count(deciding) > 0
	count(deciding) == count(unmet)
} else := set()

# Both for resources of several API groups, {"apps": {"deployments"}}: each item of `resources` is there once, and
# nothing is undecided of a rule that grants some of it anyway.
rights_among(rule, groups, verbs) := [right |
	some right in {right |
		some group, resources in groups
		some right in rights(rule, group, resources, verbs)
	}
]

undecided_among(rule, groups, verbs) := {finding |
	some group, resources in groups
	some finding in undecided(rule, group, resources, verbs)
} if {
	count(rule.open) > 0
	count(rights_among(rule, groups, verbs)) == 0
} else := set()

# Whether a rule has a verb on every resource of the core API or of all, and what to say as `unknown` of one that may
# have.
takes_all_resources(rule) if {
	count(rule.verbs) > 0
	"*" in rule.resources
	count(rule.groups & {"", "*"}) > 0
}

undecided_resources(rule) := {finding |
	_may_take(rule, "verbs", count(rule.verbs) > 0)
	_may_take(rule, "resources", "*" in rule.resources)
	_may_take(rule, "apiGroups", count(rule.groups & {"", "*"}) > 0)
	some field in ["verbs", "resources", "apiGroups"]
	finding := rule.open[field]
} if {
	count(rule.open) > 0
	not takes_all_resources(rule)
} else := set()

_may_take(_, _, true)

_may_take(rule, field, false) if rule.open[field]

# Where the role lets any role of these resources be bound, and where it creates bindings of a resource.
binding_of(resources) := [right |
	some rule in rules
	names_any_role(rule)
	some right in rights(rule, "rbac.authorization.k8s.io", resources, {"bind"})
]

creation_of_bindings(resource) := [right |
	some rule in grants
	some right in rights(rule, "rbac.authorization.k8s.io", {resource}, {"create"})
]

# Whether `resourceNames` do not narrow a rule on roles. `*` is no pattern to the authorizer; who writes it means every
# role.
names_any_role(rule) if count(rule.names) == 0

names_any_role(rule) if count(rule.names & {"*", "cluster-admin"}) > 0

# What rights allow, in words, each once: "create on jobs, create on pods".
words(rights_) := concat(", ", {right.text | some right in rights_})

# Who is bound to the role: [{"path", "kind", "name"}]
subjects := [entry |
	lower(input.kind) in {"clusterrolebinding", "rolebinding"}
	not shipped
	is_array(input.subjects)
	some index, subject in input.subjects
	is_string(subject.name)
	entry := {
		"path": ["subjects", index, "name"],
		"kind": object.get(subject, "kind", ""),
		"name": subject.name,
	}
]

# Bindings that every cluster has, to roles that show its version and its list of APIs, and kubeadm's for nodes that
# join.
default_binding if {
	input.roleRef.name in {
		"kubeadm:bootstrap-signer-clusterinfo",
		"system:basic-user",
		"system:discovery",
		"system:public-info-viewer",
	}
}

# Rules in a role with an aggregationRule are overwritten by the control plane.
_of_the_author if {
	input.kind in {"ClusterRole", "Role"}
	not shipped
	not _system_role
	not is_object(object.get(input, "aggregationRule", null))
}

# What the API server makes for itself.
shipped if input.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"

# The control plane owns these names and writes its rules back at every start.
_system_role if {
	is_string(input.metadata.name)
	startswith(input.metadata.name, "system:")
}

_system_role if {
	input.kind == "ClusterRole"
	input.metadata.name in {"admin", "cluster-admin", "edit", "view"}
}

_list(rule, field) := [item | some item in rule[field]; is_string(item)] if {
	is_array(rule[field])
} else := []

# Names that come as a whole count as some.
_names(rule) := [rule.resourceNames] if {
	placeholders.whole(rule.resourceNames)
} else := _list(rule, "resourceNames")

_open(role, path, field, value) := placeholders.finding(_granted(role), placeholders.whole(value), array.concat(path, [field])) if {
	placeholders.whole(value)
} else := placeholders.finding(_granted(role), found[0].placeholder, array.flatten([path, field, found[0].index])) if {
	is_array(value)

	# A name is one name, whichever it will be.
	field != "resourceNames"
	found := [{"placeholder": placeholder, "index": index} |
		some index, item in value
		placeholder := placeholders.whole(item)
	]
	count(found) > 0
}

_granted(role) := sprintf("what a rule of %s grants", [kubernetes.title(role)])

default _is_met(_, _) := false

_is_met(granted, wanted) if _meets(granted, wanted)

_meets(granted, _) if "*" in granted

_meets(granted, wanted) if count(granted & wanted) > 0

_words(granted, wanted) := "*" if {
	"*" in granted
} else := concat(", ", granted & wanted)

_covers_any(_, item, resources) if item in resources

_covers_any(kind, item, resources) if {
	some resource in resources
	_reaches(kind, resource)
	item in {"*", _any_parent(resource)}
}

# `pods/*` is no pattern to the authorizer. Whoever writes it means every subresource, so it counts like a name.
_covers_any(_, item, resources) if {
	endswith(item, "/*")
	some resource in resources
	startswith(resource, trim_suffix(item, "*"))
}

# `*/exec`, for a subresource the pattern that covers it whatever it belongs to.
_any_parent(resource) := sprintf("*/%s", [split(resource, "/")[1]]) if {
	contains(resource, "/")
} else := "*"

# A Role grants nothing outside its namespace, so that a wildcard in it does not reach what has none. What it names
# outright counts all the same: it is dead until somebody makes a ClusterRole of it.
_reaches("ClusterRole", _)

_reaches(_, resource) if not resource in _cluster_scoped

_cluster_scoped := {
	"certificatesigningrequests/approval",
	"clusterrolebindings",
	"clusterroles",
	"groups",
	"mutatingwebhookconfigurations",
	"nodes/proxy",
	"persistentvolumes",
	"users",
	"validatingwebhookconfigurations",
}
