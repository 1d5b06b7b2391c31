# METADATA
# title: Shell handed to another machine
# description: >-
#   A script joins a shell to a connection: a pipe between `sh` and netcat, `nc -e`, `bash -i` on `/dev/tcp`, or `socat` with
#   `exec`. Whoever is at the other end types commands into the runner, and finds there the job's token, its secrets and the code that
#   is about to be released.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1059/004/
#     description: MITRE ATT&CK, Unix shell
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#potential-impact-of-a-compromised-runner
#     description: GitHub, a compromised runner
# custom:
#   severity: critical
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Remove the step, and find the commit that brought it. Where it has run, replace every secret that the workflow could read and
#     build anew what it released since. To look into a runner use `actions/upload-artifact`, or a session that only one account may
#     join (`limit-access-to-actor`).
#   controls:
#     owasp_cicd: [CICD-SEC-4]
package github_actions.netcat_reverse_shell

import data.lib.github
import data.lib.github_scripts as scripts
import data.lib.shell

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": words} if {
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(`\b(nc|ncat|netcat|socat)\b|/dev/(tcp|udp)/`, entry.step.run)
	commands := scripts.read(entry.step.run)
	some command in commands
	_hands_over(command, commands)
	words := scripts.written(command)
	message := sprintf("%s hands a shell to another machine", [entry.label])
}

_netcat := {"nc", "nc.openbsd", "nc.traditional", "ncat", "netcat"}

# What a shell writes goes to the other machine, or what comes from there goes into a shell.
_hands_over(command, commands) if {
	command.name in _netcat
	some other in commands
	shell.reads_input(other)
	_are_joined(command, other, commands)
}

# netcat starts the shell itself.
_hands_over(command, _) if {
	command.name in _netcat
	some index, word in command.words
	regex.match(`^(-[a-zA-Z]*[ec]|--(exec|sh-exec))$`, word)
	_is_shell(command.words[index + 1])
}

_hands_over(command, _) if {
	command.name in _netcat
	some word in command.words
	some program in regex.find_all_string_submatch_n(`^--(?:exec|sh-exec)=(.*)$`, word, 1)
	_is_shell(program[1])
}

# bash makes a connection of the name of a file.
_hands_over(command, _) if {
	shell.reads_input(command)
	some redirect in command.redirects
	regex.match(`/dev/(tcp|udp)/`, redirect)
}

_hands_over(command, _) if {
	command.name == "socat"
	some word in command.words
	regex.match(`(?i)^(exec|system):["']?(\S*/)?(ash|bash|dash|ksh|sh|zsh)\b`, word)
	some other in command.words
	regex.match(`(?i)^(tcp|udp|openssl|ssl|sctp)[46]?(-connect|-listen|-l)?:`, other)
}

_are_joined(command, other, commands) if command in shell.behind(other, commands)

_are_joined(command, other, commands) if other in shell.behind(command, commands)

_is_shell(program) if regex.match(`^(\S*/)?(ash|bash|dash|ksh|sh|zsh|cmd\.exe|powershell|pwsh)(\.exe)?(\s|$)`, program)
