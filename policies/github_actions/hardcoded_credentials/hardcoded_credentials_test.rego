package github_actions.hardcoded_credentials_test

import data.github_actions.hardcoded_credentials as rule

_image(password) := {"image": "acme/x:1", "credentials": {"username": "ci", "password": password}}

test_finds_passwords_of_containers_and_services if {
	rule.deny == {
		{
			"message": "container of job \"test\" has the password of its registry in plain text",
			"at": ["jobs", "test", "container", "credentials", "password"],
		},
		{
			"message": "service \"db\" of job \"test\" has the password of its registry in plain text",
			"at": ["jobs", "test", "services", "db", "credentials", "password"],
		},
	} with input as {"jobs": {"test": {"container": _image("hackme"), "services": {"db": _image(12345)}, "steps": []}}}
}

test_finds_passwords_of_logins if {
	rule.deny == {{
		"message": "job \"test\", step 1 has the password of a registry in plain text",
		"at": ["jobs", "test", "steps", 0, "with", "password"],
	}} with input as {"jobs": {"test": {"steps": [{"uses": "docker/login-action@v3", "with": {"password": "hackme"}}]}}}
}

test_finds_passwords_that_expressions_give if {
	every password in ["${{ secrets.P || 'hackme' }}", "${{ 'hackme' }}", "${{ env.PW }}"] {
		count(rule.deny) == 1 with input as {"env": {"PW": "hackme"}, "jobs": {"test": {"container": _image(password)}}}
		count(rule.deny) == 1 with input as {"env": {"PW": "hackme"}, "jobs": {"test": {"steps": [{
			"uses": "docker/login-action@v3",
			"with": {"password": password},
		}]}}}
	}
	choice := "${{ secrets[github.ref == 'refs/heads/main' && 'PROD_TOKEN' || 'DEV_TOKEN'] }}"
	every password in [choice, "${{ secrets[format('{0}_P', github.ref_name)] }}", "${{ secrets.A || '' }}", "${{ env.PW }}", "${{ env.NO }}"] {
		rule.deny == set() with input as {"env": {"PW": "${{ secrets.P }}"}, "jobs": {"test": {"container": _image(password)}}}
	}
}

test_accepts_secrets if {
	rule.deny == set() with input as {"jobs": {"test": {
		"container": _image("${{ secrets.PASSWORD }}"),
		"services": {"db": _image("")},
		"steps": [{"uses": "docker/login-action@v3", "with": {"password": "${{ github.token }}"}}],
	}}}
}

test_accepts_containers_without_credentials if {
	rule.deny == set() with input as {"jobs": {"test": {"container": "node:22", "services": {"db": {"image": "redis:7"}}}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
