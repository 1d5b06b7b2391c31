package lib.kubernetes_test

import data.lib.kubernetes

_pod_spec := {"containers": [{"name": "web", "image": "nginx"}]}

test_finds_the_pod_of_a_pod if {
	every kind in ["Pod", "Revision"] {
		paths := [pod.path | some pod in kubernetes.pods] with input as {"kind": kind, "spec": _pod_spec}
		paths == [["spec"]]
	}
}

test_finds_the_pod_of_a_cron_job if {
	spec := {"jobTemplate": {"spec": {"template": {"spec": _pod_spec}}}}
	paths := [pod.path | some pod in kubernetes.pods] with input as {"kind": "CronJob", "spec": spec}
	paths == [["spec", "jobTemplate", "spec", "template", "spec"]]
}

test_finds_the_pods_of_a_custom_resource if {
	tasks := [{"name": "a", "template": {"spec": _pod_spec}}, {"name": "b", "template": {"spec": _pod_spec}}]
	job := {"apiVersion": "batch.volcano.sh/v1alpha1", "kind": "Job", "spec": {"tasks": tasks}}
	paths := {pod.path | some pod in kubernetes.pods} with input as job
	paths == {["spec", "tasks", 0, "template", "spec"], ["spec", "tasks", 1, "template", "spec"]}
}

test_finds_no_pod_in_other_kinds if {
	kubernetes.pods == [] with input as {"kind": "ConfigMap", "data": {"a": "b"}}
	kubernetes.pods == [] with input as {"kind": "Service", "spec": {"selector": {"app": "web"}}}
	kubernetes.pods == [] with input as {"kind": "Deployment", "spec": {"template": null}}
}

test_finds_containers_of_every_sort if {
	spec := {
		"containers": [{"name": "web"}],
		"initContainers": [{"name": "setup", "restartPolicy": "Always"}],
		"ephemeralContainers": [{"image": "busybox"}],
	}
	labels := {entry.label: entry.path | some entry in kubernetes.containers} with input as {"kind": "Pod", "spec": spec}
	labels == {
		"container \"web\"": ["spec", "containers", 0],
		"init container \"setup\"": ["spec", "initContainers", 0],
		"ephemeral container": ["spec", "ephemeralContainers", 0],
	}
}

test_accepts_containers_that_are_no_list if {
	kubernetes.containers == [] with input as {"kind": "Pod", "spec": {"containers": null}}
	kubernetes.containers == [] with input as {"kind": "Pod", "spec": {"containers": ["web"]}}
}

test_names_the_nearest_place_of_the_security_context if {
	spec := {"containers": [
		{"name": "a", "securityContext": {"privileged": true}},
		{"name": "b", "securityContext": null},
	]}
	paths := [entry.security_path | some entry in kubernetes.containers] with input as {"kind": "Pod", "spec": spec}
	paths == [["spec", "containers", 0, "securityContext"], ["spec", "containers", 1]]
}

test_knows_windows_pods if {
	flags := [pod.windows | some pod in kubernetes.pods] with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": []},
	}
	flags == [true]
}

test_names_the_object if {
	kubernetes.name == "Pod \"web\"" with input as {"kind": "Pod", "metadata": {"name": "web"}}
	kubernetes.name == "Pod" with input as {"kind": "Pod", "metadata": {"generateName": "web-"}}
	kubernetes.name == "object" with input as {}
}

test_knows_pods_in_a_user_namespace if {
	every users, expected in {"false": [true], "true": [false], "null": [false]} {
		spec := {"hostUsers": json.unmarshal(users), "containers": []}
		flags := [pod.user_namespace | some pod in kubernetes.pods] with input as {"kind": "Pod", "spec": spec}
		flags == expected
	}
}

test_gives_the_metadata_of_pods if {
	template := {"metadata": {"labels": {"app": "web"}}, "spec": _pod_spec}
	deployment := {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"template": template}}
	found := [[pod.metadata, pod.metadata_path] | some pod in kubernetes.pods] with input as deployment
	found == [[{"labels": {"app": "web"}}, ["spec", "template", "metadata"]]]
	pod := {"kind": "Pod", "metadata": {"name": "web"}, "spec": _pod_spec}
	own := [[pod.metadata, pod.metadata_path] | some pod in kubernetes.pods] with input as pod
	own == [[{"name": "web"}, ["metadata"]]]
}

