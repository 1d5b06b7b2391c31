package kubernetes.apiserver.always_pull_images_test

import data.kubernetes.apiserver.always_pull_images

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	always_pull_images.deny == {_finding("runs without the admission plugin AlwaysPullImages", [])} with input as _pod(["--v=2"])
	always_pull_images.deny == {_finding("runs without the admission plugin AlwaysPullImages", [0])} with input as _pod(["--enable-admission-plugins=PodNodeSelector,LimitRanger"])
	always_pull_images.deny == {_finding("runs without the admission plugin AlwaysPullImages", [0])} with input as _pod(["--enable-admission-plugins=AlwaysPullImages", "--disable-admission-plugins=AlwaysPullImages"])
	always_pull_images.deny == {_finding("runs without the admission plugin AlwaysPullImages", [])} with input as _pod(["--admission-control=LimitRanger"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--enable-admission-plugins=AlwaysPullImages"],
		["--enable-admission-plugins=PodNodeSelector", "--enable-admission-plugins=LimitRanger,AlwaysPullImages"],
		["--admission-control=AlwaysPullImages"],
		["$(FLAGS)"],
	] {
		always_pull_images.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	always_pull_images.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	always_pull_images.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
