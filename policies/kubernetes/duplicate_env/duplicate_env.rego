# METADATA
# title: Environment variable set twice
# description: >-
#   A container's list of variables has the same name more than once. The last one wins, whatever the reader of the first
#   believes, and `kubectl apply` merges the list by name, so that an entry can vanish or stay behind in a later change.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
#     description: Environment variables of a container
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Keep the entry that the container gets today, the last one, and delete the others. Where one builds on another by `$(NAME)`,
#     give it a name of its own.
package kubernetes.duplicate_env

import data.lib.fix
import data.lib.kubernetes

deny contains object.union({"message": message, "at": at}, _remedy(entry, variables, variable, index)) if {
	some entry in kubernetes.containers
	variables := object.get(entry.container, "env", [])
	is_array(variables)
	names := [variable.name | some variable in variables]
	count(names) > count({name | some name in names})
	some index, variable in variables
	is_string(variable.name)
	not _is_of_a_loop(variable.name)
	variable.name in [earlier.name | some earlier in array.slice(variables, 0, index)]
	message := sprintf("%s sets the variable %s again", [entry.label, variable.name])
	at := array.concat(entry.path, ["env", index, "name"])
}

# `dynamic` blocks of Terraform name what they go over alike, each of them something else. What the whole resource, a variable or
# a local gives is the same at both places.
_is_of_a_loop(name) if {
	some groups in regex.find_all_string_submatch_n(`(?:^|[^\w.])(\w+)\.(?:key|value)\b`, name, -1)
	contains(name, "${")
	not groups[1] in {"each", "local", "var"}
}

# Of two variables the later one counts.
_remedy(entry, variables, variable, index) := {"fix": fix.unsafe("Remove the one that does not count", [edit])} if {
	earlier := [i | some i, other in array.slice(variables, 0, index); other.name == variable.name]
	edit := fix.remove(array.concat(entry.path, ["env", earlier[0]]))
}
