# METADATA
# title: Ingresses
# description: What is an Ingress of Kubernetes; others have kinds of that name, too.
package lib.ingress

# Whether the input is one.
known if is(input)

# What the input is called in messages.
name := sprintf("Ingress %q", [object.get(input, ["metadata", "name"], "")])

# Whether an object is one: of the group networking.k8s.io, formerly extensions. An object without a group is taken for one.
is(value) if {
	value.kind == "Ingress"
	not _foreign(value)
}

_foreign(value) if {
	contains(value.apiVersion, "/")
	not regex.match(`^(networking\.k8s\.io|extensions)/`, value.apiVersion)
}