test_gives_the_security_contexts_that_are_written if {
	spec := {
		"securityContext": {"runAsUser": 1},
		"containers": [{"name": "a", "securityContext": {"privileged": true}}, {"name": "b", "securityContext": {}}],
	}
	pod := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}
	found := {context.label: context.path | some context in kubernetes.security_contexts} with input as pod
	found == {
		"Pod \"web\"": ["spec", "securityContext"],
		"container \"a\"": ["spec", "containers", 0, "securityContext"],
	}
}

_capabilities(security) := result if {
	[entry] := kubernetes.capabilities with input as {
		"kind": "Pod",
		"spec": {"containers": [{"name": "web", "securityContext": security}]},
	}
	result := object.remove(entry, ["container"])
}

test_reads_capabilities_as_runtimes_do if {
	path := ["spec", "containers", 0, "securityContext", "capabilities"]
	lists := {"add": ["CAP_SYS_ADMIN", "kill", 1], "drop": ["all", "CAP_MKNOD", 1]}
	_capabilities({"capabilities": lists}) == {
		"added": [
			{"value": "CAP_SYS_ADMIN", "name": "SYS_ADMIN", "path": array.concat(path, ["add", 0])},
			{"value": "kill", "name": "KILL", "path": array.concat(path, ["add", 1])},
			{"value": 1, "name": "1", "path": array.concat(path, ["add", 2])},
		],
		"dropped": {"ALL", "CAP_MKNOD"},
		"dropped_path": array.concat(path, ["drop"]),
		"open_dropped": set(),
	}
}

test_names_the_nearest_place_of_dropped_capabilities if {
	container := ["spec", "containers", 0]
	_capabilities(null).dropped_path == container
	_capabilities({"capabilities": null}).dropped_path == array.concat(container, ["securityContext"])
	_capabilities({"capabilities": {"drop": null}}) == {
		"added": [],
		"dropped": set(),
		"dropped_path": array.concat(container, ["securityContext", "capabilities"]),
		"open_dropped": set(),
	}
}

test_gives_the_volumes_of_pods if {
	spec := {"containers": [], "volumes": [{"name": "a", "emptyDir": {}}, null, {"hostPath": {"path": "/b"}}]}
	found := {entry.label: entry.path | some entry in kubernetes.volumes} with input as {"kind": "Pod", "spec": spec}
	found == {"volume \"a\"": ["spec", "volumes", 0], "volume": ["spec", "volumes", 2]}
	kubernetes.volumes == [] with input as {"kind": "Pod", "spec": {"volumes": null}}
}

