package lib.rpm_test

import data.lib.rpm

_caching(script, flags) := names if {
	instruction := {"cmd": "run", "value": [script], "form": "shell", "flags": flags}
	file := {"stages": [{"index": 0, "image": "fedora:41", "instructions": [instruction]}]}
	names := {name | some name, _ in rpm.caching} with input as file
}

test_finds_installs_that_leave_their_cache if {
	_caching("yum install -y a && dnf -y upgrade; microdnf install a && zypper in a", {}) == {
		"yum", "dnf", "microdnf", "zypper",
	}
	_caching("dnf clean all && dnf install -y a", {}) == {"dnf"}
	_caching("dnf install -y a && rm -rf /var/cache/other", {}) == {"dnf"}
}

test_accepts_installs_that_are_cleaned_up if {
	_caching("yum install -y a && dnf clean all", {}) == set()
	_caching("zypper in a && zypper cc -a", {}) == set()
	_caching("dnf install -y a && rm -rf /var/cache/dnf/*", {}) == set()
	_caching("dnf install -y a && rm -rf /var/cache", {}) == set()
	_caching("dnf install -y a", {"mount": ["type=cache,target=/var/cache/libdnf5"]}) == set()
}

test_accepts_commands_that_fetch_nothing if {
	_caching("dnf remove -y a && microdnf remove a; yum -y remove a && dnf5 rm a", {}) == set()
	_caching("zypper -n rm a; tdnf remove -y a", {}) == {"zypper", "tdnf"}
	_caching("yum clean all && dnf config-manager --add-repo https://a.example && zypper --version", {}) == set()
}
