package kubernetes.apiserver.always_pull_images_test

import data.kubernetes.apiserver.always_pull_images

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without the admission plugin AlwaysPullImages",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--enable-admission-plugins=PodNodeSelector,LimitRanger"], [0]],
		[["--enable-admission-plugins=AlwaysPullImages", "--disable-admission-plugins=AlwaysPullImages"], [0]],
		[["--admission-control=LimitRanger"], []],
	] {
		always_pull_images.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	always_pull_images.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	always_pull_images.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
