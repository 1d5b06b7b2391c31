package github_actions.excessive_permissions_test

import data.github_actions.excessive_permissions
import data.lib.fix

_workflow(extra) := object.union({"on": "push", "jobs": {"build": {"steps": []}}}, extra)

test_finds_a_workflow_without_a_word_about_it if {
	fix.bare(excessive_permissions.deny) == {{
		"message": "workflow leaves its token to the repository's default",
		"at": [],
	}} with input as _workflow({})
}

test_finds_the_jobs_that_say_nothing_where_others_do if {
	fix.bare(excessive_permissions.deny) == {{
		"message": "job \"test\" leaves its token to the repository's default",
		"at": ["jobs", "test"],
	}} with input as {"on": "push", "jobs": {"test": {"steps": []}, "release": {"permissions": {"contents": "write"}}}}
}

test_finds_rights_that_every_job_gets if {
	fix.bare(excessive_permissions.deny) == {
		{"message": "workflow grants contents: write to all of its jobs", "at": ["permissions", "contents"]},
		{"message": "workflow grants id-token: write to all of its jobs", "at": ["permissions", "id-token"]},
	} with input as _workflow({"permissions": {"contents": "write", "id-token": "write", "issues": "write"}})
}

test_accepts_rights_that_the_only_job_uses if {
	uses := {
		"contents": [{"run": "gh release create v1 dist/*"}, {"run": "git push"}, {"uses": "peter-evans/create-pull-request@v7"}],
		"packages": [{"run": "docker push ghcr.io/acme/x"}, {"uses": "docker/build-push-action@v6", "with": {"push": true}}],
		"security-events": [{"uses": "github/codeql-action/analyze@v3"}],
		"id-token": [{"uses": "aws-actions/configure-aws-credentials@v4"}],
	}
	every scope, steps in uses {
		every step in steps {
			excessive_permissions.deny == set() with input as {
				"on": "push",
				"permissions": {scope: "write"},
				"jobs": {"ship": {"steps": [step]}},
			}
		}
	}
	count(excessive_permissions.deny) == 1 with input as {
		"on": "push",
		"permissions": {"contents": "write"},
		"jobs": {"ship": {"steps": [{"run": "git push"}]}, "test": {"steps": [{"run": "make test"}]}},
	}
}

test_finds_all_rights if {
	fix.bare(excessive_permissions.deny) == {{
		"message": "workflow asks for every right there is",
		"at": ["permissions"],
	}} with input as _workflow({"permissions": "write-all"})
	fix.bare(excessive_permissions.deny) == {{
		"message": "job \"build\" asks for every right there is",
		"at": ["jobs", "build", "permissions"],
	}} with input as {"on": "push", "jobs": {"build": {"permissions": "write-all"}}}
}

test_accepts_rights_to_read if {
	excessive_permissions.deny == set() with input as _workflow({"permissions": {"contents": "read"}})
	excessive_permissions.deny == set() with input as _workflow({"permissions": "read-all"})
	excessive_permissions.deny == set() with input as _workflow({"permissions": {}})
	excessive_permissions.deny == set() with input as _workflow({"permissions": null})
}

test_accepts_rights_of_single_jobs if {
	excessive_permissions.deny == set() with input as {
		"on": "push",
		"jobs": {"release": {"permissions": {"contents": "write"}}},
	}
}

test_accepts_workflows_that_are_only_called if {
	excessive_permissions.deny == set() with input as _workflow({"on": {"workflow_call": {}}})
}

test_accepts_other_kinds if {
	excessive_permissions.deny == set() with input as {"kind": "Pod"}
}
