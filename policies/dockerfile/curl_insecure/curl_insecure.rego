# METADATA
# title: curl without a check of certificates
# description: >-
#   A `RUN` calls curl with `--insecure` (`-k`), or writes `insecure` to a .curlrc. Whoever sits between the build and the
#   server can then answer in its place, and what they answer becomes part of the image.
# related_resources:
#   - ref: https://curl.se/docs/sslcerts.html
#     description: curl, verification of certificates
#   - ref: https://curl.se/docs/manpage.html#-k
#     description: curl, --insecure
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the flag. If the certificate is from a CA of your own, copy it to /usr/local/share/ca-certificates and run
#     `update-ca-certificates`, or name it with `--cacert`. If the image is too old to know today's CAs, install
#     ca-certificates.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.curl_insecure

import data.lib.dockerfile
import data.lib.fix
import data.lib.shell

# The short flags of curl that take a value.
_valued := "AbcCdDeEFHKmoPQrtTuUwxXyYz"

deny contains object.union({"message": "curl accepts any certificate", "at": command.at}, _remedy(command)) if {
	some command in dockerfile.commands.curl
	shell.has_flag(command, {"--insecure", "--proxy-insecure", "-k"}, _valued)
	not _local(command)
}

deny contains {"message": "curl is set to accept any certificate", "at": command.at} if {
	some name in {"echo", "printf", "tee"}
	some command in dockerfile.commands[name]
	regex.match(`\.curlrc\b`, concat(" ", array.concat(command.words, command.redirects)))
	regex.match(`(^|\s)(-k|(--)?insecure)(\s|$)`, concat(" ", command.words))
}

# What does not leave the machine: a test of the service that was just installed.
_local(command) if {
	addresses := [word | some word in command.words; contains(word, "://")]
	count(addresses) > 0
	every address in addresses {
		regex.match(`^["']?https?://(localhost|127\.0\.0\.1|\[::1\])([:/]|$)`, address)
	}
}

_remedy(command) := {"fix": fix.unsafe("Check the certificate", [edit])} if {
	some flag in ["--insecure", "-k"]
	flag in command.words
	edit := fix.substitute(command.at, sprintf(" %s ", [flag]), " ")
} else := {}
