# METADATA
# title: Unsigned Debian package
# description: >-
#   apt is told to install packages or to read a repository without a valid signature: by `--allow-unauthenticated`,
#   `--force-yes`, `--allow-insecure-repositories`, the settings of the same names, or `[trusted=yes]` in a source. Whoever sits
#   between the build and the mirror then decides what is installed, as root. Sources on the disk (`file:`) are left out.
# related_resources:
#   - ref: https://manpages.debian.org/bookworm/apt/apt-secure.8.en.html
#     description: apt-secure
#   - ref: https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
#     description: apt-get, options
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the flag. Fetch the key of the repository to /etc/apt/keyrings, compare its fingerprint, and name it in the source:
#     `deb [signed-by=/etc/apt/keyrings/vendor.gpg] https://…`. An error about an expired key asks for a newer base image.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.apt_unauthenticated

import data.lib.apt
import data.lib.dockerfile
import data.lib.fix

_flags := {
	"--allow-downgrade-to-insecure-repositories", "--allow-insecure-repositories",
	"--allow-unauthenticated", "--allow-weak-repositories", "--force-yes",
}

_settings := {
	"AllowDowngradeToInsecureRepositories", "AllowInsecureRepositories", "AllowUnauthenticated",
	"AllowWeakRepositories",
}

_on := {"1", "on", "true", "with", "yes"}

deny contains {"message": message, "at": command.at, "words": command.written, "fix": remedy} if {
	some command in apt.commands
	some flag in _flags
	flag in command.words
	message := sprintf("%s takes packages without a signature: %s", [command.name, flag])
	remedy := fix.unsafe("Remove the flag", [dockerfile.without_flag(command.at, flag, apt.commands)])
}

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some command in apt.commands
	some setting in _settings
	apt.is_set(command, setting, _on)
	message := sprintf("%s takes packages without a signature: %s", [command.name, setting])
}

deny contains {"message": "a package source is trusted without a signature", "at": at, "words": words} if {
	some [at, words] in _trusted
}

_trusted contains [command.at, command.written] if {
	some name in {"add-apt-repository", "echo", "printf", "sed", "tee"}
	some command in dockerfile.commands[name]
	some word in command.words
	_trusts(replace(word, `\n`, "\n"))
}

_trusted contains [entry.at, words] if {
	some entry in dockerfile.written
	count(entry.words) == 0
	_trusts(regex.replace(entry.text, `(?m)^[ \t]*#.*$`, ""))
	words := dockerfile.words_written(entry, `(?i)\btrusted(=|:\s*)yes\b`)
}

_trusts(word) if {
	some [_, _, _, address] in regex.find_all_string_submatch_n(_source, word, -1)
	not regex.match(_on_disk, address)
}

_trusts(word) if {
	some entry in regex.split(`\n[ \t]*\n`, word)
	regex.match(`(^|\n)Trusted:\s*yes`, entry)
	addresses := regex.find_all_string_submatch_n(`(?:^|\n)URIs:[ \t]*([^\n]*)`, entry, 1)
	not _all_on_disk(addresses)
}

_source := `deb(-src)?\s+\[[^\]]*\btrusted=yes\b[^\]]*(?:(\])\s*(\S*))?`

_on_disk := `^["']?(cdrom|copy|file):`

_all_on_disk(addresses) if {
	some [_, line] in addresses
	every address in regex.split(`[ \t]+`, trim_space(line)) {
		regex.match(_on_disk, address)
	}
}
