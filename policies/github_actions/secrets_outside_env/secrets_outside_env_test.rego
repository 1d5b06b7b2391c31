package github_actions.secrets_outside_env_test

import data.github_actions.secrets_outside_env as rule
import data.lib.fix

_parameters := {"allowed": ["CODECOV_TOKEN"]}

_job(extra) := object.union({"runs-on": "ubuntu-24.04", "steps": [{"run": "./deploy.sh", "env": {"KEY": "${{ secrets.API_KEY }}"}}]}, extra)

_workflow(on, job) := {"on": on, "jobs": {"deploy": job}}

_finding(names, path) := {
	"message": sprintf("job \"deploy\" uses secrets without an environment: %s", [names]),
	"at": array.concat(["jobs", "deploy"], path),
}

test_finds_secrets_without_an_environment if {
	fix.bare(rule.deny) == {_finding("API_KEY", ["steps", 0, "env", "KEY"])} with input as _workflow("push", _job({}))
		with data.karat.parameters as _parameters
	every text, name in {
		"${{ secrets['api_key'] }}": "API_KEY",
		"a ${{ Secrets . api_key && 'b' }}": "API_KEY",
		"${{ toJSON(secrets) }}": "all of them",
		"${{ secrets[matrix.name] }}": "all of them",
		"${{ format('{0}', secrets.A_B) }}": "A_B",
	} {
		job := {"env": {"A": text}, "steps": []}
		fix.bare(rule.deny) == {_finding(name, ["env", "A"])} with input as _workflow({"push": null}, job)
			with data.karat.parameters as _parameters
	}
}

test_names_all_of_a_job_at_the_first if {
	job := {"steps": [
		{"uses": "a/b@v1", "with": {"token": "${{ secrets.B }}"}},
		{"run": "x ${{ secrets.A }} ${{ secrets.GITHUB_TOKEN }}"},
	]}
	fix.bare(rule.deny) == {_finding("A, B", ["steps", 0, "with", "token"])} with input as _workflow(["push"], job)
		with data.karat.parameters as _parameters
}

test_accepts_jobs_with_an_environment if {
	every environment in ["production", {"name": "production"}, "${{ inputs.stage }}"] {
		fix.bare(rule.deny) == set() with input as _workflow("push", _job({"environment": environment}))
			with data.karat.parameters as _parameters
	}
}

test_accepts_secrets_that_need_none if {
	every text in [
		"${{ secrets.GITHUB_TOKEN }}", "${{ secrets.codecov_token }}", "${{ vars.secrets.A }}", "secrets.A", "${{ env.secrets }}",
		"${{ 'secrets.A' }}", "${{ github.token }}",
	] {
		fix.bare(rule.deny) == set() with input as _workflow("push", {"steps": [{"run": text}]})
			with data.karat.parameters as _parameters
	}
}

test_accepts_workflows_that_are_called_and_jobs_that_call if {
	fix.bare(rule.deny) == set() with input as _workflow({"workflow_call": {}, "push": {}}, _job({}))
		with data.karat.parameters as _parameters
	calling := {"uses": "./.github/workflows/a.yml", "secrets": {"a": "${{ secrets.A }}"}}
	fix.bare(rule.deny) == set() with input as _workflow("push", calling) with data.karat.parameters as _parameters
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [{"on": null, "jobs": null}, {"jobs": ["${{ secrets.A }}"]}, {"jobs": {"a": null}}, {"kind": "Pod"}] {
		fix.bare(rule.deny) == set() with input as file with data.karat.parameters as _parameters
	}
}
