# METADATA
# title: Servers of the control plane
# description: >-
#   The containers that run kube-apiserver, kube-controller-manager, kube-scheduler or etcd, or what kubeadm is told to start
#   them with, and questions on their flags. What cannot be told has no answer: a value that is a variable, or a flag that may
#   come out of one, for a server whose command line takes variables is `open`.
package lib.control_plane

import data.lib.command_lines
import data.lib.kubernetes

# Each one as {"label", "at", "flags", "open", "image", "host_network"}: `at` is the list that its flags stand in, `flags`
# are those of lib.command_lines.
apiservers := _running("kube-apiserver")

controller_managers := _running("kube-controller-manager")

schedulers := _running("kube-scheduler")

# With a configuration file etcd reads no flags at all.
etcds := [server | some server in _running("etcd"); not server.flags["config-file"]]

# Those of them that clients, and those that other members can reach. What listens on the loopback of its own pod needs no
# certificate, and neither does a single member: etcd's own default for its peers is localhost.
etcds_for_clients := [server | some server in etcds; not _in_its_pod(server, "listen-client-urls")]

etcds_for_members := [server |
	some server in etcds
	not _in_its_pod(server, "listen-peer-urls")
	not _is_single(server)
]

# Those of the API servers that write an audit log to a file, now or once they are told to.
audit_log_writers := [server |
	some server in apiservers
	_value(server, "audit-log-path") != "-"
	not _audits_by_webhook_alone(server)
]

# The flags among these that a server runs without, in words: "--cert-file and --key-file".
absent(server, names) := concat(" and ", missing) if {
	not server.open
	missing := [sprintf("--%s", [name]) | some name in names; _value(server, name) == ""]
	count(missing) > 0
}

# The place of a flag, else the list of all flags.
at(server, name) := object.get(server.flags, [name, "at"], server.at)

# A boolean flag, as strconv.ParseBool reads it.
is_on(server, name, default_value) := default_value if {
	not server.flags[name]
	not server.open
} else := _booleans[server.flags[name].value]

number(server, name) := to_number(server.flags[name].value) if {
	regex.match(`^-?\d+$`, server.flags[name].value)
}

# A flag that lists things, as a set. Repeated, it adds to the list.
items(server, name, default_value) := default_value if {
	not server.flags[name]
	not server.open
} else := {trim_space(item) | some value in values; some item in split(value, ","); item != ""} if {
	values := server.flags[name].values
	not contains(concat("", values), "$")
}

# Whether an admission plugin is on. The old flag --admission-control is the whole list.
admits(server, plugin, _) := plugin in items(server, "admission-control", set()) if {
	server.flags["admission-control"]
}

admits(server, plugin, default_value) := plugin in ((on | {plugin | default_value}) - off) if {
	not server.flags["admission-control"]
	on := items(server, "enable-admission-plugins", set())
	off := items(server, "disable-admission-plugins", set())
}

# How a server authorizes. Nobody knows here where a file says it; without file and flag everything is allowed.
authorization_modes(server) := items(server, "authorization-mode", {"AlwaysAllow"}) if {
	not server.flags["authorization-config"]
}

# The types of the authorizers that a file for --authorization-config names; undefined for other documents.
authorizers := [object.get(authorizer, "type", "") | some authorizer in input.authorizers; is_object(authorizer)] if {
	input.kind == "AuthorizationConfiguration"
	startswith(input.apiVersion, "apiserver.config.k8s.io/")
}

# A feature gate, where the server's flags set it. The last word counts.
gate(server, name) := _booleans[values[count(values) - 1]] if {
	values := [value |
		some list in server.flags["feature-gates"].values
		some item in split(list, ",")
		[key, value] := split(trim_space(item), "=")
		key == name
	]
}

# Whether a server is out of reach for other machines. Without --bind-address it listens on all interfaces.
is_local(server) := regex.match(`^(127\.\d+\.\d+\.\d+|::1|localhost)$`, address) if {
	address := _address(server)
	not startswith(address, "$")
}

