package lib.control_plane_test

import data.lib.control_plane

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "main"}, container)]}}

_api(args) := _pod({"command": array.concat(["kube-apiserver"], args)})

_at(field, index) := ["spec", "containers", 0, field, index]

test_finds_each_server if {
	every program, servers in {
		"kube-apiserver": control_plane.apiservers,
		"kube-controller-manager": control_plane.controller_managers,
		"kube-scheduler": control_plane.schedulers,
		"etcd": control_plane.etcds,
	} {
		servers == [] with input as _pod({"command": ["nginx", program]})
	}
	count(control_plane.apiservers) == 1 with input as _pod({"command": ["/usr/bin/kube-apiserver"]})
	count(control_plane.controller_managers) == 1 with input as _pod({"command": ["kube-controller-manager"]})
	count(control_plane.schedulers) == 1 with input as _pod({"command": ["kube-scheduler"]})
	count(control_plane.etcds) == 1 with input as _pod({"command": ["etcd"]})
	count(control_plane.etcds) == 1 with input as _pod({"args": ["etcd"], "image": "quay.io/coreos/etcd:v3.5.21"})
}

test_describes_a_server if {
	control_plane.apiservers == [{
		"program": "kube-apiserver",
		"label": "container \"main\"",
		"at": ["spec", "containers", 0, "args"],
		"flags": {"profiling": {"value": "false", "values": ["false"], "at": _at("args", 0)}},
		"open": false,
		"image": "registry.k8s.io/kube-apiserver:v1.33.1",
		"host_network": false,
	}] with input as _pod({
		"command": ["kube-apiserver"],
		"args": ["--profiling=false"],
		"image": "registry.k8s.io/kube-apiserver:v1.33.1",
	})
}

test_finds_servers_behind_other_programs if {
	every container in [
		{"command": ["/hyperkube", "apiserver", "--profiling=false"]},
		{"command": ["/hyperkube"], "args": ["kube-apiserver", "--profiling=false"]},
		{"command": ["/bin/sh", "-c", "exec kube-apiserver \\\n  --profiling=false 2>&1 | tee -a /var/log/api.log"]},
		{"command": ["/go-runner", "--also-stdout=true", "kube-apiserver", "-profiling=false"]},
		{"image": "registry.k8s.io/kube-apiserver-amd64:v1.33.1", "args": ["--profiling=false"]},
		{"image": "registry.k8s.io/kube-apiserver@sha256:aa", "args": ["--profiling=false"]},
	] {
		["false"] == _profiling with input as _pod(container)
	}
}

_profiling := [server.flags.profiling.value | some server in control_plane.apiservers]

test_finds_no_server_in_other_containers if {
	every container in [
		{"image": "nginx"},
		{"command": "etcd"},
		{"command": ["etcdctl", "--endpoints", "etcd"]},
		{"args": ["--name", "etcd"], "image": "ghcr.io/acme/tool"},
		{"args": ["etcd", "backup"], "image": "ghcr.io/acme/tool"},
		{"args": ["--leader-elect"], "image": "quay.io/coreos/etcd-operator:v0.9.4"},
		{"command": ["etcd", "grpc-proxy", "start"]},
		{"command": ["etcd", "--config-file=/etc/etcd.yaml"]},
		{"command": ["scheduler"]},
		{"command": ["sh", "-c", "until nc -z etcd 2379; do sleep 1; done"]},
	] {
		count(_all) == 0 with input as _pod(container)
	}
	count(_all) == 0 with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}

_all := [server |
	some servers in [
		control_plane.apiservers,
		control_plane.controller_managers,
		control_plane.etcds,
		control_plane.schedulers,
	]
	some server in servers
]

test_reads_the_environment_of_etcd if {
	environment := [
		{"name": "ETCD_CERT_FILE", "value": "/a.crt"},
		{"name": "ETCD_NAME", "value": "b"},
		{"name": "ETCD_KEY_FILE", "valueFrom": {}},
		{"name": "HOME", "value": "/"},
	]
	flags := {name: flag.value | some name, flag in control_plane.etcds[0].flags} with input as _pod({
		"command": ["etcd", "--name=a"],
		"env": environment,
	})
	flags == {"cert-file": "/a.crt", "key-file": "$", "name": "a"}
	_open with input as _pod({"command": ["etcd"], "envFrom": [{"secretRef": {"name": "etcd"}}]})
	not _open with input as _pod({"command": ["etcd"], "env": environment})
}

_open if control_plane.etcds[0].open

test_names_absent_flags if {
	_absent == "--a and --b" with input as _api(["--c=1"])
	_absent == "--b" with input as _api(["--a=1", "--b="])
	not _absent with input as _api(["--a=1", "--b", "2"])
	not _absent with input as _api(["$(FLAGS)"])
}

