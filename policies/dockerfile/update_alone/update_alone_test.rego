package dockerfile.update_alone_test

import data.dockerfile.update_alone as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"apt-get update": "apt-get update stands alone",
		"apt-get -qq update && rm -rf /tmp/x": "apt-get update stands alone",
		"apt-get update && adduser app": "apt-get update stands alone",
		"apt-get install -y curl && apt-get update": "apt-get update stands alone",
		"apk update": "apk update stands alone",
		"dnf update -y": "dnf update stands alone",
		"yum clean all && yum -y update": "yum update stands alone",
		"zypper up -y": "zypper up stands alone",
		"sudo apt update": "apt update stands alone",
		"sh -c 'apt-get update'": "apt-get update stands alone",
		"pacman -Sy": "pacman -Sy stands alone",
		"pacman -Syy --noconfirm && useradd app": "pacman -Syy stands alone",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"apt-get update && apt-get install -y curl",
		"apt-get update -y ; apt-get install -y curl",
		"apt-get update && apt-get -y upgrade",
		"apk update && apk add --no-cache git",
		"apk update --no-cache && apk upgrade --no-cache",
		"apk --update add curl",
		"yum update -y && yum -y install java-17",
		"dnf install -y git && dnf update -y",
		"zypper up -y && zypper install -y git",
		"yum -y update && yum clean all",
		"microdnf update -y && microdnf clean all -y",
		"dnf update -y && rm -rf /var/cache/dnf/*",
		"apt-get update && ./install.sh",
		"apt-get update && sh /scripts/deps",
		"apt-get update && bash -c \"apt-get install -y curl\"",
		"apt-get update && curl https://a.example/i | bash",
		"apt-get update && apt-get build-dep -y curl",
		"sbt update",
		"/bin/sh /scripts/x update",
		"update-locale LANG=C",
		"apt-get install -y update",
		"brew update",
		"pacman -Sy --noconfirm nginx",
		"pacman -Syu --noconfirm",
		"pacman -Sy && pacman -S --noconfirm nginx",
		"pacman -Scc --noconfirm",
		"pacman -S nginx",
		"pacman -Sy --noconfirm && makepkg -si",
	] {
		rule.deny == set() with input as _file(script)
	}
}

_steps(scripts) := {"stages": [{"index": 0, "image": "archlinux:base", "final": true, "instructions": [instruction |
	some script in scripts
	instruction := {"cmd": "run", "value": [script], "form": "shell"}
]}]}

test_finds_upgrades_whose_index_is_used_later if {
	found := {{"message": "pacman -Syu stands alone", "at": _at}}
	fix.bare(rule.deny) == found with input as _steps(["pacman -Syu --noconfirm", "pacman -S nginx"])
	rule.deny == set() with input as _steps(["pacman -Syu --noconfirm", "pacman -Syu --noconfirm nginx"])
	rule.deny == set() with input as _steps(["pacman -Syu --noconfirm git", "make"])
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
