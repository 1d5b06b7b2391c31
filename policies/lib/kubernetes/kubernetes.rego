# METADATA
# title: Kubernetes objects
# description: >-
#   The pods that an object makes, their containers, volumes, security contexts and capabilities, with
#   their paths. Everything is a rule without arguments, so that it is worked out once for a document
#   however many rules ask for it.
package lib.kubernetes

import data.lib.placeholders

# Whether the object changes another one, or an operator completes it: what it leaves out stands elsewhere.
default partial := false

partial := data.karat.source.patch

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
	"Revision": [],
	"StatefulSet": ["spec", "template"],
}

_container_fields := {
	"containers": "container",
	"ephemeralContainers": "ephemeral container",
	"initContainers": "init container",
	"sidecars": "sidecar",
	"steps": "step",
}

_single_containers := {"container": "container", "script": "script", "stepTemplate": "template of steps"}

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

# Whether an object holds manifests of others, which a controller makes of it: it is no workload itself, and has other labels than
# they have and is in no namespace of theirs.
holds_manifests(object_) if {
	is_string(object_.apiVersion)
	object_.kind in _manifest_holders[split(object_.apiVersion, "/")[0]]
}

_manifest_holders := {
	"apiextensions.crossplane.io": {"Composition"},
	"kro.run": {"ResourceGraphDefinition"},
	"kubernetes.crossplane.io": {"Object"},
	"kubernetes.m.crossplane.io": {"ClusterObject", "Object"},
	"kyverno.io": {"ClusterPolicy", "Policy"},
	"policies.kyverno.io": {"GeneratingPolicy", "MutatingPolicy"},
	"work.open-cluster-management.io": {"ManifestWork", "ManifestWorkReplicaSet"},
}

# What the object is called in messages: Deployment "web".
name := title(input) if {
	is_string(input.kind)
} else := "object"

# The same for any object of a kind.
title(object_) := sprintf("%s %q", [object_.kind, object_.metadata.name]) if {
	is_string(object_.metadata.name)
} else := object_.kind

# The pods that the input makes: [{"path", "spec", "metadata", "metadata_path", "security", "security_path",
# "windows", "user_namespace"}], path to the pod spec. `user_namespace`: root in the pod is nobody on the node.
pods := array.concat(_pods_of_templates, _pods_of_steps)

_pods_of_templates := [pod |
	some entry in pod_templates(input)
	is_object(object.get(entry.template, "spec", null))
	path := array.concat(entry.path, ["spec"])
	[security, security_path] := _security(path, entry.template.spec, _of_both)
	pod := {
		"path": path,
		"spec": entry.template.spec,
		"metadata": _object(object.get(entry.template, "metadata", {})),
		"metadata_path": array.concat(entry.path, ["metadata"]),
		"security": security,
		"security_path": security_path,
		"windows": object.get(entry.template.spec, ["os", "name"], "") == "windows",
		"user_namespace": object.get(entry.template.spec, "hostUsers", true) == false,
	}
]

# The pods of tasks of Tekton and of templates of Argo Workflows, whose containers stand under other names: only rules that ask for
# these kinds see them.
_pods_of_steps := [pod |
	some kind in _runners[split(input.apiVersion, "/")[0]]
	kind == input.kind
	[path, spec] := walk(input.spec)
	_runs_steps(path, spec)
	place := array.concat(["spec"], path)
	[security, security_path] := _security(place, spec, _of_both)
	pod := {
		"path": place,
		"spec": spec,
		"metadata": {},
		"metadata_path": place,
		"security": security,
		"security_path": security_path,
		"windows": false,
		"user_namespace": false,
	}
]

_runners := {
	"argoproj.io": {"ClusterWorkflowTemplate", "CronWorkflow", "Workflow", "WorkflowTemplate"},
	"tekton.dev": {"ClusterTask", "Pipeline", "PipelineRun", "Task", "TaskRun"},
}

_runs_steps([], spec) if is_array(spec.steps)

_runs_steps(path, spec) if {
	path[count(path) - 1] == "taskSpec"
	is_array(spec.steps)
}

_runs_steps(path, spec) if {
	path[count(path) - 2] == "templates"
	count(path) < 4
	is_object(spec)
}

# What holds for all templates of a workflow, and templates that stand in others.
_runs_steps(path, spec) if {
	path[count(path) - 1] in {"containerSet", "inline", "templateDefaults"}
	is_object(spec)
}

_runs_steps(_, spec) if is_array(spec.templates)

# All containers of all pods: init and ephemeral ones too. `security_path` is the nearest existing place of the
# securityContext: itself, else the container.
containers := [entry |
	some pod in pods
	some found in array.concat(_listed(pod.spec), _single(pod.spec))
	container := found.container
	is_object(container)
	path := array.concat(pod.path, found.path)
	[security, security_path] := _security(path, container, _of_containers)
	entry := {
		"path": path,
		"container": container,
		"field": found.path[0],
		"label": _label(found.noun, container),
		"pod": pod,
		"security": security,
		"security_path": security_path,
		"sidecar": object.get(container, "restartPolicy", "") == "Always",
	}
]

