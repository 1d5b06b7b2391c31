package github_actions.use_trusted_publishing_test

import data.github_actions.use_trusted_publishing as rule
import data.lib.fix

_workflow(job) := {"on": "push", "jobs": {"ship": object.union({"runs-on": "ubuntu-24.04"}, job)}}

_run(run) := _workflow({"steps": [{"run": run}]})

_found(what) := {{
	"message": sprintf("job \"ship\", step 1 publishes to %s with a token of its own", [what]),
	"at": ["jobs", "ship", "steps", 0, "run"],
}}

test_finds_commands_that_need_a_token if {
	fix.bare(rule.deny) == _found("npm") with input as _run("npm publish --access public")
	fix.bare(rule.deny) == _found("npm") with input as _run("npm publish --registry https://registry.npmjs.org/")
	fix.bare(rule.deny) == _found("npm") with input as _run("pnpm -r publish --access public")
	fix.bare(rule.deny) == _found("PyPI") with input as _run("python -m twine upload dist/*")
	fix.bare(rule.deny) == _found("crates.io") with input as _run("cargo publish")
	fix.bare(rule.deny) == _found("RubyGems") with input as _run("gem push x.gem")
	fix.bare(rule.deny) == _found("NuGet") with input as _run("dotnet nuget push x.nupkg --source https://api.nuget.org/v3/index.json")
}

test_finds_actions_with_a_token if {
	fix.bare(rule.deny) == {{
		"message": "job \"ship\", step 1 publishes with a token of its own",
		"at": ["jobs", "ship", "steps", 0, "with", "password"],
	}} with input as _workflow({"steps": [{
		"uses": "pypa/gh-action-pypi-publish@v1.13.0",
		"with": {"password": "${{ secrets.PYPI }}"},
	}]})
}

_with_token(at) := {{
	"message": "job \"ship\", step 1 publishes with a token of its own",
	"at": array.concat(["jobs", "ship", "steps", 0], at),
}}

test_finds_tools_that_are_given_a_variable if {
	secret := {"NPM_TOKEN": "${{ secrets.NPM_TOKEN }}"}
	asking := {"permissions": {"id-token": "write"}}
	changesets := {"uses": "changesets/action@v1", "with": {"publish": "pnpm release"}}
	semantic := {"run": "npx semantic-release"}
	given := object.union(changesets, {"env": secret})
	rule.deny == _with_token(["env", "NPM_TOKEN"]) with input as _workflow({"steps": [given]})
	rule.deny == _with_token(["env", "NPM_TOKEN"]) with input as _workflow(object.union(asking, {"steps": [given]}))
	rule.deny == _with_token(["uses"]) with input as _workflow({"env": secret, "steps": [changesets]})
	rule.deny == _with_token(["run"]) with input as _workflow({"env": secret, "steps": [semantic]})
	newer := {"uses": "changesets/action@v2", "with": {"publish-script": "pnpm release"}}
	rule.deny == _with_token(["uses"]) with input as _workflow({"env": secret, "steps": [newer]})
	rule.deny == set() with input as _workflow(object.union(asking, {"env": secret, "steps": [semantic]}))
	rule.deny == set() with input as _workflow({"steps": [changesets, semantic]})
	rule.deny == set() with input as _workflow({"env": secret, "steps": [{"uses": "changesets/action@v1"}, {"run": "npm test"}]})
	rule.deny == set() with input as _workflow({"env": {"NPM_TOKEN": "${{ secrets.GITHUB_TOKEN }}"}, "steps": [changesets]})
}

test_finds_trusted_publishing_switched_off if {
	fix.bare(rule.deny) == {{
		"message": "job \"ship\", step 1 publishes with a token of its own",
		"at": ["jobs", "ship", "steps", 0, "with", "setup-trusted-publisher"],
	}} with input as _workflow({"steps": [{
		"uses": "rubygems/release-gem@v1",
		"with": {"setup-trusted-publisher": false},
	}]})
}