test_normalises_paths_of_the_node if {
	paths := ["/", "//etc//cni/./net.d/", "/var/run/docker.sock", `C:\Data\`, `\\.\pipe\docker_engine`, null]
	volumes := [{"name": "a", "hostPath": {"path": path}} | some path in paths]
	found := [host.normal | some host in kubernetes.host_paths] with input as {
		"kind": "Pod",
		"spec": {"containers": [], "volumes": array.concat(volumes, [{"name": "b", "hostPath": null}])},
	}
	found == ["", "/etc/cni/net.d", "/var/run/docker.sock", "/C:/Data", "/pipe/docker_engine"]
}

_found := {[entry.label, concat("/", [sprintf("%v", [part]) | some part in entry.path])] | some entry in kubernetes.containers}

test_reads_steps_of_tekton if {
	spec := {
		"steps": [{"name": "a"}, {"name": "b", "securityContext": {"privileged": true}}],
		"sidecars": [{"name": "c"}],
		"stepTemplate": {"env": []},
	}
	_found == {
		[`step "a"`, "spec/steps/0"], [`step "b"`, "spec/steps/1"], [`sidecar "c"`, "spec/sidecars/0"],
		["template of steps", "spec/stepTemplate"],
	} with input as {"apiVersion": "tekton.dev/v1", "kind": "Task", "spec": spec}
	_found == {[`step "a"`, "spec/taskSpec/steps/0"]} with input as {
		"apiVersion": "tekton.dev/v1", "kind": "TaskRun", "spec": {"taskSpec": {"steps": [{"name": "a"}]}},
	}
	_found == set() with input as {"apiVersion": "example.com/v1", "kind": "Task", "spec": spec}
	_found == set() with input as {"apiVersion": "tekton.dev/v1", "kind": "TaskRun", "spec": {"taskRef": {"name": "a"}}}
}

test_reads_templates_of_argo_workflows if {
	templates := [
		{"name": "main", "steps": [[{"name": "a", "template": "b"}]]},
		{"name": "b", "container": {"image": "x"}, "initContainers": [{"name": "i"}], "securityContext": {"runAsUser": 0}},
		{"name": "c", "script": {"image": "x", "source": "ls"}, "sidecars": [{"name": "s"}]},
	]
	found := {
		["container", "templates/1/container"], [`init container "i"`, "templates/1/initContainers/0"],
		["script", "templates/2/script"], [`sidecar "s"`, "templates/2/sidecars/0"],
	}
	_found == {[label, sprintf("spec/%s", [place])] | some [label, place] in found} with input as {
		"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "spec": {"templates": templates},
	}
	_found == {[label, sprintf("spec/workflowSpec/%s", [place])] | some [label, place] in found} with input as {
		"apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow", "spec": {"workflowSpec": {"templates": templates}},
	}
	[context.path | some context in kubernetes.security_contexts] == [["spec", "templates", 1, "securityContext"]] with input as {
		"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "spec": {"templates": templates},
	}
}

test_reads_templates_of_argo_workflows_inside_of_others if {
	templates := [
		{"name": "set", "containerSet": {"containers": [{"name": "a"}]}},
		{"name": "dag", "dag": {"tasks": [{"name": "t", "inline": {"container": {"image": "x"}}}]}},
		{"name": "steps", "steps": [[{"name": "t", "inline": {"script": {"image": "x"}}}]]},
	]
	spec := {"securityContext": {"runAsUser": 0}, "templateDefaults": {"container": {"tty": true}}, "templates": templates}
	workflow := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "spec": spec}
	_found == {
		[`container "a"`, "spec/templates/0/containerSet/containers/0"],
		["container", "spec/templates/1/dag/tasks/0/inline/container"],
		["script", "spec/templates/2/steps/0/0/inline/script"], ["container", "spec/templateDefaults/container"],
	} with input as workflow
	[context.path | some context in kubernetes.security_contexts] == [["spec", "securityContext"]] with input as workflow
}

test_tells_settings_that_are_filled_in_later if {
	pod := {"kind": "Pod", "spec": {
		"hostNetwork": "${NET}",
		"securityContext": {"runAsUser": 1000, "seccompProfile": {"type": "${TYPE:-RuntimeDefault}"}},
		"containers": [{"name": "web", "imagePullPolicy": "Always", "securityContext": {"privileged": "<true or false>"}}],
	}}
	{[setting.name, setting.written, setting.finding.at] | some setting in kubernetes.open_settings} == {
		["hostNetwork", "${NET}", ["spec", "hostNetwork"]],
		["seccompProfile.type", "RuntimeDefault", ["spec", "securityContext", "seccompProfile", "type"]],
		["privileged", "<true or false>", ["spec", "containers", 0, "securityContext", "privileged"]],
	} with input as pod
}

test_tells_images_that_are_filled_in_later if {
	images := ["app:1.0", "app@sha256:abc", "${IMAGE}", "app:{tag}", null]
	[open.image | some open in kubernetes.open_images] == ["${IMAGE}", "app:{tag}"] with input as {"kind": "Pod", "spec": {"containers": [{"image": image} |
		some image in images
	]}}
}

test_knows_what_holds_manifests_of_others if {
	kubernetes.holds_manifests({"apiVersion": "apiextensions.crossplane.io/v1", "kind": "Composition"})
	not kubernetes.holds_manifests({"apiVersion": "shop.acme.com/v1", "kind": "Composition"})
	not kubernetes.holds_manifests({"kind": "Composition"})
}

test_does_not_know_contexts_that_come_as_a_whole if {
	open := {"kind": "Pod", "metadata": {"name": "web"}, "spec": {
		"securityContext": "${var.pod}",
		"containers": [{"name": "web", "securityContext": "${var.container}"}],
	}}
	names := {[setting.finding.at, setting.written] |
		some setting in kubernetes.open_settings
		setting.name in {"privileged", "runAsNonRoot"}
	} with input as open
	names == {
		[["spec", "securityContext", "runAsNonRoot"], "${var.pod}"],
		[["spec", "containers", 0, "securityContext", "runAsNonRoot"], "${var.container}"],
		[["spec", "containers", 0, "securityContext", "privileged"], "${var.container}"],
	}
	count(kubernetes.capabilities[0].open_dropped) == 1 with input as open
	known := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": "restricted"}]}}
	kubernetes.open_settings == [] with input as known
	kubernetes.containers[0].security == {} with input as known
}