_listed(spec) := [{"path": [field, index], "noun": noun, "container": container} |
	some field, noun in _container_fields
	list := spec[field]
	is_array(list)
	some index, container in list
]

_single(spec) := [{"path": [field], "noun": noun, "container": container} |
	some field, noun in _single_containers
	container := spec[field]
]

# Every securityContext that is written, of pods and of containers: [{"label", "security", "path", "pod"}].
security_contexts := array.concat(
	[context |
		some pod in pods
		count(pod.security) > 0
		context := {"label": name, "security": pod.security, "path": pod.security_path, "pod": pod}
	],
	[context |
		some entry in containers
		count(entry.security) > 0
		context := {
			"label": entry.label,
			"security": entry.security,
			"path": entry.security_path,
			"pod": entry.pod,
		}
	],
)

# Settings of pods and of securityContexts that are filled in later: [{"name", "written", "finding", "pod", "container"?}]. `name`
# is "privileged" or "seccompProfile.type", `written` has the defaults in it; `finding` is what to say as `unknown`.
open_settings := [setting |
	_is_open
	some holder in _holders
	some field, value in holder.value
	is_string(value)
	placeholder := placeholders.whole(value)
	at := array.concat(holder.inside, [field])
	what := sprintf("%s of %s", [concat(".", at), holder.label])
	setting := object.union(object.filter(holder, ["container", "pod"]), {
		"name": concat(".", at),
		"written": placeholders.filled(value),
		"finding": placeholders.finding(what, placeholder, array.concat(holder.path, at)),
	})
]

# Most pods have none, and are not looked at part by part.
_is_open if {
	some pod in pods
	some field in _pod_settings
	is_string(pod.spec[field])
}

_is_open if {
	some context in security_contexts
	regex.match(`[$<%@]|\{[^"{}]`, sprintf("%v", [context.security]))
}

_is_open if {
	some entry in containers
	is_string(entry.container.imagePullPolicy)
	regex.match(placeholders.pattern, entry.container.imagePullPolicy)
}

_holders := array.concat(_outer_holders, [object.union(holder, {"value": value, "inside": [field]}) |
	some holder in _outer_holders
	some field in ["appArmorProfile", "seLinuxOptions", "seccompProfile", "windowsOptions"]
	value := holder.value[field]
	is_object(value)
])

_outer_holders := array.concat(_pod_holders, _container_holders)

_pod_holders := [holder |
	some pod in pods
	some [value, path] in [[object.filter(pod.spec, _pod_settings), pod.path], [pod.security, pod.security_path]]
	holder := {"value": value, "inside": [], "label": name, "path": path, "pod": pod}
]

_container_holders := [holder |
	some entry in containers
	some [value, path] in [
		[object.filter(entry.container, ["imagePullPolicy"]), entry.path],
		[entry.security, entry.security_path],
	]
	holder := {"value": value, "inside": [], "label": entry.label, "path": path, "pod": entry.pod, "container": entry}
]

_pod_settings := ["hostIPC", "hostNetwork", "hostPID"]

# The images of containers that are filled in later, wholly or in part: [{"image", "label", "container", "at"}].
open_images := [{"image": image, "label": label, "container": entry, "at": array.concat(entry.path, ["image"])} |
	some entry in containers
	image := entry.container.image
	is_string(image)
	regex.match(placeholders.pattern, image)
	label := sprintf("image %q of %s", [image, entry.label])
]

# The capabilities of all containers: [{"container", "added", "dropped", "dropped_path", "open_dropped"}]. `added` is
# [{"value", "name", "path"}], its name without CAP_, which CRI-O allows. `dropped` is a set of names; CAP_ stays,
# since containerd drops nothing then. Both runtimes ignore case. `dropped_path` is the nearest existing place; `open_dropped`
# is what to say as `unknown` of those that are filled in later.
capabilities := [entry |
	some container in containers
	entry := _capabilities(container)
]

_capabilities(container) := {
	"container": container,
	"added": [added |
		is_array(lists.add)
		some index, value in lists.add
		added := {
			"value": value,
			"name": trim_prefix(upper(sprintf("%v", [value])), "CAP_"),
			"path": array.concat(path, ["add", index]),
		}
	],
	"dropped": {upper(value) |
		is_array(lists.drop)
		some value in lists.drop
		is_string(value)
	},
	"dropped_path": _dropped_path(path, lists),
	"open_dropped": {placeholders.finding(what, placeholder, at) |
		what := sprintf("a capability that %s drops", [container.label])
		some [placeholder, at] in _open_dropped(array.concat(path, ["drop"]), object.get(lists, "drop", null))
	},
} if {
	lists := container.security.capabilities
	is_object(lists)
	path := array.concat(container.path, ["securityContext", "capabilities"])
} else := {
	"container": container,
	"added": [],
	"dropped": set(),
	"dropped_path": container.security_path,
	"open_dropped": set(),
}