_absent := control_plane.absent(control_plane.apiservers[0], {"a", "b"})

test_places_flags if {
	control_plane.at(control_plane.apiservers[0], "a") == _at("command", 1) with input as _api(["--a"])
	control_plane.at(control_plane.apiservers[0], "b") == ["spec", "containers", 0, "command"] with input as _api(["--a"])
}

test_reads_booleans if {
	every value in ["--profiling", "--profiling=1", "--profiling=T", "--profiling=true"] {
		_is_on == true with input as _api(["--profiling=false", value])
	}
	_is_on == false with input as _api(["--profiling=FALSE"])
	_is_on == true with input as _api([])
	not _told with input as _api(["--profiling=$(PROFILING)"])
	not _told with input as _api(["$(FLAGS)"])
}

_is_on := control_plane.is_on(control_plane.apiservers[0], "profiling", true)

_told if _is_on in {true, false}

test_reads_numbers_and_lists if {
	control_plane.number(control_plane.apiservers[0], "a") == 30 with input as _api(["--a=30"])
	not control_plane.number(control_plane.apiservers[0], "a") with input as _api(["--a=many"])
	_items == {"Node", "RBAC"} with input as _api(["--a=Node", "--a", "RBAC,"])
	_items == {"Node", "RBAC"} with input as _api(["--a=Node, RBAC"])
	_items == {"x"} with input as _api([])
	not _items with input as _api(["--a=$(MODES)"])
	not _items with input as _api(["$(FLAGS)"])
}

_items := control_plane.items(control_plane.apiservers[0], "a", {"x"})

test_knows_which_plugins_are_on if {
	every case_ in [
		[[], true, true],
		[[], false, false],
		[["--enable-admission-plugins=A"], true, false],
		[["--enable-admission-plugins=B"], false, false],
		[["--disable-admission-plugins=B,A"], false, true],
		[["--enable-admission-plugins=A", "--disable-admission-plugins=A"], false, true],
		[["--admission-control=B"], false, true],
		[["--admission-control=B,A"], true, false],
	] {
		control_plane.admits(control_plane.apiservers[0], "A", case_[2]) == case_[1] with input as _api(case_[0])
	}
	not control_plane.admits(control_plane.apiservers[0], "A", true) with input as _api(["$(FLAGS)"])
}

test_knows_who_listens_on_localhost if {
	every args in [["--bind-address=127.0.0.1"], ["--bind-address", "::1"], ["--secure-port=0"]] {
		_is_local == true with input as _api(args)
	}
	every args in [[], ["--bind-address=0.0.0.0"], ["--bind-address="], ["--secure-port=6443"]] {
		_is_local == false with input as _api(args)
	}
	every args in [["--bind-address=$(POD_IP)"], ["$(FLAGS)"]] {
		not _place_told with input as _api(args)
	}
}

_is_local := control_plane.is_local(control_plane.apiservers[0])

_place_told if _is_local in {true, false}

test_knows_who_writes_audit_logs if {
	every args in [[], ["--audit-log-path=/a"], ["--audit-log-path=/a", "--audit-webhook-config-file=/b"]] {
		count(control_plane.audit_log_writers) == 1 with input as _api(args)
	}
	every args in [["--audit-log-path=-"], ["--audit-webhook-config-file=/b"]] {
		control_plane.audit_log_writers == [] with input as _api(args)
	}
}

test_knows_who_rotates_audit_logs if {
	control_plane.rotates_audit_logs({"image": "registry.k8s.io/kube-apiserver:v1.36.0"})
	every image in ["registry.k8s.io/kube-apiserver:v1.35.4", "localhost:5000/api:1.9", "busybox", ""] {
		not control_plane.rotates_audit_logs({"image": image})
	}
}

test_knows_authorization_modes if {
	_modes == {"Node", "RBAC"} with input as _api(["--authorization-mode=Node,RBAC"])
	_modes == {"AlwaysAllow"} with input as _api([])
	not _modes with input as _api(["--authorization-config=/a"])
}

_modes := control_plane.authorization_modes(control_plane.apiservers[0])

test_reads_feature_gates if {
	_gate == false with input as _api(["--feature-gates=B=true,A=true", "--feature-gates", "A=false, C=true"])
	_gate == true with input as _api(["--feature-gates=A=1"])
	not _gate_is_set with input as _api(["--feature-gates=AA=true"])
	not _gate_is_set with input as _api([])
}

_gate := control_plane.gate(control_plane.apiservers[0], "A")

_gate_is_set if _gate in {true, false}

_etcd(args) := _pod({"command": array.concat(["etcd"], args)})

