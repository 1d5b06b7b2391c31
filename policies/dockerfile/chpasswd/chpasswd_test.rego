package dockerfile.chpasswd_test

import data.dockerfile.chpasswd as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"echo 'root:root' | chpasswd": "chpasswd puts a password into the image",
		"chpasswd < input.txt": "chpasswd puts a password into the image",
		"apt-get update ; echo \"a:b\" | sudo /usr/sbin/chpasswd -e": "chpasswd puts a password into the image",
		"echo \"root:$(cat /tmp/password)\" | chpasswd": "chpasswd puts a password into the image",
		"openssl rand 4; echo a:b | chpasswd": "chpasswd puts a password into the image",
		"printf 'root:toor\\n%s' \"bob:$(openssl rand -hex 8)\" | chpasswd": "chpasswd puts a password into the image",
		"echo \"root:$(pwgen 9)\" | tee /etc/pw | chpasswd": "chpasswd puts a password into the image",
		"echo secret | passwd --stdin root": "passwd puts a password into the image",
		"printf 'a\\na\\n' | passwd root": "passwd puts a password into the image",
		"useradd -m -p '$6$abc' app": "useradd puts a password into the image",
		"usermod --password=abc app": "usermod puts a password into the image",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"chgrp root /etc/passwd",
		"passwd -d root",
		"passwd -l root",
		"usermod -p '!' root",
		"usermod -p \"*\" root",
		"useradd --system app",
		"adduser --disabled-password app",
		"echo chpasswd",
		"yes | passwd -d root",
		"echo \"root:$(openssl rand -base64 12)\" | chpasswd",
		"printf 'root:%s\\nbob:%s' \"$(pwgen 9)\" \"$(pwgen 9)\" | chpasswd",
		"set -ex; apk add shadow; echo root:$(pwgen -s 20 1) | chpasswd; touch a",
		"echo \"root:$(tr -dc a-z < /dev/urandom | head -c 20)\" | chpasswd",
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
