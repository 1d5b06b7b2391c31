# METADATA
# title: wget without a check of certificates
# description: >-
#   A `RUN` calls wget with `--no-check-certificate`, or writes `check_certificate = off` to a wgetrc. Whoever sits between the
#   build and the server can then answer in its place, and what they answer becomes part of the image.
# related_resources:
#   - ref: https://www.gnu.org/software/wget/manual/wget.html#HTTPS-_0028SSL_002fTLS_0029-Options
#     description: wget, HTTPS options
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the flag. If the certificate is from a CA of your own, copy it to /usr/local/share/ca-certificates and run
#     `update-ca-certificates`, or name it with `--ca-certificate`. In a slim image ca-certificates is what is missing.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.wget_insecure

import data.lib.dockerfile
import data.lib.fix

deny contains object.union({"message": "wget accepts any certificate", "at": command.at, "words": command.written}, _remedy(command)) if {
	some command in _insecure
}

_insecure := {command |
	some command in dockerfile.commands.wget
	some word in command.words
	_off(word)
	not _local(command)
}

deny contains {"message": "wget is set to accept any certificate", "at": command.at, "words": command.written} if {
	some name in {"echo", "printf", "tee"}
	some command in dockerfile.commands[name]
	some word in command.words
	regex.match(`(?i)\bcheck_?certificate\s*=\s*(off|quiet|0|no)\b`, word)
}

# wget knows a long flag by its beginning, too.
_off(word) if {
	startswith(word, "--no-check")
	startswith("--no-check-certificate", word)
}

_off(word) if {
	regex.match(`(?i)^(--execute=|-e|--)?check[_-]?certificate\s*=\s*(off|quiet|0|no)$`, word)
}

_local(command) if {
	addresses := [word | some word in command.words; contains(word, "://")]
	count(addresses) > 0
	every address in addresses {
		regex.match(`^https?://(localhost|127\.0\.0\.1|\[::1\])([:/]|$)`, address)
	}
}

_remedy(command) := {"fix": fix.unsafe("Check the certificate", [edit])} if {
	"--no-check-certificate" in command.words
	edit := dockerfile.without_flag(command.at, "--no-check-certificate", _insecure)
} else := {}
