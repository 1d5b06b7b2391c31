# METADATA
# title: Download run without a check
# description: >-
#   A `RUN` downloads a script, a program or a package and runs or installs it, or makes it executable, without comparing a checksum
#   or a signature. Whoever controls the server, the domain or the way to it decides what is in the image; `dpkg`, `rpm` and
#   `apt-get` ask no signature of a package in a file. Addresses with a full commit hash in them pass.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
#   - ref: https://manpages.debian.org/bookworm/apt/apt-secure.8.en.html
#     description: Debian, apt-secure, what is signed are the lists of a repository
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

import data.lib.dockerfile
import data.lib.downloads
import data.lib.shell

_interpreter := `^(node|perl|php|python[0-9.]*|ruby)$`

_checker := `^(b2sum|cosign|debsig-verify|dpkg-sig|gpgv?|minisign|openssl|rpmkeys|sha[0-9]*sum)$`

deny contains {"message": "RUN runs what it downloads without checking it", "at": run.at, "words": download.written} if {
	some download in _downloads
	run := dockerfile.runs[download.run]
	_is_run(download, run.commands)
}

# By PowerShell: iwr https://… | iex
deny contains {"message": "RUN runs what it downloads without checking it", "at": ["stages", s, "instructions", i]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "run"
	script := concat(" ", instruction.value)
	regex.match(`(?i)\b(iwr|irm|invoke-webrequest|invoke-restmethod|downloadstring)\b`, script)
	count(downloads.unverified(script)) > 0
}

# Downloads, but those of an address with a full commit hash in it.
_downloads := {download |
	some name in {"aws", "curl", "wget"}
	some download in dockerfile.commands[name]
	_fetches(download)
	not regex.match(`[0-9a-f]{40}`, concat(" ", download.words))
}

_fetches(command) if command.name in {"curl", "wget"}

_fetches(command) if shell.verb(command, {"s3", "s3api"})

# By a pipe: curl … | tee x | sudo bash -
_is_run(download, commands) if {
	some other in shell.behind(download, commands)
	_reads(other)
}

# By a substitution: bash <(curl …), sh -c "$(curl …)", eval "$(curl …)"
_is_run(download, commands) if {
	level := count(download.order) - 2
	level > 0
	some outer in commands
	outer.order == array.slice(download.order, 0, level)
	download.order[level] < count(outer.inside)
	_executes(outer)
	some word in outer.words
	regex.match(`^["']?(\$\(|\x60|<\()`, word)
}

# By a file that is run later, or made executable, and that nothing compares with a checksum or signature.
_is_run(download, commands) if {
	not _checked(commands)
	some writer in array.concat([download], shell.behind(download, commands))
	some file in _files(writer)
	some other in commands
	other.order > writer.order
	_runs(other, file)
}

# By a RUN further down.
_is_run(download, commands) if {
	some writer in array.concat([download], shell.behind(download, commands))
	some file in _files(writer)
	some index in _naming[file]
	index > download.run
	later := dockerfile.runs[index]
	later.stage == download.stage
	some command in later.commands
	_means_file(command, file)
	_runs(command, file)
	count([checking | some checking in _checking; download.run <= checking; checking <= index]) == 0
}

# The runs whose commands have a file among their words, by its name.
_naming[name] contains index if {
	some index, run in dockerfile.runs
	some command in run.commands
	some word in array.concat(command.words, command.prefix)
	name := _base(word)
}

_checking := [index | some index, run in dockerfile.runs; _checked(run.commands)]

# A program of the same name may come from elsewhere: `./tool`, `sh tool` and `chmod +x tool` mean the file.
_means_file(command, _) if contains(command.words[0], "/")

_means_file(command, file) if {
	_executes(command)
	command.words[0] != file
}

_means_file(command, _) if command.name == "chmod"

_means_file(command, _) if _installs(command)

_reads(command) if shell.reads_input(command)

_reads(command) if {
	regex.match(_interpreter, command.name)
	command.words[1] == "-"
}

_reads(command) if {
	regex.match(_interpreter, command.name)
	every word in array.slice(command.words, 1, count(command.words)) {
		regex.match(`^-`, word)
		not regex.match(`^-[a-zA-Z]*[cemnpr]|^--(eval|print)`, word)
	}
}

_executes(command) if command.name in (shell.shells | {".", "eval", "source", "su"})

_executes(command) if regex.match(_interpreter, command.name)

_checked(commands) if {
	some command in commands
	regex.match(_checker, command.name)
}

# It asks for the signature of a package: rpm -K tool.rpm
_checked(commands) if {
	some command in commands
	command.name == "rpm"
	some word in command.words
	regex.match(`^(-[a-zA-Z]*K[a-zA-Z]*|--checksig)$`, word)
}

# The names that a command may have written: what -o, -O and > name, else the last part of an address or path.
_files(command) := {name |
	some word in array.concat(array.slice(command.words, 1, count(command.words)), command.redirects)
	name := regex.replace(word, `(?s)^.*[/> ]`, "")
	regex.match(`^[^-]{2,}`, name)
	not name in _no_files
}

_no_files := {"aws", "bin", "curl", "get-object", "s3", "s3api", "wget", "xj", "xJ", "xz", "xzf"}

_runs(command, file) if _base(command.words[0]) == file

_runs(command, file) if {
	some word in command.prefix
	_base(word) == file
}

_runs(command, file) if {
	_executes(command)
	words := array.slice(command.words, 1, count(command.words))
	arguments := [word | some word in words; not startswith(word, "-")]
	_base(arguments[0]) == file
}

_runs(command, file) if {
	command.name == "chmod"
	some word in command.words
	regex.match(`^([ugoa]*[+=][rwXst]*x[rwXst]*|0?[0-7]?[1357][0-7]{2})$`, word)
	some target in command.words
	_base(target) == file
}

# A package brings scripts that run as root: dpkg -i /tmp/tool.deb, apt-get install ./tool.deb
_runs(command, file) if {
	_installs(command)
	some word in command.words
	_is_package(_base(word), file)
}

_is_package(name, file) if name == file

_is_package(name, file) if {
	some ending in {".deb", ".rpm"}
	name == concat("", ["*", ending])
	endswith(file, ending)
}

_installs(command) if {
	command.name == "dpkg"
	some word in command.words
	regex.match(`^(-[a-zA-Z]*i[a-zA-Z]*|--install)$`, word)
}

_installs(command) if {
	command.name == "rpm"
	not _asks(command)
	some word in command.words
	regex.match(`^(-[a-zA-Z]*[FUi][a-zA-Z]*|--(freshen|install|upgrade))$`, word)
}

_installs(command) if {
	command.name in {"apt", "apt-get", "gdebi"}
	some word in command.words
	regex.match(`^[^-].*/.*\.deb$`, word)
}

_asks(command) if {
	some word in command.words
	regex.match(`^(-[a-zA-Z]*[KVq][a-zA-Z]*|--(checksig|query|verify))$`, word)
}

_base(word) := regex.replace(word, `(?s)^.*/`, "")
