# METADATA
# title: What bindings give
# description: >-
#   The bindings of a repository, each with the rules of the role that it gives: of the repository's own, the nearest one
#   where several have the name, and of those that every cluster has. For rules on the repository whose `documents` are
#   kubernetes, kustomization and helm_chart.
package lib.role_bindings

import data.lib.cluster
import data.lib.placeholders
import data.lib.rbac
import data.lib.selectors

# The bindings of a kind to roles of a kind: [{"title", "role", "rules", "seen", "at", "subjects"}]. `at` is the name of
# the role, `role` its title; `rules` are those of lib.rbac, and `seen` is false where the repository does not have the
# role, or not all that an aggregation fills it with.
between(kind, role_kind) := object.get(_bindings, [kind, role_kind], [])

# What a binding gives of these verbs on resources of API groups, {"": {"secrets"}}, in words; "" for nothing.
given(binding, groups, verbs) := rbac.words([right |
	some rule in binding.rules
	count(rule.names) == 0
	some right in rbac.rights_among(rule, groups, verbs)
])

# Why it is not known whether it gives any.
doubt(binding, groups, verbs) := _unseen(binding) if {
	not binding.seen
	given(binding, groups, verbs) == ""
} else := min({finding.message |
	some rule in binding.rules
	some finding in rbac.undecided_among(rule, groups, verbs)
}) if {
	given(binding, groups, verbs) == ""
}

# Whether it gives everything: `*` as API group and as resource, and `*` or each of the usual verbs.
gives_everything(binding) if {
	some rule in binding.rules
	count(rule.names) == 0
	"*" in rule.groups
	"*" in rule.resources
	_all_verbs(rule.verbs)
}

# Why it is not known whether it gives everything.
doubts_everything(binding) := _unseen(binding) if {
	not binding.seen
	not gives_everything(binding)
} else := min({finding.message |
	some rule in binding.rules
	some finding in rbac.undecided_resources(rule)
}) if {
	not gives_everything(binding)
}

_all_verbs(verbs) if "*" in verbs

_all_verbs(verbs) if count({"create", "delete", "get", "list", "patch", "update", "watch"} - verbs) == 0

_unseen(binding) := sprintf("what %s grants, which %s gives away, is not seen here", [binding.role, binding.title])

_bindings[kind][role_kind] := [binding | some binding in _all; binding.kind == kind; binding.role_kind == role_kind] if {
	some {"kind": kind, "role_kind": role_kind} in {{"kind": binding.kind, "role_kind": binding.role_kind} | some binding in _all}
}

_all := [binding |
	some kind in ["ClusterRoleBinding", "RoleBinding"]
	some object_ in object.get(cluster.kinds, kind, [])
	not _is_of_the_platform(object_)
	role_kind := object_.value.roleRef.kind
	role_kind in {"ClusterRole", "Role"}
	name := object_.value.roleRef.name
	is_string(name)
	roles := _roles(role_kind, name, object_.namespace, object_.file)
	binding := {
		"kind": kind,
		"role_kind": role_kind,
		"title": object_.title,
		"role": sprintf("%s %q", [role_kind, name]),
		"rules": [rule | some role in roles; some rule in role.rules],
		"seen": count([role | some role in roles; role.seen]) > 0,
		"at": array.concat(object_.path, ["roleRef", "name"]),
		"subjects": _subjects(object_),
	}
]

# The names of these are reserved, and who runs the control plane writes them back.
_is_of_the_platform(object_) if startswith(object_.name, "system:")

_is_of_the_platform(object_) if startswith(object_.name, "gce:podsecuritypolicy:")

_is_of_the_platform(object_) if object_.value.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"

