# METADATA
# title: Downloads in scripts
# description: Whether a script runs what it downloads without comparing a checksum or a signature.
package lib.downloads

_download := `\b(curl|wget|fetch|aria2c|iwr|irm|invoke-webrequest|invoke-restmethod)\b`

_interpreter := concat("", [
	`((sudo|doas|env|exec|command|time|xargs)\s+(-\S+\s+|\w+=\S*\s+)*)*`,
	`(\S*/)?((ba|z|da|a|k)?sh|pwsh|powershell|python[0-9.]*|perl|ruby|node|php|iex|invoke-expression)`,
])

# A program in an argument reads what comes through the pipe as data: `| python3 -m json.tool`.
_reads_data := `(?i)^\s+(-\S+\s+)*-(c|e|m|n|p|r|ne|pe|command)\b`

# An address with a full commit in it gives the same tomorrow.
_is_fixed(text) if regex.match(`(?i)\b[0-9a-f]{40}\b`, text)

_checks := concat("", [
	`(?i)\b(sha(1|224|256|384|512)?sum|shasum|b2sum|gpgv?|cosign|minisign|slsa-verifier|`,
	`get-filehash|openssl\s+dgst|gh\s+attestation\s+verify)\b`,
])

# The parts of a script that run what comes from the net. Not said of a script that compares a checksum or a signature.
unverified(script) := {trim_space(found) |
	regex.match(sprintf(`(?i)%s|\bdeno\s|downloadstring\(`, [_download]), script)
	not regex.match(_checks, script)
	text := regex.replace(regex.replace(script, `\s*[\\\x60]\r?\n\s*`, " "), `(^|\n)\s*#[^\n]*`, "$1")
	some found in ((_piped(text) | _substituted(text)) | _run_later(text))
	not _is_fixed(found)
}

_piped(text) := {groups[0] |
	pattern := sprintf(`(?i)%s[^;\n]*?\|\s*%s((?:\s[^|;&\n)]*)?)(?:$|[|;&\n)"'])`, [_download, _interpreter])
	some groups in regex.find_all_string_submatch_n(pattern, text, -1)
	not regex.match(_reads_data, groups[count(groups) - 1])
}

_substituted(text) := {found |
	calls := concat("|", [
		`((ba|z|da|a|k)?sh|source|\.|python[0-9.]*)\s+(-\S+\s+)*<\(\s*`,
		`((ba|z|da|a|k)?sh\s+(-\S+\s+)*-l?c|python[0-9.]*\s+(-\S+\s+)*-c|eval)\s+["']?(\$\(|\x60)\s*`,
		`(iex|invoke-expression)[^\n;]*(\(|\s)`,
	])
	pattern := sprintf(`(?i)(^|[\s;&|("'])(%s)(sudo\s+)?(%s[^\n]*|\S*downloadstring\([^\n]*)`, [calls, _download])
	some found in regex.find_n(pattern, text, -1)
} | {found |
	some found in regex.find_n(`(?i)\bdeno\s+(run|install)\s[^\n;|&]*https?://[^\n;|&]*`, text, -1)
}

_run_later(text) := {early |
	commands := regex.split(`&&|\|\||;|\n`, text)
	some index, early in commands
	regex.match(sprintf(`(?i)^\W*((sudo|if|then|do|time|retry)\s+)*%s`, [_download]), early)
	some target in _targets(early)
	some later, command in commands
	later > index
	_runs(command, target)
}

# The files that a download may have written: what -o and -O name, else the last part of an address.
_targets(command) := {target |
	some word in regex.split(`[\s"'=]+`, regex.replace(_writing(command), _sent, ""))
	segments := split(word, "/")
	target := segments[count(segments) - 1]
	not startswith(word, "-")
	regex.match(`^[\w.+-]+$`, target)
	not regex.match(sprintf(`(?i)%s`, [_download]), target)
}

# What a request says of itself, and the word that ends a text.
_sent := concat("|", [
	`\s(--(data|form|json|header|user|post|url-query|request|cookie|referer)[a-z-]*(\s+|=)|-\w*[dFHu]\s*)("[^"]*"|'[^']*')`,
	`\s--(data|form|json|header|user|post|url-query|request|cookie|referer)[a-z-]*(\s+|=)[^\s"']+`,
	`<<-?\s*["']?\w+`,
])

# Of a pipeline what is downloaded with, and where later commands write to. Those themselves are no downloads:
# `curl … | kubectl apply -f -`.
_writing(command) := concat(" ", array.concat([pieces[0]], [written |
	some piece in array.slice(pieces, 1, count(pieces))
	some written in regex.find_n(`>\s*\S+|^\s*((sudo|doas)\s+)?(tee|dd)\s.*$`, piece, -1)
])) if {
	pieces := regex.split(`\|`, command)
}

_called := sprintf(`(?i)^\W*((if|then|else|do)\s+)*%s\s+(-\S+\s+)*`, [_interpreter])

_keywords := {"!", "(", "do", "exec", "if", "source", "sudo", "then", "time", "{"}

# The command itself, or what an interpreter is given first; making a file executable tells of it, too.
_runs(command, target) if {
	words := [word |
		some word in regex.split(`[\s"']+`, regex.replace(command, _called, ""))
		word != ""
	]
	called := [word | some word in words; not word in _keywords]
	segments := split(called[0], "/")
	segments[count(segments) - 1] == target
}

_runs(command, target) if {
	regex.match(`\bchmod\s+(-\S+\s+)*([ugoa]*\+\S*x|[0-7]?[157][0-7]{2})`, command)
	some word in regex.split(`[\s"']+`, command)
	segments := split(word, "/")
	segments[count(segments) - 1] == target
}
