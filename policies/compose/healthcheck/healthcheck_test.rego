package compose.healthcheck_test

import data.compose.healthcheck as rule

_file(service) := {"services": {"web": service}}

_good := {"healthcheck": {"test": ["CMD", "true"]}}

test_finds_services_without if {
	every entry in [
		{"service": {"image": "nginx:1.27.3"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "healthcheck": {"test": ["NONE"]}}, "at": ["services", "web", "healthcheck"]},
		{"service": {"image": "nginx:1.27.3", "healthcheck": {"disable": true}}, "at": ["services", "web", "healthcheck"]},
		{
			"service": {"image": "nginx:1.27.3", "healthcheck": {"test": "NONE"}},
			"at": ["services", "web", "healthcheck"],
		},
		{
			"service": {"image": "nginx:1.27.3", "healthcheck": {"test": []}},
			"at": ["services", "web", "healthcheck"],
		},
		{"service": {"image": "nginx:1.27.3", "healthcheck": {}}, "at": ["services", "web", "healthcheck"]},
		{"service": {"image": "nginx:1.27.3", "healthcheck": null}, "at": ["services", "web", "healthcheck"]},
		{"service": {"image": "nginx:1.27.3", "build": ".", "healthcheck": {"disable": true}}, "at": ["services", "web", "healthcheck"]},
	] {
		rule.deny == {{
			"message": "service \"web\" has no health check",
			"at": entry.at,
		}} with input as _file(entry.service)
	}
}

test_accepts_services_with if {
	every service in [
		{"image": "nginx:1.27.3", "healthcheck": {"test": ["CMD", "true"]}},
		{"image": "nginx:1.27.3", "healthcheck": {"test": "curl -f http://localhost || exit 1"}},
		{"image": "nginx:1.27.3", "healthcheck": {"interval": "10s"}},
		{"image": "nginx:1.27.3", "build": "."},
		{"image": "nginx:1.27.3", "healthcheck": {"disable": false, "test": ["CMD-SHELL", "true"]}},
	] {
		rule.deny == set() with input as _file(service)
	}
}

test_judges_what_a_service_takes_over if {
	rule.deny == set() with input as {"services": {
		"base": object.union({"image": "nginx:1.27.3"}, _good),
		"web": {"extends": "base"},
	}}
}

test_accepts_what_it_cannot_see_whole if {
	rule.deny == set() with input as _file({"extends": {"service": "base", "file": "base.yaml"}})
	rule.deny == set() with input as _file({"environment": {"LOG_LEVEL": "debug"}})
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_leaves_out_what_a_file_above_may_say if {
	bad := {"services": {"web": {"image": "nginx:1.27.3"}}}
	every path in ["compose.override.yaml", "a/docker-compose.override.yml", "compose.dev.override.yml"] {
		rule.deny == set() with input as bad with data.karat.source.path as path
		rule.unknown == set() with input as bad with data.karat.source.path as path
	}
	every path in ["docker-compose.dev.yml", "compose.prod.yaml"] {
		rule.deny == set() with input as bad with data.karat.source.path as path
		count(rule.unknown) == 1 with input as bad with data.karat.source.path as path
	}
	every path in ["compose.yaml", "docker-compose.yml", "deploy/stack.yml"] {
		count(rule.deny) == 1 with input as bad with data.karat.source.path as path
	}
}

test_accepts_jobs_that_others_wait_for if {
	job := {"image": "acme/migrate:1.2"}
	web := {"build": ".", "depends_on": {"migrate": {"condition": "service_completed_successfully"}}}
	rule.deny == set() with input as {"services": {"web": web, "migrate": job}}
	every depends_on in [["migrate"], {"migrate": {"condition": "service_started"}}, {"other": web.depends_on.migrate}, null] {
		document := {"services": {"web": {"build": ".", "depends_on": depends_on}, "migrate": job}}
		count(rule.deny) == 1 with input as document
	}
	rule.unknown == set() with input as {"services": {"web": web, "migrate": job}} with data.karat.source.path as "compose.prod.yaml"
}