test_accepts_jobs_that_ask_for_an_identity if {
	rule.deny == set() with input as _workflow({"permissions": {"id-token": "write"}, "steps": [{"run": "npm publish"}]})
	rule.deny == set() with input as object.union(_run("npm publish"), {"permissions": {"id-token": "write"}})
	rule.deny == set() with input as _workflow({"steps": [{"uses": "pypa/gh-action-pypi-publish@v1.13.0"}]})
}

test_accepts_other_registries if {
	every run in [
		"npm publish --registry https://npm.pkg.github.com", "twine upload -r internal dist/*",
		"cargo publish --registry acme",
		"dotnet nuget push x.nupkg -s github", "npm publish --dry-run",
	] {
		rule.deny == set() with input as _run(run)
	}
	rule.deny == set() with input as _workflow({"steps": [
		{"uses": "actions/setup-node@v4", "with": {"registry-url": "https://npm.pkg.github.com"}},
		{"run": "npm publish"},
	]})
	rule.deny == set() with input as _workflow({
		"env": {"TWINE_REPOSITORY_URL": "https://pypi.example.com"},
		"steps": [{"run": "twine upload dist/*"}],
	})
	rule.deny == set() with input as _workflow({"steps": [{
		"uses": "pypa/gh-action-pypi-publish@v1.13.0",
		"with": {"password": "x", "repository-url": "https://pypi.example.com"},
	}]})
}

_publish(token) := _workflow({"steps": [{"run": "npm publish", "env": {"NODE_AUTH_TOKEN": token}}]})

test_accepts_the_token_of_the_job if {
	rule.deny == set() with input as _publish("${{secrets.GITHUB_TOKEN}}")
	fix.bare(rule.deny) == _found("npm") with input as _publish("${{ secrets.NPM_TOKEN }}")
}

test_finds_a_key_beside_the_token_of_the_job if {
	own := {"GITHUB_TOKEN": "${{ secrets.GITHUB_TOKEN }}"}
	key := {"NODE_AUTH_TOKEN": "${{ secrets.NPM_TOKEN }}"}
	both := object.union(own, key)
	fix.bare(rule.deny) == _found("npm") with input as _workflow({"steps": [{"run": "npm publish", "env": both}]})
	rule.deny == set() with input as _workflow({"steps": [{"run": "npm publish", "env": own}]})
	push := "nuget push x.nupkg -ApiKey ${{ secrets.NUGET }}"
	fix.bare(rule.deny) == _found("NuGet") with input as _workflow({"steps": [{"run": push, "env": own}]})
}

test_tells_a_key_from_a_registry if {
	every key in ["${{secrets.NUGET}}", "${{ secrets.NUGET }}"] {
		nuget_org := sprintf("nuget push *.nupkg -Source 'https://api.nuget.org/v3/index.json' -ApiKey %s", [key])
		fix.bare(rule.deny) == _found("NuGet") with input as _run(nuget_org)
		fix.bare(rule.deny) == _found("NuGet") with input as _run(sprintf("dotnet nuget push x.nupkg -k %s -s nuget.org", [key]))
		rule.deny == set() with input as _run(sprintf("nuget push x.nupkg -Source https://nuget.acme.example -ApiKey %s", [key]))
		rule.deny == set() with input as _run(sprintf("nuget push x.nupkg -Source acme -ApiKey %s", [key]))
		rule.deny == set() with input as _run(sprintf("nuget push x.nupkg -source ${{vars.FEED}} -apikey %s", [key]))
	}
	rule.deny == set() with input as _run("dotnet nuget push x.nupkg -k ${{secrets.GITHUB_TOKEN}}")
	rule.deny == set() with input as _workflow({"steps": [
		{"uses": "actions/setup-node@v4", "with": {"registry-url": "${{ vars.REGISTRY }}"}},
		{"run": "npm publish"},
	]})
}

test_accepts_jobs_that_do_not_publish if {
	rule.deny == set() with input as _run("npm test")
	rule.deny == set() with input as _run("docker push acme/x:1")
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
