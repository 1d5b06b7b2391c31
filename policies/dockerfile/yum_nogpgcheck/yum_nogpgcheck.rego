# METADATA
# title: RPM package without a check of its signature
# description: >-
#   yum, dnf, zypper or rpm installs packages without checking their signature: `--nogpgcheck`, `--setopt=gpgcheck=0`,
#   `--no-gpg-checks`, `--nosignature`, or `gpgcheck=0` in a file that the build writes. Whoever can change the package on its way
#   puts code of their own into the image, as root. Repositories on the disk and those with `repo_gpgcheck=1` are left out.
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

deny contains object.union({"message": message, "at": command.at, "words": command.written}, _remedy(command, word)) if {
	some name in _managers
	some command in dockerfile.commands[name]
	some word in command.words
	_unchecked(word)
	message := sprintf("%s takes packages without a check of their signature", [name])
}

deny contains {"message": "a repository of packages is set to no check of their signature", "at": at, "words": words} if {
	some [at, words] in _written
}

# Where a file of repositories is written or changed so that nothing is checked: [place, words].
_written contains [command.at, command.written] if {
	some name in {"echo", "printf", "tee"}
	some command in dockerfile.commands[name]
	_leaves_open(replace(concat("\n", command.words), "\\n", "\n"))
}

_written contains [command.at, command.written] if {
	some command in dockerfile.commands.sed
	some word in command.words
	regex.match(_replacement, word)
}

_written contains [["stages", s, "instructions", i], words] if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	some heredoc in instruction.heredocs
	_leaves_open(heredoc.content)
	words := regex.find_n(`(?i)\b(?:pkg_)?gpgcheck\b`, heredoc.content, 1)
}

_setting := `(pkg_)?gpgcheck[ \t]*=[ \t]*(0|false|no|off)\b`

# Whether a section of a file switches the check off. Packages that signed metadata vouch for, and those that lie on the disk,
# nobody changes on their way.
_leaves_open(text) if {
	some section in regex.split(`(?m)^[ \t]*\[`, text)
	regex.match(sprintf(`(?im)^[ \t]*%s`, [_setting]), section)
	not regex.match(`(?im)^[ \t]*(repo_gpgcheck[ \t]*=[ \t]*(1|on|true|yes)\b|baseurl[ \t]*=[ \t]*file:)`, section)
}

# `s/gpgcheck=1/gpgcheck=0/`, with any of the usual separators.
_replacement := concat("|", [sprintf(`(?i)\bs%[1]s[^%[1]s]*%[1]s[^%[1]s]*\b%[2]s`, [separator, _setting]) |
	some separator in ["/", "#", ",", "@", ":", "!", `\|`]
])

_unchecked(word) if word in _flags

_unchecked(word) if {
	regex.match(`(?i)^(--setopt=)?(\S+\.)?(localpkg_|pkg_|repo_)?gpgcheck=(0|false|no|off)$`, word)
}

_remedy(command, word) := {"fix": fix.unsafe("Check signatures", [edit])} if {
	word in _flags
	edit := dockerfile.without_flag(command.at, word, _of_managers)
} else := {}

_of_managers := {command | some name in _managers; some command in dockerfile.commands[name]}
