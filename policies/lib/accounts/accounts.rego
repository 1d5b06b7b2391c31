# METADATA
# title: Service accounts of pods
# description: Which pods of a repository get the token of their ServiceAccount.
package lib.accounts

import data.lib.cluster

# Pods into which the token is mounted. What the pod says wins over what its ServiceAccount says; both are for it by default, and
# Terraform's provider says so of each pod that does not.
mounting := [pod |
	some pod in cluster.pods
	pod.object.workload
	not cluster.static(pod)
	_mounts(pod)
]

_mounts(pod) if pod.spec.automountServiceAccountToken == true

_mounts(pod) if {
	object.get(pod.spec, "automountServiceAccountToken", null) == null
	pod.object.filled
	not cluster.unknown(pod.account)
}

_mounts(pod) if {
	object.get(pod.spec, "automountServiceAccountToken", null) == null
	not cluster.unknown(pod.account)
	count({false, "open"} & _of_account(pod)) == 0
}

# Pods for which it is filled in later whether they get the token: they say so themselves, or only their ServiceAccount does.
undecided := [pod |
	some pod in cluster.pods
	pod.object.workload
	not cluster.static(pod)
	_is_open(pod)
]

_is_open(pod) if cluster.unknown(pod.spec.automountServiceAccountToken)

_is_open(pod) if {
	object.get(pod.spec, "automountServiceAccountToken", null) == null
	not pod.object.filled
	_hangs_on_open(pod)
}

# It is mounted, and whether that account calls the API is not known.
_is_open(pod) if {
	object.get(pod.spec, "automountServiceAccountToken", null) == null
	pod.object.filled
	cluster.unknown(pod.account)
}

_hangs_on_open(pod) if cluster.unknown(pod.account)

_hangs_on_open(pod) if {
	said := _of_account(pod)
	"open" in said
	not false in said
}

# What the ServiceAccount of a pod says: true, false, "open" where it is filled in later.
_of_account(pod) := {said |
	some account in cluster.named("ServiceAccount", pod.account, pod.object.namespace)
	said := _said(object.get(account.value, "automountServiceAccountToken", true))
}

_said(value) := "open" if {
	cluster.unknown(value)
} else := value

# Whether a role is bound to a pod's own ServiceAccount, so that it means to call the API: by its name, as a user, or by the group
# of its namespace. The account `default` is no sign of it, as every pod of the namespace has that, nor is the group of all
# accounts, which every pod of the cluster is in.
calls_api(pod) if {
	pod.account != "default"
	some name in [pod.account, "*"]
	some namespace in _bound[name]
	cluster.same(namespace, pod.object.namespace)
}

# The namespaces of the accounts that a role is bound to, by name; "*" is every account of a namespace.
_bound[account[1]] contains account[0] if {
	some kind in ["ClusterRoleBinding", "RoleBinding"]
	some binding in object.get(cluster.kinds, kind, [])
	some subject in binding.value.subjects
	is_string(subject.name)
	account := _account(subject, binding.namespace)
}

# The namespace and the name of the account that a subject is.
_account(subject, namespace) := [_place(object.get(subject, "namespace", namespace)), subject.name] if {
	subject.kind == "ServiceAccount"
} else := array.slice(split(subject.name, ":"), 2, 4) if {
	subject.kind == "User"
	regex.match(`^system:serviceaccount:[^:]+:[^:]+$`, subject.name)
} else := [trim_prefix(subject.name, "system:serviceaccounts:"), "*"] if {
	subject.kind == "Group"
	regex.match(`^system:serviceaccounts:[^:]+$`, subject.name)
}

# A namespace, "" for any: one that is filled in later may be each.
_place(namespace) := "" if {
	cluster.unknown(namespace)
} else := namespace
