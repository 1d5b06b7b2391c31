# METADATA
# title: Download run without a check
# description: >-
#   A `RUN` downloads a script or program and runs it without comparing a checksum or a signature. Whoever controls the server,
#   the domain or the way to it decides what is in the image. Addresses with a full commit hash in them pass.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Install it from a package manager that verifies signatures, copy it from the vendor's image with `COPY --from=`, or
#     download a fixed version to a file, compare it with `sha256sum -c`, and run it then.
#   controls:
#     cis_docker_1_6: ["4.11"]
#     openssf_scorecard: [Pinned-Dependencies]
package dockerfile.curl_pipe_shell

_download := `\b(curl|wget|aws\s+s3(api)?)\s`

# A download is a command of its own, or what sudo, env, a shell or a condition runs. Elsewhere the word is an argument:
# the package that `apk add wget` installs.
_downloads := sprintf(`(^|\||\x60|\$\()(%s|\w+=\S*\s|-\S+\s|[0-9]\S*\s|[\s"'\\({!])*(\S*/)?%s`, [_prefix, _download])

_prefix := `(sudo|env|exec|time|nice|timeout|retry|xargs|if|elif|then|else|do|while|until|(\S*/)?(ba|z|da|a|k)?sh)\s`

_shell := `(sudo\s+(-\S+\s+)*)?(env\s+)?(\S*/)?(ba|z|da|a|k)?(sh|python3?|perl|ruby|node|php)\b`

_piped := sprintf(`%s([^;&\n]|&[^&])*\|\s*%s`, [_download, _shell])

_substituted := sprintf(`(sh|eval|source|\.|-c)\s+(-\S+\s+)*["'\\]*(<\(|\$\(|\x60)\s*(sudo\s+)?%s[^)\n]*`, [_download])

deny contains {"message": message, "at": ["stages", s, "instructions", i]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "run"
	text := _text(instruction)
	regex.match(_download, text)
	_runs_download(text)
	message := "RUN runs what it downloads without checking it"
}

_text(instruction) := concat("\n", array.concat(
	[concat(" ", instruction.value)],
	[heredoc.content | some heredoc in object.get(instruction, "heredocs", [])],
))

_runs_download(text) if {
	some pattern in [_piped, _substituted]
	some found in regex.find_n(pattern, text, -1)
	not regex.match(`[0-9a-f]{40}`, found)
}

_runs_download(text) if {
	not regex.match(`\b(sha(1|224|256|384|512)sum|shasum|gpgv?|cosign|minisign|openssl\s+dgst|b2sum)\b`, text)
	commands := regex.split(`&&|\|\||;|\n`, text)
	some early, command in commands
	regex.match(_downloads, command)
	not regex.match(`[0-9a-f]{40}`, command)
	some target in _targets(command)
	some late, other in commands
	late > early
	_runs(other, target)
}

# The files that a download may have written: what -o and -O name, else the last part of an address or path.
_targets(command) := {target |
	some word in _words(command)
	segments := split(word, "/")
	target := segments[count(segments) - 1]
	not startswith(word, "-")
	count(target) > 1
}

_runs(command, target) if {
	words := _words(regex.replace(command, sprintf(`^\W*(%s\s+(-\S+\s+)*)?`, [_shell]), ""))
	segments := split(words[0], "/")
	segments[count(segments) - 1] == target
	not target in {"aws", "curl", "get-object", "s3", "s3api", "wget"}
}

_words(command) := [word | some word in regex.split(`[\s"']+`, command); word != ""]
