package github_actions.adhoc_packages_test

import data.github_actions.adhoc_packages as rule
import data.lib.fix

_workflow(script) := {"on": "push", "jobs": {"build": {"steps": [{"run": script}]}}}

_finding(packages) := {
	"message": sprintf("job \"build\", step 1 installs %s past the lockfile", [packages]),
	"at": ["jobs", "build", "steps", 0, "run"],
}

test_finds_packages_by_name if {
	every script, packages in {
		"gem install rake": "rake",
		"sudo gem install rake rspec": "rake, rspec",
		"gem i rake:13.0.6": "rake:13.0.6",
		"gem install rake -v 13.0.6 --no-document": "rake",
		"npm install lodash": "lodash",
		"npm i -g 'oxlint@^1.55.0'": "oxlint@^1.55.0",
		"npm --prefix web add @acme/x@1.0.0": "@acme/x@1.0.0",
		"npm install --no-fund oxlint@1.55.0": "oxlint@1.55.0",
		"yarn add a": "a",
		"yarn global add a": "a",
		"yarn workspace web add -D a": "a",
		"pnpm --filter web add a": "a",
		"pnpm i a": "a",
		"bundle add rake --group test": "rake",
		"npm ci && npm install x@${{ matrix.version }}": "x@${…}",
		"cd web\nCI=1 npm install \\\n  a": "a",
	} {
		fix.bare(rule.deny) == {_finding(packages)} with input as _workflow(script)
	}
	fix.bare(rule.deny) == {_finding("a"), _finding("b")} with input as _workflow("npm i a\necho x\ngem install b")
}

test_finds_them_in_composite_actions if {
	{finding.at | some finding in rule.deny} == {["runs", "steps", 0, "run"]} with input as {"runs": {
		"using": "composite",
		"steps": [{"run": "gem install rake", "shell": "bash"}],
	}}
}

test_accepts_what_a_lockfile_says if {
	every script in [
		"npm ci",
		"npm install",
		"npm i --no-fund",
		"npm install --prefix web",
		"pnpm install --filter web",
		"yarn install",
		"bundle install",
		"gem build foo.gemspec",
		"gem install --help",
		"npm run install foo",
		"npm version add",
		"yarn run add x",
		"git add npm install",
		"echo npm install lodash",
		"# npm install lodash",
		"apt-get install npm yarn",
		"npm install ${{ inputs.flags }}",
	] {
		rule.deny == set() with input as _workflow(script)
	}
}

test_accepts_what_lies_on_the_disk if {
	every script in [
		"npm install .", "npm install ./packages/a", "npm i -g $(npm pack)", "npm i a.tgz", "npm install file:../x",
		"npm install acme@file:../acme", "gem install pkg/*.gem", "gem install foo-1.0.gem", "pnpm add ../a",
	] {
		rule.deny == set() with input as _workflow(script)
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [
		_workflow(["npm install x"]), _workflow(null), {"jobs": {"a": {"steps": ["npm install x"]}}}, {"jobs": null},
		{"kind": "Pod"},
	] {
		rule.deny == set() with input as file
	}
}
