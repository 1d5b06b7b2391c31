# METADATA
# title: RPM packages without a check of certificates
# description: >-
#   yum, dnf or zypper is told to take any certificate: `--setopt=sslverify=0`, `config-manager`, `sslverify=0` in a file that the
#   build writes, or `?ssl_verify=no` in an address. Whoever sits between the build and the mirror hands over other metadata, and
#   where signatures are not checked other packages, as root; a setting that is saved holds for every image built on this one.
# related_resources:
#   - ref: https://dnf.readthedocs.io/en/latest/conf_ref.html
#     description: dnf, sslverify
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the setting, and give the machine the CA of the mirror or proxy: copy it to /etc/pki/ca-trust/source/anchors and
#     run `update-ca-trust`, or name it with `sslcacert=` in the repository's file.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.yum_sslverify

import data.lib.dockerfile
import data.lib.fix

_managers := {"dnf", "dnf5", "microdnf", "tdnf", "yum", "yum-builddep", "yum-config-manager", "zypper"}

_off := `(0|false|no|off)`

deny contains object.union({"message": message, "at": command.at, "words": command.written}, _remedy(command, word)) if {
	some name in _managers
	some command in dockerfile.commands[name]
	some word in command.words
	_unchecked(lower(word))
	message := sprintf("%s accepts any certificate", [name])
}

deny contains {"message": "a repository of packages is set to accept any certificate", "at": at, "words": words} if {
	some [at, words] in _written
}

_unchecked(word) if regex.match(sprintf(`^(--setopt=)?(\S+\.)?(proxy_)?sslverify=%s$`, [_off]), word)

_unchecked(word) if regex.match(sprintf(`^\w+://\S+[?&]ssl_verify=%s(&|$)`, [_off]), word)

# Where a file for yum or dnf is written or changed so that nothing is checked: [place, words].
_written contains [entry.at, dockerfile.words_written(entry, `(?i)\b(proxy_)?sslverify\b`)] if {
	some entry in dockerfile.written
	regex.match(`(?i)\b(yum|dnf)\b|\.repo\b`, entry.into)
	regex.match(sprintf(`(?im)^([^#\n]*["']|[ \t]*)(proxy_)?sslverify[ \t]*=[ \t]*%s\b`, [_off]), entry.text)
}

_written contains [command.at, command.written] if {
	some command in dockerfile.commands.sed
	regex.match(`(?i)\b(yum|dnf)\b|\.repo\b`, concat(" ", command.words))
	some word in command.words
	regex.match(_replacement, word)
}

# `s/sslverify=1/sslverify=0/`, with any of the usual separators.
_replacement := concat("|", [sprintf(`(?i)\bs%[1]s[^%[1]s]*%[1]s[^%[1]s]*\bsslverify[ \t]*=[ \t]*%[2]s\b`, [separator, _off]) |
	some separator in ["/", "#", ",", "@", ":", "!", `\|`]
])

# A setting for one command; what saves settings has nothing left to do without it.
_remedy(command, word) := {"fix": fix.unsafe("Check certificates", [edit])} if {
	startswith(word, "--setopt=")
	not "--save" in command.words
	not "config-manager" in command.words
	command.name != "yum-config-manager"
	edit := dockerfile.without_flag(command.at, word, _of_managers)
} else := {}

_of_managers := {command | some name in _managers; some command in dockerfile.commands[name]}
