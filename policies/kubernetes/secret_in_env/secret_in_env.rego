# METADATA
# title: Secret handed over as an environment variable
# description: >-
#   A container gets a Secret through its environment. Every child process inherits it, crash reports and debug pages print
#   it, and `kubectl exec` or /proc shows it to whoever gets into the pod. A mounted file can be read once, has its own
#   permissions and changes when the Secret does; a variable stays as it was until the pod is restarted.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets
#     description: Using Secrets
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Secrets
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Mount the Secret as a volume and let the program read the file; many take its path from a variable that ends in `_FILE`.
#     Keep the variable where a program knows no other way, and waive the finding there.
#   controls:
#     cis_kubernetes_1_10: ["5.4.1"]
package kubernetes.secret_in_env

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	variables := object.get(entry.container, "env", [])
	is_array(variables)
	some index, variable in variables
	reference := variable.valueFrom.secretKeyRef
	is_object(reference)
	message := sprintf("variable %s of %s comes from %s", [
		object.get(variable, "name", "without a name"),
		entry.label,
		_title(reference),
	])
	at := array.concat(entry.path, ["env", index, "valueFrom", "secretKeyRef"])
}

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	sources := object.get(entry.container, "envFrom", [])
	is_array(sources)
	some index, source in sources
	reference := source.secretRef
	is_object(reference)
	message := sprintf("all of %s goes into the environment of %s", [_title(reference), entry.label])
	at := array.concat(entry.path, ["envFrom", index, "secretRef"])
}

unknown contains placeholders.finding(sprintf("what goes into the environment of %s", [entry.label]), placeholder, at) if {
	some entry in kubernetes.containers
	some [list, field] in [["env", ["valueFrom"]], ["env", ["valueFrom", "secretKeyRef"]], ["envFrom", ["secretRef"]]]
	sources := object.get(entry.container, list, [])
	is_array(sources)
	some index, source in sources
	is_object(source)
	placeholder := placeholders.whole(object.get(source, field, null))
	at := array.flatten([entry.path, list, index, field])
}

# Its name may be filled in where the object is used, as in a Composition.
_title(reference) := sprintf("Secret %q", [reference.name]) if {
	is_string(reference.name)
} else := "a Secret"
