# METADATA
# title: pip without a check of certificates
# description: >-
#   pip is told to trust a host without a valid certificate: by `--trusted-host`, `trusted-host` in its configuration or
#   PIP_TRUSTED_HOST; or uv by its own names for that. Whoever sits between the build and the index can then hand over other
#   packages, and their code runs during the install.
# related_resources:
#   - ref: https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host
#     description: pip, --trusted-host
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove it and serve the index over HTTPS. If its certificate is from a CA of your own, name the CA: `ENV PIP_CERT=…`, or
#     `pip --cert`; for uv `SSL_CERT_FILE`.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.pip_trusted_host

import data.lib.dockerfile

_installer := `^(pip|pip[0-9][0-9.]*|pipenv|pipx|python|python[0-9][0-9.]*|uv|uvx)$`

_trusts := `^--(trusted-host|allow-insecure-host)(=.+)?$|(^|\.)trusted-host$`

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some name, commands in dockerfile.commands
	regex.match(_installer, name)
	some command in commands
	some word in command.words
	regex.match(_trusts, word)
	not "unset" in command.words
	message := sprintf("%s trusts a host without a valid certificate", [name])
}

deny contains {"message": message, "at": variable.at, "words": variable.words} if {
	some name in {"PIP_TRUSTED_HOST", "UV_INSECURE_HOST"}
	some variable in dockerfile.variables[name]
	variable.value != ""
	message := sprintf("%s trusts a host without a valid certificate", [name])
}

deny contains {"message": message, "at": entry.at, "words": words} if {
	some entry in dockerfile.written
	regex.match(`(?m)^([^#\n]*["']|[ \t]*)trusted-host\s*=\s*\S`, entry.text)
	words := dockerfile.words_written(entry, `trusted-host`)
	message := "pip is set to trust a host without a valid certificate"
}
