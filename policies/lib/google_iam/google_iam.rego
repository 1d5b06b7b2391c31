# METADATA
# title: Grants of roles in Google Cloud
# description: Who is granted which role on what, whichever resource says it.
package lib.google_iam

import data.lib.terraform

# Principals that mean everybody.
everybody := {"allUsers", "allAuthenticatedUsers"}

# Roles that are given on some kinds of resources, as "google_project": [{"resource", "role", "at", "members":
# [{"member", "at"}]}]. Whether they are given with `…_iam_member`, `…_iam_binding` or `…_iam_policy` is all the same.
# What is given to an empty list of members is left out.
bindings(kinds) := array.concat(
	[binding |
		some kind in kinds
		some form in ["member", "binding"]
		some resource in terraform.resources_of({sprintf("%s_iam_%s", [kind, form])})
		some binding in _binding(resource, resource)
	],
	[binding |
		some kind in kinds
		some resource in terraform.resources_of({sprintf("%s_iam_policy", [kind])})
		some binding in _policy_bindings(resource)
	],
)

# The same, one for each member: [{"resource", "role", "member", "at"}].
grants(kinds) := [grant |
	some binding in bindings(kinds)
	some entry in binding.members
	is_string(binding.role)
	is_string(entry.member)
	grant := {
		"resource": binding.resource,
		"role": binding.role,
		"member": entry.member,
		"at": entry.at,
	}
]

# The same on resources of a type of the module, which an argument names, each with that as its `owner`.
grants_on(type, kind, argument) := [object.union(grant, {"owner": owner}) |
	some grant in grants({kind})
	names := terraform.targets(grant.resource, argument, type)
	some owner in object.get(terraform.resources, type, [])
	owner.name in names
]

# Whether an unknown member may be anybody. What begins with a kind of principal may not, nor what a resource of Google
# Cloud says of its own account.
may_be_anybody(member) if {
	is_string(member)
	startswith(member, "${")
	not regex.match(`^\$\{(data\.)?google_`, member)
}

# Whether an unknown role may be any of those that Google Cloud has made. One of your own has a name of its own.
may_be_any_role(role) if {
	terraform.unknown(role)
	not regex.match(`^\$\{google_[a-z]+_iam_custom_role\.[A-Za-z0-9_.\[\]"*-]+\}$`, role)
}

is_service_account(member) if {
	is_string(member)
	startswith(member, "serviceAccount:")
}

is_service_account(member) if {
	is_string(member)
	startswith(member, "${")
	regex.match(`^\$\{(data\.)?google_service_account\..*\.member\}$`, member)
}

# Whether a member is a service account that belongs to Google and does its work in the project.
is_service_agent(member) if {
	is_string(member)
	startswith(member, "serviceAccount:service-")
	regex.match(`^serviceAccount:service-([0-9]+|\$\{[^}]*\})@`, member)
}

is_service_agent(member) if {
	is_string(member)
	endswith(member, "@cloudservices.gserviceaccount.com")
}

is_service_agent(member) if {
	is_string(member)
	regex.match(_agents, member)
}

# Whether a member is a default service account of Compute Engine or App Engine, which many machines run as.
is_default_account(member) if {
	is_string(member)
	regex.match(`(-compute@developer|@appspot)\.gserviceaccount\.com$`, member)
}

is_default_account(member) if {
	is_string(member)
	contains(member, "data.google_")
	regex.match(`\$\{data\.google_(app_engine|compute)_default_service_account\.`, member)
}

# Roles that act as a service account, make tokens or keys for it, or say who may.
impersonating_roles := {
	"roles/cloudfunctions.serviceAgent",
	"roles/composer.serviceAgent",
	"roles/compute.serviceAgent",
	"roles/dataflow.serviceAgent",
	"roles/dataproc.serviceAgent",
	"roles/iam.serviceAccountAdmin",
	"roles/iam.serviceAccountKeyAdmin",
	"roles/iam.serviceAccountOpenIdTokenCreator",
	"roles/iam.serviceAccountTokenCreator",
	"roles/iam.serviceAccountUser",
	"roles/iam.workloadIdentityUser",
	"roles/run.serviceAgent",
	"roles/serverless.serviceAgent",
}

# Roles that do so among much else.
broad_impersonating_roles := {"roles/editor", "roles/iam.securityAdmin", "roles/owner"}

# Bindings on some kinds of resources that are not for accounts of Google alone.
bindings_of_others(kinds) := [binding |
	some binding in bindings(kinds)
	not _is_for_agents(binding.members)
]

_is_for_agents(members) if {
	count(members) > 0
	every entry in members {
		is_service_agent(entry.member)
	}
}

# What tells the address of an account of Google's own services.
_agents := concat("", [
	`\$\{(data\.)?google_(`, concat("|", [
		"bigquery_default_service_account",
		"project_service_identity",
		"storage_project_service_account",
		"storage_transfer_project_service_account",
	]),
	`)\.`,
])

_binding(resource, place) := [{
	"resource": resource,
	"role": terraform.argument(place.body, "role", ""),
	"at": _at(place, "role"),
	"members": _members(place),
}] if {
	object.get(place.body, "members", null) != []
} else := []

_members(place) := [{"member": member, "at": array.concat(place.path, ["members", index])} |
	some index, member in place.body.members
] if {
	is_array(place.body.members)
} else := [{"member": place.body[name], "at": array.concat(place.path, [name])} |
	some name in ["member", "members"]
	is_string(place.body[name])
]

# A policy is JSON, or comes from a data source. One that is unknown has no bindings.
_policy_bindings(resource) := [binding |
	some source in object.get(terraform.data_sources, "google_iam_policy", [])
	terraform.refers_to(resource.body.policy_data, source.address)
	some block in terraform.blocks(source, "binding")
	some binding in _binding(resource, block)
] if {
	terraform.unknown(resource.body.policy_data)
} else := [binding |
	policy := json.unmarshal(resource.body.policy_data)
	some entry in policy.bindings
	binding := {
		"resource": resource,
		"role": object.get(entry, "role", ""),
		"at": array.concat(resource.path, ["policy_data"]),
		"members": [{"member": member, "at": array.concat(resource.path, ["policy_data"])} |
			some member in entry.members
		],
	}
] if {
	json.is_valid(resource.body.policy_data)
} else := []

_at(place, name) := array.concat(place.path, [name]) if {
	terraform.argument(place.body, name, null) != null
} else := place.path
