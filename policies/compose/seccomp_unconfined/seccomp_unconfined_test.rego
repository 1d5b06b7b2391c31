package compose.seccomp_unconfined_test

import data.compose.seccomp_unconfined as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_found := {{
	"message": "service \"web\" runs without a seccomp profile",
	"at": ["services", "web", "security_opt", 1],
}}

test_finds_both_spellings if {
	every service in [
		{"security_opt": ["no-new-privileges:true", "seccomp:unconfined"]},
		{"security_opt": ["label:disable", "seccomp=unconfined"]},
		{"security_opt": ["a", "${SECCOMP:-seccomp:unconfined}"]},
	] {
		fix.bare(rule.deny) == _found with input as _file(service)
	}
}

test_accepts_profiles if {
	every service in [
		{"security_opt": ["seccomp:./profile.json"]},
		{"security_opt": ["apparmor:unconfined"]},
		{"security_opt": ["seccomp:${PROFILE}"]},
		{"security_opt": null},
		{"image": "nginx:1.27.3"},
	] {
		rule.deny == set() with input as _file(service)
	}
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_does_not_know_what_is_filled_in_later if {
	rule.deny == set() with input as {"services": {"web": {"security_opt": ["seccomp=${PROFILE}"]}}}
	rule.unknown == {{
		"message": "seccomp in security_opt of service \"web\" comes from ${PROFILE}, which is filled in later",
		"at": ["services", "web", "security_opt", 0],
	}} with input as {"services": {"web": {"security_opt": ["seccomp=${PROFILE}"]}}}
	every service in [{"security_opt": ["seccomp=${PROFILE:-own}"]}, {"security_opt": ["label:${LABEL}"]}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}

test_judges_what_a_service_takes_over if {
	services := {
		"web": {"security_opt": ["a", "seccomp:unconfined"]},
		"api": {"extends": "web"},
		"db": {"extends": "web", "security_opt": ["seccomp:profile.json"]},
	}
	fix.bare(rule.deny) == _found | {{
		"message": "service \"api\" runs without a seccomp profile",
		"at": ["services", "api"],
	}} with input as {"services": services}
}
