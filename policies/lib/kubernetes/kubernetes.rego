# METADATA
# title: Kubernetes objects
# description: >-
#   The pods that an object makes and their containers, with their paths. Everything is a rule without
#   arguments, so that it is worked out once for a document however many rules ask for it.
package lib.kubernetes

# Where the pod template stands, for the kinds whose schema is known.
_template_paths := {
	"CronJob": ["spec", "jobTemplate", "spec", "template"],
	"DaemonSet": ["spec", "template"],
	"Deployment": ["spec", "template"],
	"DeploymentConfig": ["spec", "template"],
	"Job": ["spec", "template"],
	"Pod": [],
	"PodTemplate": ["template"],
	"ReplicaSet": ["spec", "template"],
	"ReplicationController": ["spec", "template"],
	"StatefulSet": ["spec", "template"],
}

_container_fields := {
	"containers": "container",
	"ephemeralContainers": "ephemeral container",
	"initContainers": "init container",
}

# The pod templates of an object: [{"path", "template"}]. For the kinds above from their place; else every
# `template` with a pod spec in it, wherever a custom resource keeps it (Argo Rollout, Knative Service, Volcano Job).
pod_templates(object_) := [{"path": path, "template": template}] if {
	path := _template_paths[object_.kind]
	template := object.get(object_, path, null)
	is_object(template)
} else := [{"path": path, "template": template} |
	is_object(object_.spec)
	[path, template] := walk(object_)
	count(path) > 0
	path[count(path) - 1] == "template"
	is_array(template.spec.containers)
]

# What the object is called in messages: Deployment "web".
name := sprintf("%s %q", [input.kind, input.metadata.name]) if {
	is_string(input.kind)
	is_string(input.metadata.name)
} else := sprintf("%s", [input.kind]) if {
	is_string(input.kind)
} else := "object"

# The pods that the input makes: [{"path", "spec", "security", "security_path", "windows"}], path to the pod spec.
pods := [pod |
	some entry in pod_templates(input)
	is_object(object.get(entry.template, "spec", null))
	path := array.concat(entry.path, ["spec"])
	security := _object(object.get(entry.template.spec, "securityContext", {}))
	pod := {
		"path": path,
		"spec": entry.template.spec,
		"security": security,
		"security_path": _nearest(path, entry.template.spec),
		"windows": object.get(entry.template.spec, ["os", "name"], "") == "windows",
	}
]

# All containers of all pods: init and ephemeral ones too. `security_path` is the nearest existing place of the
# securityContext: itself, else the container.
containers := [entry |
	some pod in pods
	some field, noun in _container_fields
	list := object.get(pod.spec, field, [])
	is_array(list)
	some index, container in list
	is_object(container)
	path := array.concat(pod.path, [field, index])
	entry := {
		"path": path,
		"container": container,
		"field": field,
		"label": _label(noun, container),
		"pod": pod,
		"security": _object(object.get(container, "securityContext", {})),
		"security_path": _nearest(path, container),
		"sidecar": object.get(container, "restartPolicy", "") == "Always",
	}
]

_label(noun, container) := sprintf("%s %q", [noun, container.name]) if {
	is_string(container.name)
} else := sprintf("%s %s", [noun, container.image]) if {
	is_string(container.image)
} else := noun

_nearest(path, holder) := array.concat(path, ["securityContext"]) if {
	is_object(object.get(holder, "securityContext", null))
} else := path

_object(value) := value if {
	is_object(value)
} else := {}