# Suites with forward secrecy and without RC4, 3DES or a broken CBC mode; the first three are those of TLS 1.3.
strong_ciphers := {
	"TLS_AES_128_GCM_SHA256",
	"TLS_AES_256_GCM_SHA384",
	"TLS_CHACHA20_POLY1305_SHA256",
	"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
	"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
	"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
	"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305",
	"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
	"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
	"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
	"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
	"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
	"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
}

# From Kubernetes 1.36 on an audit log rotates without being told to: 100 files of 100 MB, for 366 days.
rotates_audit_logs(server) if {
	is_string(server.image)
	to_number(regex.find_all_string_submatch_n(`:v?1\.(\d+)`, server.image, 1)[0][1]) >= 36
}

_value(server, name) := object.get(server.flags, [name, "value"], "")

_in_its_pod(server, name) if {
	not server.host_network
	urls := items(server, name, set())
	count(urls) > 0
	every url in urls {
		regex.match(`^(https?://(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?|unixs?://.*)$`, url)
	}
}

_is_single(server) if {
	not server.host_network
	not server.open
	given := object.keys(server.flags)
	"listen-client-urls" in given
	count(given & _of_members) == 0
}

_of_members := {
	"discovery", "discovery-endpoints", "discovery-srv", "initial-advertise-peer-urls", "initial-cluster", "listen-peer-urls",
}

_audits_by_webhook_alone(server) if {
	server.flags["audit-webhook-config-file"]
	not server.flags["audit-log-path"]
}

# Without a port a server listens nowhere.
_address(server) := server.flags["bind-address"].value if {
	server.flags["bind-address"]
} else := "127.0.0.1" if {
	server.flags["secure-port"].value == "0"
} else := "0.0.0.0" if {
	not server.open
}

_booleans := {
	"1": true, "T": true, "TRUE": true, "True": true, "t": true, "true": true,
	"0": false, "F": false, "FALSE": false, "False": false, "f": false, "false": false,
}

_running(program) := [server | some server in _servers; server.program == program]

_servers := array.concat(_in_containers, _of_kubeadm)

_in_containers := [server |
	some entry in kubernetes.containers
	_may_be_one(entry.container)
	some words in command_lines.of(entry)
	[program, start] := _program(words, entry.container)
	rest := array.slice(words, start, count(words))
	not _is_subcommand(rest)
	server := {
		"program": program,
		"label": entry.label,
		"at": words[count(words) - 1].list,
		"flags": object.union(_environment(program, entry), command_lines.flags(rest, _switches)),
		"open": _is_open(program, rest, entry.container),
		"image": object.get(entry.container, "image", ""),
		"host_network": object.get(entry.pod.spec, "hostNetwork", false) == true,
	}
]

# What a ClusterConfiguration of kubeadm says, over what kubeadm gives by itself. One without words on a server is no place
# where its flags are chosen.
_of_kubeadm := [server |
	startswith(input.apiVersion, "kubeadm.k8s.io/")
	input.kind == "ClusterConfiguration"
	some program, part in _parts
	at := array.concat(part.path, ["extraArgs"])
	given := object.get(input, at, null)
	said := command_lines.table(_given(given, at))
	count(said) > 0
	server := {
		"program": program,
		"label": program,
		"at": at,
		"flags": object.union(
			{name: {"value": value, "values": [value], "at": at} | some name, value in part.defaults},
			said,
		),
		"open": false,
		"image": sprintf("%s:%v", [program, object.get(input, "kubernetesVersion", "")]),
		"host_network": true,
	}
]

# A mapping until v1beta3, a list from v1beta4 on.
_given(given, at) := [flag |
	some index, entry in given
	is_string(entry.name)
	flag := {"name": entry.name, "value": sprintf("%v", [object.get(entry, "value", "")]), "at": array.concat(at, [index, "value"])}
] if {
	is_array(given)
} else := [flag |
	is_object(given)
	some name, value in given
	flag := {"name": name, "value": sprintf("%v", [value]), "at": array.concat(at, [name])}
]

