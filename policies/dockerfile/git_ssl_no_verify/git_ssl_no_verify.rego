# METADATA
# title: git without a check of certificates
# description: >-
#   GIT_SSL_NO_VERIFY is set, to whatever value: git looks only whether it is there. Or `http.sslVerify` is false. Whoever sits
#   between the build and the server can then answer in its place, and what they answer becomes part of the image.
# related_resources:
#   - ref: https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify
#     description: git, http.sslVerify
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove it, also where it says 0. If the server has a certificate from a CA of your own, name the CA: `git config --system
#     http.https://git.example.com/.sslCAInfo /usr/local/share/ca-certificates/ca.crt`.
package dockerfile.git_ssl_no_verify

import data.lib.dockerfile
import data.lib.shell

deny contains {"message": message, "at": variable.at, "words": variable.words} if {
	some variable in dockerfile.variables.GIT_SSL_NO_VERIFY
	message := "GIT_SSL_NO_VERIFY makes git accept any certificate"
}

# In a .gitconfig: [http] with sslVerify = false.
deny contains {"message": "http.sslVerify makes git accept any certificate", "at": entry.at, "words": words} if {
	some entry in dockerfile.written
	regex.match(`(?im)\[http\b[^\]\n]*\](\s+[^\[]*)?\bsslverify\s*=\s*"?(0|false|no|off)\b`, entry.text)
	words := dockerfile.words_written(entry, `(?i)sslverify`)
}

deny contains {"message": "http.sslVerify makes git accept any certificate", "at": command.at, "words": command.written} if {
	some command in dockerfile.commands.git
	some index, word in command.words
	regex.match(`(?i)^http\.(.+\.)?sslverify(=|$)`, word)
	lower(shell.value(command, index)) in {"0", "false", "no", "off"}
}
