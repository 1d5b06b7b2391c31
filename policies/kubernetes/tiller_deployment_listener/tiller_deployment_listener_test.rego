package kubernetes.tiller_deployment_listener_test

import data.kubernetes.tiller_deployment_listener

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "main", "image": "gcr.io/kubernetes-helm/tiller:v2.16.9"}, container)]}}

_message := "container \"main\" answers every pod that reaches it"

test_finds_tiller_on_all_addresses if {
	every container in [{}, {"args": ["--v=2"]}, {"args": null}] {
		tiller_deployment_listener.deny == {{"message": _message, "at": ["spec", "containers", 0]}} with input as _pod(container)
	}
	every case_ in [[{"args": ["--listen=0.0.0.0:44134"]}, ["args", 0]], [{"command": ["/tiller", "--listen", ":44134"]}, ["command", 1]]] {
		tiller_deployment_listener.deny == {{
			"message": _message,
			"at": array.concat(["spec", "containers", 0], case_[1]),
		}} with input as _pod(case_[0])
	}
	count(tiller_deployment_listener.deny) == 1 with input as _pod({"name": "tiller", "image": "mirror.example.com/helm:2"})
}

test_accepts_others if {
	every container in [
		{"args": ["--listen=localhost:44134"]}, {"command": ["/tiller"], "args": ["--listen=127.0.0.1:44134"]},
		{"args": ["--listen=$(ADDRESS)"]}, {"image": "nginx"}, {"image": null},
	] {
		tiller_deployment_listener.deny == set() with input as _pod(container)
	}
	tiller_deployment_listener.deny == set() with input as {"kind": "ConfigMap"}
}