_parts := {
	"kube-apiserver": {"path": ["apiServer"], "defaults": {
		"authorization-mode": "Node,RBAC",
		"client-ca-file": "/etc/kubernetes/pki/ca.crt",
		"enable-admission-plugins": "NodeRestriction",
		"etcd-cafile": "/etc/kubernetes/pki/etcd/ca.crt",
		"etcd-certfile": "/etc/kubernetes/pki/apiserver-etcd-client.crt",
		"etcd-keyfile": "/etc/kubernetes/pki/apiserver-etcd-client.key",
		"kubelet-client-certificate": "/etc/kubernetes/pki/apiserver-kubelet-client.crt",
		"kubelet-client-key": "/etc/kubernetes/pki/apiserver-kubelet-client.key",
		"service-account-key-file": "/etc/kubernetes/pki/sa.pub",
		"tls-cert-file": "/etc/kubernetes/pki/apiserver.crt",
		"tls-private-key-file": "/etc/kubernetes/pki/apiserver.key",
	}},
	"kube-controller-manager": {"path": ["controllerManager"], "defaults": {
		"bind-address": "127.0.0.1",
		"root-ca-file": "/etc/kubernetes/pki/ca.crt",
		"service-account-private-key-file": "/etc/kubernetes/pki/sa.key",
		"use-service-account-credentials": "true",
	}},
	"kube-scheduler": {"path": ["scheduler"], "defaults": {"bind-address": "127.0.0.1"}},
	"etcd": {"path": ["etcd", "local"], "defaults": {
		"cert-file": "/etc/kubernetes/pki/etcd/server.crt",
		"client-cert-auth": "true",
		"key-file": "/etc/kubernetes/pki/etcd/server.key",
		"peer-cert-file": "/etc/kubernetes/pki/etcd/peer.crt",
		"peer-client-cert-auth": "true",
		"peer-key-file": "/etc/kubernetes/pki/etcd/peer.key",
	}},
}

# What most workloads fail, before their words are looked at.
_may_be_one(container) if {
	some field in ["args", "command"]
	some text in container[field]
	is_string(text)
	regex.match(`etcd|kube`, text)
}

_may_be_one(container) if {
	not container.command
	container.args
	regex.match(_image, container.image)
}

_image := `(?:^|/)(etcd|kube-(?:apiserver|controller-manager|scheduler))(?:-a(?:md|rm)64)?(?:[:@].*)?$`

# The program and where its flags begin. Flags alone are for the program of the image.
_program(words, container) := [_named(words, index), index + 1] if {
	not startswith(words[0].text, "-")
	index := command_lines.program(words)
	not _is_argument(words[index], container)
} else := [program, 0] if {
	startswith(words[0].text, "-")
	words[0].list[count(words[0].list) - 1] == "args"
	is_string(container.image)
	program := regex.find_all_string_submatch_n(_image, container.image, 1)[0][1]
}

# Many tools have a subcommand for etcd.
_is_argument(word, container) if {
	word.text == "etcd"
	word.list[count(word.list) - 1] == "args"
	not container.command
	not contains(object.get(container, "image", ""), "etcd")
}

_named(words, index) := program if {
	program := command_lines.base(words[index].text)
	program in {"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"}
} else := sprintf("kube-%s", [words[index].text]) if {
	words[index].text in {"apiserver", "controller-manager", "scheduler"}
	some word in array.slice(words, 0, index)
	command_lines.base(word.text) == "hyperkube"
}

# Other modes of etcd, with flags of their own.
_is_subcommand(rest) if rest[0].text in {"gateway", "grpc-proxy"}

# etcd reads ETCD_CERT_FILE where it has no --cert-file.
_environment("etcd", entry) := command_lines.table([flag |
	some index, variable in entry.container.env
	is_string(variable.name)
	startswith(variable.name, "ETCD_")
	flag := {
		"name": replace(lower(trim_prefix(variable.name, "ETCD_")), "_", "-"),
		"value": _written(variable),
		"at": array.concat(entry.path, ["env", index]),
	}
])

_written(variable) := variable.value if {
	is_string(variable.value)
} else := "$"

_environment(program, _) := {} if program != "etcd"

_is_open(program, rest, container) if {
	command_lines.takes_variables(rest, _switches)
} else if {
	program == "etcd"
	container.envFrom
} else := false

_switches := {
	"anonymous-auth",
	"auto-tls",
	"client-cert-auth",
	"peer-auto-tls",
	"peer-client-cert-auth",
	"profiling",
	"service-account-lookup",
	"use-service-account-credentials",
}