_open_dropped(path, list) := {[placeholder, array.concat(path, [index])] |
	some index, value in list
	placeholder := placeholders.whole(value)
} if {
	is_array(list)
} else := {[placeholders.whole(list), path]} if {
	placeholders.whole(list)
} else := set()

_dropped_path(path, lists) := array.concat(path, ["drop"]) if {
	is_array(lists.drop)
} else := path

# Capabilities that are added and filled in later: [{"container", "dropped", "finding"}].
open_capabilities := [{"container": entry.container, "dropped": entry.dropped, "finding": finding} |
	some entry in capabilities
	some open in _open_added(entry)
	what := sprintf("a capability that %s adds", [entry.container.label])
	finding := placeholders.finding(what, open.placeholder, open.path)
]

_open_added(entry) := [{"placeholder": placeholder, "path": added.path} |
	some added in entry.added
	placeholder := placeholders.whole(added.value)
] if {
	count(entry.added) > 0
} else := [{"placeholder": placeholder, "path": path}] if {
	placeholder := placeholders.whole(entry.container.security.capabilities.add)
	path := array.concat(entry.container.path, ["securityContext", "capabilities", "add"])
} else := []

# The volumes of all pods: [{"path", "volume", "label", "pod"}].
volumes := [entry |
	some pod in pods
	is_array(pod.spec.volumes)
	some index, volume in pod.spec.volumes
	is_object(volume)
	entry := {
		"path": array.concat(pod.path, ["volumes", index]),
		"volume": volume,
		"label": _volume_label(volume),
		"pod": pod,
	}
]

# The volumes from the file system of a node, of pods and PersistentVolumes, where it is known from which path of it: [{"path",
# "label", "value", "normal"}]. `normal` has single slashes and none at its end: `/` is empty, `C:\Data\` is /C:/Data.
host_paths := [entry |
	some place in _host_places
	value := place.value
	is_string(value)
	parts := [part |
		some part in split(replace(value, "\\", "/"), "/")
		not part in {"", "."}
	]
	entry := {
		"path": place.path,
		"label": place.label,
		"value": value,
		"normal": concat("/", array.concat([""], parts)),
	}
]

_host_places contains {"path": path, "label": volume.label, "value": volume.volume.hostPath.path} if {
	some volume in volumes
	path := array.concat(volume.path, ["hostPath", "path"])
}

_host_places contains {"path": path, "label": volume.label, "value": value} if {
	some volume in volumes
	value := volume.volume.hostPath
	placeholders.whole(value)
	path := array.concat(volume.path, ["hostPath"])
}

_host_places contains {"path": ["spec", source, "path"], "label": name, "value": input.spec[source].path} if {
	input.kind == "PersistentVolume"
	some source in ["hostPath", "local"]
}

# Those whose path is filled in later: [{…, "written", "finding"}].
open_host_paths := [object.union(host, {"written": placeholders.filled(host.value), "finding": finding}) |
	some host in host_paths
	placeholder := placeholders.whole(host.value)
	finding := placeholders.finding(host.label, placeholder, host.path)
]

_label(noun, container) := sprintf("%s %q", [noun, container.name]) if {
	is_string(container.name)
} else := noun

_volume_label(volume) := sprintf("volume %q", [volume.name]) if {
	is_string(volume.name)
} else := "volume"

# The securityContext of a pod or container, and the nearest existing place of it. In one that is filled in later as a whole each of
# the settings that it may have is.
_security(path, holder, settings) := [holder.securityContext, array.concat(path, ["securityContext"])] if {
	is_object(holder.securityContext)
} else := [filled, array.concat(path, ["securityContext"])] if {
	placeholders.whole(holder.securityContext)
	filled := object.union_n([_filled(setting, holder.securityContext) | some setting in settings])
} else := [{}, path]

_filled([field], value) := {field: value}

_filled([outer, field], value) := {outer: {field: value}}

_of_both := [
	["appArmorProfile", "type"], ["runAsGroup"], ["runAsNonRoot"], ["runAsUser"], ["seLinuxOptions", "type"],
	["seccompProfile", "type"], ["windowsOptions", "hostProcess"],
]

_of_containers := array.concat(_of_both, [
	["allowPrivilegeEscalation"], ["capabilities", "add"], ["capabilities", "drop"], ["privileged"], ["procMount"],
	["readOnlyRootFilesystem"],
])

_object(value) := value if {
	is_object(value)
} else := {}
