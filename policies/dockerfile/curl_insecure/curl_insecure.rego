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

_flags := {"--insecure", "--proxy-insecure", "-k"}

deny contains object.union(found, _remedy(command.at)) if {
	some command in _insecure
	found := {"message": "curl accepts any certificate", "at": command.at, "words": command.written}
}

_insecure := {command |
	some command in dockerfile.commands.curl
	shell.has_flag(command, _flags, _valued)
	not _local(command)
}

deny contains {"message": "curl is set to accept any certificate", "at": entry.at, "words": words} if {
	some entry in dockerfile.written
	regex.match(`\.curlrc\b`, entry.into)
	regex.match(`(^|\s)(-k|(--)?insecure)(\s|$)`, entry.text)
	words := dockerfile.words_written(entry, `\binsecure\b|-k\b`)
}

# What does not leave the machine: a test of the service that was just installed.
_local(command) if {
	addresses := [word | some word in command.words; contains(word, "://")]
	count(addresses) > 0
	every address in addresses {
		regex.match(`^["']?https?://(localhost|127\.0\.0\.1|\[::1\])([:/]|$)`, address)
	}
}

# A flag is taken away wherever it stands in the RUN: that is sure where it belongs to such commands alone, and is all that they have.
_remedy(at) := {"fix": fix.unsafe("Check the certificate", edits)} if {
	own := {command | some command in dockerfile.commands_at[at]; command in _insecure}
	written := {flag | some command in own; some flag in command.words; flag in _removed}
	count(written) > 0
	every command in own {
		not shell.has_flag({"words": _others(command)}, _flags, _valued)
	}
	not _elsewhere(at)
	edits := [edit |
		some flag in sort(written)
		edit := fix.substitute_each(at, sprintf(" %s ", [flag]), " ", dockerfile.times(at, flag, own))
	]
} else := {}

_removed := {"--insecure", "-k"}

# The words of a command but for the flags that are taken away from it.
_others(command) := [word | some word in command.words; not word in _removed]

_elsewhere(at) if {
	some command in dockerfile.commands_at[at]
	some word in array.concat(command.prefix, _kept(command))
	regex.match(_written, word)
}

_elsewhere(at) if {
	some heredoc in object.get(input, at, {}).heredocs
	regex.match(_written, heredoc.content)
}

_kept(command) := _others(command) if {
	command in _insecure
} else := command.words

_written := `(^|\s)(--insecure|-k)(\s|$)`