# Those of the repository, else what every cluster has of that name.
_roles(kind, name, namespace, file) := [{"rules": _rules[index], "seen": index in _written} | some index in found] if {
	found := _nearest(
		{role.index: role.file |
			some role in cluster.named(kind, name, _scope(kind, namespace))
			not _says_nothing(role)
		},
		file,
	)
	count(found) > 0
} else := [{"rules": object.get(_of_every_cluster, name, []), "seen": true}] if {
	kind == "ClusterRole"
	_is_of_every_cluster(name)
} else := [{"rules": [], "seen": true}] if {
	kind == "Role"
	_is_of_every_namespace(name, namespace)
} else := []

_scope("ClusterRole", _) := ""

_scope("Role", namespace) := namespace

# A patch of something else than the rules.
_says_nothing(role) if {
	role.patch
	not is_array(object.get(role.value, "rules", null))
}

# Where several folders have a role of the name, each a deployment of its own, those in the file of the binding, or else
# in the closest folder.
_nearest(files, file) := [index | some index, other in files; depths[other] == deepest] if {
	own := split(file, "/")
	depths := {other: _common(own, split(other, "/")) | some other in files}
	deepest := max([depth | some depth in depths])
}

_common(own, other) := count([position |
	some position, _ in own
	array.slice(own, 0, position + 1) == array.slice(other, 0, position + 1)
])

# What an aggregation is filled with stands in place of what it says.
_rules[index] := [rule | some source in sources; some rule in _said[source]] if some index, sources in _sources

_sources[role.index] := [role.index] if {
	some kind in ["ClusterRole", "Role"]
	some role in object.get(cluster.kinds, kind, [])
	role.index in _written
}

_sources[role.index] := [source.index |
	some selector in role.value.aggregationRule.clusterRoleSelectors
	some source in object.get(cluster.kinds, "ClusterRole", [])
	source.index in _written
	selectors.matches(selector, object.get(source.value, ["metadata", "labels"], {}))
] if {
	some kind in ["ClusterRole", "Role"]
	some role in object.get(cluster.kinds, kind, [])
	not role.index in _written
}

# By the fields that matter, so that what else changes in a repository is seen not to.
_said[role.index] := rbac.rules_of(object.filter(role.value, ["kind", "metadata", "rules"])) if {
	some kind in ["ClusterRole", "Role"]
	some role in object.get(cluster.kinds, kind, [])
}

_written contains role.index if {
	some kind in ["ClusterRole", "Role"]
	some role in object.get(cluster.kinds, kind, [])
	not is_object(object.get(role.value, "aggregationRule", null))
}

# What the user-facing roles grant of what is asked here.
_of_every_cluster := {
	"admin": [_grant([""], ["pods/attach", "pods/exec", "secrets"], _every_verb)],
	"cluster-admin": [_grant(["*"], ["*"], {"*"})],
	"edit": [_grant([""], ["pods/attach", "pods/exec", "secrets"], _every_verb)],
	"view": [],
}

_every_verb := {"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"}

# Those of the control plane are for its own parts.
_is_of_every_cluster(name) if _of_every_cluster[name]

_is_of_every_cluster(name) if startswith(name, "system:")

# That for extension API servers reads one ConfigMap.
_is_of_every_namespace(name, _) if startswith(name, "system:")

_is_of_every_namespace("extension-apiserver-authentication-reader", namespace) if cluster.same(namespace, "kube-system")

_grant(groups, resources, verbs) := {
	"kind": "ClusterRole",
	"path": [],
	"groups": {group | some group in groups},
	"resources": resources,
	"verbs": verbs,
	"names": set(),
	"open": {},
}

_subjects(object_) := [subject |
	subjects := object_.value.subjects
	is_array(subjects)
	some index, given_ in subjects
	is_string(given_.name)
	not placeholders.whole(given_.name)
	subject := {
		"title": sprintf("%s %q", [_noun(given_), given_.name]),
		"at": array.concat(object_.path, ["subjects", index, "name"]),
	}
]

_noun(subject) := subject.kind if {
	is_string(subject.kind)
} else := "subject"
