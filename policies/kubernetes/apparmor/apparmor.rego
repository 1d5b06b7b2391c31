# METADATA
# title: AppArmor profile switched off
# description: >-
#   A pod or container asks for an AppArmor profile other than `RuntimeDefault` or one of the node's own (`Localhost`), mostly
#   `Unconfined`. The profile that the runtime puts around every container on nodes with AppArmor is then gone, and with it
#   the ban on mounting, on writing below /proc and /sys and on tracing other processes. The annotations of before
#   Kubernetes 1.30 count too: admission still reads them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
#     description: Restrict a container's access to resources with AppArmor
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `appArmorProfile` and the annotation; the runtime's profile then applies where the node has AppArmor. A program
#     that it stops (look for apparmor="DENIED" in the node's log) gets a profile of its own on the nodes, named with type
#     `Localhost` and `localhostProfile`.
#   controls:
#     pss: [baseline]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.apparmor

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at, "fix": remedy} if {
	some context in kubernetes.security_contexts
	type := context.security.appArmorProfile.type
	not type in {"RuntimeDefault", "Localhost", null}
	not placeholders.whole(type)
	message := sprintf("%s uses the AppArmor profile %v", [context.label, type])
	at := array.concat(context.path, ["appArmorProfile", "type"])
	remedy := fix.unsafe("Use the AppArmor profile RuntimeDefault", [fix.set(at, "RuntimeDefault")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "appArmorProfile.type"
	not setting.written in {"RuntimeDefault", "Localhost"}
}

deny contains {"message": message, "at": note.at, "fix": remedy} if {
	some note in _annotations
	not placeholders.whole(note.profile)
	message := sprintf("container %q uses the AppArmor profile %v", [note.container, note.profile])
	remedy := fix.unsafe("Use the AppArmor profile runtime/default", [fix.set(note.at, "runtime/default")])
}

unknown contains placeholders.finding(what, placeholder, note.at) if {
	some note in _annotations
	placeholder := placeholders.whole(note.profile)
	not _allowed(placeholders.filled(note.profile))
	what := sprintf("the AppArmor profile of container %q", [note.container])
}

# The annotations that name another profile: [{"container", "profile", "at"}].
_annotations := [{"container": trim_prefix(key, _prefix), "profile": profile, "at": at} |
	some pod in kubernetes.pods
	some key, profile in pod.metadata.annotations
	is_string(key)
	startswith(key, _prefix)
	not _allowed(profile)
	at := array.concat(pod.metadata_path, ["annotations", key])
]

_prefix := "container.apparmor.security.beta.kubernetes.io/"

_allowed(profile) if profile in {"runtime/default", ""}

_allowed(profile) if not is_string(profile)

_allowed(profile) if startswith(profile, "localhost/")
