# METADATA
# title: npm without a check of certificates
# description: >-
#   npm, yarn or pnpm is told `strict-ssl=false`: by its settings, a flag, an .npmrc or NPM_CONFIG_STRICT_SSL. Whoever sits
#   between the build and the registry can then hand over other packages, and their install scripts run at once.
# related_resources:
#   - ref: https://docs.npmjs.com/cli/v11/using-npm/config#strict-ssl
#     description: npm, strict-ssl
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the setting, and give the package manager the CA of the proxy or registry: `npm config set cafile
#     /etc/ssl/certs/ca.crt`, or `ENV NODE_EXTRA_CA_CERTS=…`. A setting made in one `RUN` stays for all later ones.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.npm_strict_ssl

import data.lib.dockerfile
import data.lib.shell

_managers := {"npm", "npx", "pnpm", "yarn"}

_off := {"0", "false", "null"}

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some name in _managers
	some command in dockerfile.commands[name]
	some index, word in command.words
	_turns_off(command, index, word)
	message := sprintf("%s accepts any certificate", [name])
}

deny contains {"message": message, "at": variable.at, "words": variable.words} if {
	some name, variables in dockerfile.variables
	lower(name) in {"npm_config_strict_ssl", "yarn_enable_strict_ssl", "yarn_strict_ssl"}
	some variable in variables
	lower(variable.value) in _off
	message := sprintf("%s=%s makes npm accept any certificate", [name, variable.value])
}

deny contains {"message": "an .npmrc makes npm accept any certificate", "at": entry.at, "words": words} if {
	some entry in dockerfile.written
	regex.match(`(?m)^([^#\n]*["']|[ \t]*)strict-ssl\s*=\s*"?false\b`, entry.text)
	words := dockerfile.words_written(entry, `strict-ssl`)
}

_turns_off(_, _, word) if regex.match(`^--(no-strict-ssl|strict-ssl=(0|false|null))$`, lower(word))

_turns_off(command, index, "--strict-ssl") if lower(shell.value(command, index)) in _off

_turns_off(command, _, word) if {
	"set" in command.words
	regex.match(`^(strict-ssl|enablestrictssl)=(0|false|null)$`, lower(word))
}

_turns_off(command, index, word) if {
	"set" in command.words
	lower(word) in {"enablestrictssl", "strict-ssl"}
	lower(shell.value(command, index)) in _off
}
