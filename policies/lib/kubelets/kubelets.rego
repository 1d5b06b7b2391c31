# METADATA
# title: Kubelets
# description: >-
#   The containers that run a kubelet, and the files that configure one. What cannot be told has no answer: a value that
#   is a variable, or a flag that may come out of one or out of a file, for a kubelet whose command line takes these is
#   `open`.
package lib.kubelets

import data.lib.command_lines
import data.lib.kubernetes

# Each one as {"label", "at", "flags", "open"}: `at` is the list that its flags stand in, `flags` are those of
# lib.command_lines.
kubelets := [kubelet |
	some entry in kubernetes.containers
	some words in command_lines.of(entry)
	start := command_lines.program(words)
	command_lines.base(words[start].text) == "kubelet"
	rest := array.slice(words, start + 1, count(words))
	flags := command_lines.flags(rest, _switches)
	kubelet := {
		"label": entry.label,
		"at": words[count(words) - 1].list,
		"flags": flags,
		"open": _is_open(flags, rest),
	}
]

# What is said of a setting, by a flag or by the field of a KubeletConfiguration: [{"label", "value", "at"}], the value
# as a text.
said(flag, path) := array.concat(_by_flags(flag), _by_file(path))

# A list of items in a setting, as a set; undefined where a part of it is filled in later.
items(setting) := {trim_space(item) | some item in split(setting.value, ","); item != ""} if {
	not contains(setting.value, "$")
}

# Whether the input configures a kubelet.
configures if {
	input.kind == "KubeletConfiguration"
	is_string(input.apiVersion)
	startswith(input.apiVersion, "kubelet.config.k8s.io/")
}

_by_flags(flag) := [{"label": kubelet.label, "value": kubelet.flags[flag].value, "at": kubelet.flags[flag].at} |
	some kubelet in kubelets
	kubelet.flags[flag]
]

_by_file(path) := [{"label": "the kubelet", "value": text, "at": path} |
	configures
	value := object.get(input, path, null)
	value != null
	text := _text(value)
]

_text(value) := concat(",", [item | some item in value; is_string(item)]) if {
	is_array(value)
} else := sprintf("%v", [value])

_is_open(_, rest) if command_lines.takes_variables(rest, _switches)

_is_open(flags, _) if flags.config

_is_open(flags, rest) := false if {
	not flags.config
	not command_lines.takes_variables(rest, _switches)
}

_switches := {
	"anonymous-auth", "authentication-token-webhook", "make-iptables-util-chains", "protect-kernel-defaults",
	"rotate-certificates", "rotate-server-certificates",
}
