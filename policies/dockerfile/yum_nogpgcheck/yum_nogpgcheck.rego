# METADATA
# title: RPM package without a check of its signature
# description: >-
#   yum, dnf, zypper or rpm installs packages without checking their signature: `--nogpgcheck`, `--setopt=gpgcheck=0`,
#   `--no-gpg-checks`, `--nosignature`. Whoever can change the package on its way puts code of their own into the image, as
#   root.
# related_resources:
#   - ref: https://dnf.readthedocs.io/en/latest/conf_ref.html
#     description: dnf, gpgcheck
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the flag and import the key first: `rpm --import https://…`, compared with the fingerprint that the vendor
#     publishes, and `gpgcheck=1` in the repository's file. For a single file, `rpm -K` says whether its signature is known.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.yum_nogpgcheck

import data.lib.dockerfile
import data.lib.fix

_managers := {
	"dnf", "dnf5", "microdnf", "rpm", "tdnf", "yum", "yum-builddep", "yum-config-manager",
	"zypper",
}

_flags := {"--no-gpg-check", "--no-gpg-checks", "--no-gpgchecks", "--nogpgcheck", "--nosignature"}

deny contains object.union({"message": message, "at": command.at}, _remedy(command, word)) if {
	some name in _managers
	some command in dockerfile.commands[name]
	some word in command.words
	_unchecked(word)
	message := sprintf("%s takes packages without a check of their signature", [name])
}

_unchecked(word) if word in _flags

_unchecked(word) if {
	regex.match(`(?i)^(--setopt=)?(\S+\.)?(localpkg_|pkg_|repo_)?gpgcheck=(0|false|no|off)$`, word)
}

_remedy(command, word) := {"fix": fix.unsafe("Check signatures", [edit])} if {
	word in _flags
	others := {other | some name in _managers; some other in dockerfile.commands[name]}
	edit := dockerfile.without_flag(command.at, word, others)
} else := {}
