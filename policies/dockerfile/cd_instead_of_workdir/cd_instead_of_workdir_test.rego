package dockerfile.cd_instead_of_workdir_test

import data.dockerfile.cd_instead_of_workdir as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"cd /usr/share/nginx/html": "RUN changes to /usr/share/nginx/html by cd",
		"cd /src && make": "RUN changes to /src by cd",
		"set -eux; cd /src; make": "RUN changes to /src by cd",
		"mkdir /srv/app && cd /srv/app": "RUN changes to /srv/app by cd",
		"cd \"src\"": "RUN changes to src by cd",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"git clone https://a.example/b && cd b && make",
		"(cd /src && make)",
		"make && (cd /src)",
		"cd $SRC && make",
		"cd \"$(mktemp -d)\" && make",
		"cd ~ && ls",
		"cd",
		"echo cd /src",
		"bash -c 'cd /src && make'",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
