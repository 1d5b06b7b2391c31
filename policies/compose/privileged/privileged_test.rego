package compose.privileged_test

import data.compose.privileged
import data.lib.fix

_found := {{"message": "service \"dind\" runs privileged", "at": ["services", "dind", "privileged"]}}

test_finds_privileged_services if {
	fix.bare(privileged.deny) == _found with input as {"services": {"dind": {"privileged": true}}}
	fix.bare(privileged.deny) == _found with input as {"services": {"dind": {"privileged": "${PRIVILEGED:-true}"}}}
}

test_accepts_unprivileged_services if {
	privileged.deny == set() with input as {"services": {"web": {"privileged": false}, "x": {"privileged": "${P}"}}}
}

test_accepts_services_without_a_word_about_it if {
	privileged.deny == set() with input as {"services": {"web": {"image": "nginx:1.27.3"}, "none": null}}
}

test_accepts_other_kinds if {
	privileged.deny == set() with input as {"kind": "Pod", "spec": {"privileged": true}}
}

test_does_not_know_what_is_filled_in_later if {
	privileged.deny == set() with input as {"services": {"web": {"privileged": "${PRIVILEGED}"}}}
	privileged.unknown == {{
		"message": "privileged of service \"web\" comes from ${PRIVILEGED}, which is filled in later",
		"at": ["services", "web", "privileged"],
	}} with input as {"services": {"web": {"privileged": "${PRIVILEGED}"}}}
	every service in [{"privileged": true}, {"privileged": "${PRIVILEGED:-false}"}, {}] {
		privileged.unknown == set() with input as {"services": {"web": service}}
	}
}

test_finds_privileged_hooks if {
	hooks := [{"command": "./a.sh"}, {"command": "./b.sh", "privileged": true}]
	fix.bare(privileged.deny) == {{
		"message": "post_start of service \"web\" runs privileged",
		"at": ["services", "web", "post_start", 1, "privileged"],
	}} with input as {"services": {"web": {"post_start": hooks, "pre_stop": [{"command": "./c.sh", "privileged": false}]}}}
	count(privileged.deny) == 1 with input as {"services": {"web": {"pre_stop": hooks}}}
}

test_judges_what_a_service_takes_over if {
	base := {"image": "docker", "privileged": true}
	services := {"dind": base, "web": {"extends": "dind"}, "db": {"extends": {"service": "dind"}, "privileged": false}}
	found := fix.bare(privileged.deny) with input as {"services": services}
	found == _found | {{"message": "service \"web\" runs privileged", "at": ["services", "web"]}}
	own := {finding.at | some finding in privileged.deny; finding.fix} with input as {"services": services}
	own == {["services", "dind", "privileged"]}
}