_on_the_node(pod) := object.union(pod, {"spec": {"hostNetwork": true}})

test_knows_who_reaches_etcd if {
	local := "--listen-client-urls=http://127.0.0.1:2379,unix:///run/etcd.sock"
	every case_ in [
		[[], 1, 1],
		[["--listen-client-urls=http://0.0.0.0:2379", "--listen-peer-urls=http://0.0.0.0:2380"], 1, 1],
		[["--listen-client-urls=http://0.0.0.0:2379"], 1, 0],
		[["--listen-client-urls=http://0.0.0.0:2379", "--initial-cluster=a=http://a:2380"], 1, 1],
		[["--listen-client-urls=http://0.0.0.0:2379", "$(FLAGS)"], 1, 1],
		[[local], 0, 0],
		[[local, "--listen-peer-urls=http://[::1]:2380", "--initial-cluster=a=http://a:2380"], 0, 0],
		[["--listen-client-urls=http://127.0.0.1:2379,http://10.0.0.1:2379", "--listen-peer-urls=$(PEERS)"], 1, 1],
		[["--listen-client-urls=http://127.0.0.1.example.com:2379"], 1, 0],
	] {
		count(control_plane.etcds_for_clients) == case_[1] with input as _etcd(case_[0])
		count(control_plane.etcds_for_members) == case_[2] with input as _etcd(case_[0])
		count(control_plane.etcds_for_clients) == 1 with input as _on_the_node(_etcd(case_[0]))
		count(control_plane.etcds_for_members) == 1 with input as _on_the_node(_etcd(case_[0]))
	}
}

_kubeadm(version, parts) := object.union({"apiVersion": version, "kind": "ClusterConfiguration"}, parts)

test_reads_the_configuration_of_kubeadm if {
	every version, given in {
		"kubeadm.k8s.io/v1beta3": {"profiling": "false", "audit-log-maxage": 30},
		"kubeadm.k8s.io/v1beta4": [{"name": "profiling", "value": "false"}, {"name": "audit-log-maxage", "value": "30"}],
	} {
		configuration := _kubeadm(version, {"kubernetesVersion": "v1.33.1", "apiServer": {"extraArgs": given}})
		["false"] == _profiling with input as configuration
		["kube-apiserver:v1.33.1"] == [server.image | some server in control_plane.apiservers] with input as configuration
		[{"Node", "RBAC"}] == [modes |
			some server in control_plane.apiservers
			modes := control_plane.authorization_modes(server)
		] with input as configuration
		[30] == [days |
			some server in control_plane.apiservers
			days := control_plane.number(server, "audit-log-maxage")
		] with input as configuration
		control_plane.schedulers == [] with input as configuration
	}
}

test_takes_what_kubeadm_is_told_over_what_it_gives_by_itself if {
	configuration := _kubeadm("kubeadm.k8s.io/v1beta4", {
		"apiServer": {"extraArgs": [{"name": "enable-admission-plugins", "value": "AlwaysPullImages"}]},
		"controllerManager": {"extraArgs": {"bind-address": "0.0.0.0"}},
		"scheduler": {"extraArgs": {"profiling": "false"}},
		"etcd": {"local": {"extraArgs": [{"name": "auto-tls", "value": "true"}]}},
	})
	[["apiServer", "extraArgs", 0, "value"]] == [control_plane.at(server, "enable-admission-plugins") |
		some server in control_plane.apiservers
		not control_plane.admits(server, "NodeRestriction", false)
	] with input as configuration
	[false] == [local | some server in control_plane.controller_managers; local := control_plane.is_local(server)] with input as configuration
	[true] == [local | some server in control_plane.schedulers; local := control_plane.is_local(server)] with input as configuration
	[["etcd", "local", "extraArgs", 0, "value"]] == [control_plane.at(server, "auto-tls") |
		some server in control_plane.etcds_for_clients
	] with input as configuration
}

test_finds_no_server_where_kubeadm_is_told_nothing if {
	every configuration in [
		_kubeadm("kubeadm.k8s.io/v1beta3", {"networking": {"podSubnet": "10.0.0.0/16"}}),
		_kubeadm("kubeadm.k8s.io/v1beta3", {"apiServer": {"extraArgs": {}, "timeoutForControlPlane": "4m0s"}}),
		_kubeadm("kubeadm.k8s.io/v1beta3", {"apiServer": null}),
		_kubeadm("example.com/v1", {"apiServer": {"extraArgs": {"profiling": "true"}}}),
		{"apiVersion": "kubeadm.k8s.io/v1beta3", "kind": "InitConfiguration", "apiServer": {"extraArgs": {"profiling": "true"}}},
	] {
		control_plane.apiservers == [] with input as configuration
	}
}
