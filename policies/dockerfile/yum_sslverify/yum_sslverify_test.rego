package dockerfile.yum_sslverify_test

import data.dockerfile.yum_sslverify as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, name in {
		"yum config-manager --save --setopt=sslverify=0": "yum",
		"dnf           config-manager   --save   --setopt=sslverify=0": "dnf",
		`yum-config-manager --save --setopt=\*.sslverify=0`: "yum-config-manager",
		"echo a && yum-config-manager --setopt='lol.sslverify'=False --save": "yum-config-manager",
		"yum-config-manager --save --setopt=sslverify=\"No\"": "yum-config-manager",
		"dnf install -y --setopt=sslverify=false a": "dnf",
		"dnf --setopt sslverify=0 install a": "dnf",
		"dnf5 config-manager setopt vendor.sslverify=off": "dnf5",
		"microdnf --setopt=proxy_sslverify=0 install a": "microdnf",
		"zypper ar 'https://a.example/r?ssl_verify=no' r": "zypper",
	} {
		fix.bare(rule.deny) == {{
			"message": sprintf("%s accepts any certificate", [name]),
			"at": _at,
		}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"yum-config-manager --save --setopt=sslverify=1",
		"dnf install -y --setopt=sslverify=true a",
		"dnf install -y --setopt=gpgcheck=0 a",
		"dnf install -y a | grep -- --setopt=sslverify=0",
		"echo dnf --setopt=sslverify=0",
		"zypper ar 'https://a.example/r?ssl_verify=yes' r",
		"git config --global http.sslVerify false",
		"dnf install -y no-sslverify=0-plugin",
	] {
		rule.deny == set() with input as _file(script)
	}
}

_open := {{"message": "a repository of packages is set to accept any certificate", "at": _at}}

_heredoc(into, content) := {"stages": [{"index": 0, "instructions": [{
	"cmd": "copy",
	"value": ["<<EOF", into],
	"heredocs": [{"name": "EOF", "content": content}],
}]}]}

test_finds_it_in_files_that_are_written if {
	every script in [
		"echo sslverify=0 >> /etc/yum.conf",
		"printf '[main]\\nsslverify = False\\n' > /etc/dnf/dnf.conf",
		"sed -i s/sslverify=1/sslverify=0/ /etc/yum.repos.d/a.repo && yum -y install x",
		"sed -i 's|^sslverify.*|sslverify = no|' /etc/yum.conf",
	] {
		fix.bare(rule.deny) == _open with input as _file(script)
	}
	fix.bare(rule.deny) == _open with input as _heredoc("/etc/yum.repos.d/a.repo", "[a]\nsslverify=0\n")
}

test_accepts_files_in_which_certificates_are_checked if {
	every script in [
		"echo sslverify=1 >> /etc/yum.conf",
		"echo '# sslverify=0' >> /etc/yum.conf",
		"sed -i s/sslverify=0/sslverify=1/ /etc/yum.repos.d/a.repo",
		"printf '[http]\\nsslVerify = false\\n' > /root/.gitconfig",
	] {
		rule.deny == set() with input as _file(script)
	}
	rule.deny == set() with input as _heredoc("/root/.gitconfig", "[http]\nsslVerify=false\n")
	rule.deny == set() with input as _heredoc("/etc/yum.repos.d/a.repo", "[a]\n# sslverify=0\nsslverify=1\n")
}

test_mends_a_flag_of_one_command if {
	some finding in rule.deny with input as _file("dnf install -y --setopt=sslverify=0 a")
	finding.fix.edits[0].find == " --setopt=sslverify=0"
	every script in ["dnf config-manager --save --setopt=sslverify=0", "dnf --setopt sslverify=0 install a"] {
		some finding in rule.deny with input as _file(script)
		not finding.fix
	}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
