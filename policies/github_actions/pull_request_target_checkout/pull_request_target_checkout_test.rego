package github_actions.pull_request_target_checkout_test

import data.github_actions.pull_request_target_checkout as rule
import data.lib.fix

_workflow(event, step) := {"on": event, "jobs": {"build": {"steps": [step]}}}

_checkout(ref) := {"uses": "actions/checkout@v4", "with": {"ref": ref}}

_found(name) := {{
	"message": "job \"build\", step 1 checks out the code of a stranger with the rights of the repository",
	"at": ["jobs", "build", "steps", 0, "with", name],
}}

test_finds_the_head_of_a_pull_request if {
	fix.bare(rule.deny) == _found("ref") with input as _workflow(
		"pull_request_target",
		_checkout("${{ github.event.pull_request.head.sha }}"),
	)
	fix.bare(rule.deny) == _found("ref") with input as _workflow(["pull_request_target"], _checkout("${{ github['head_ref'] }}"))
	fix.bare(rule.deny) == _found("ref") with input as _workflow(
		{"issue_comment": null},
		_checkout("refs/pull/${{ github.event.issue.number }}/merge"),
	)
	fix.bare(rule.deny) == _found("ref") with input as _workflow(
		"workflow_run",
		_checkout("${{ github.event.workflow_run.head_sha }}"),
	)
}

test_finds_the_repository_of_a_pull_request if {
	fix.bare(rule.deny) == _found("repository") with input as _workflow("pull_request_target", {
		"uses": "actions/checkout@v4",
		"with": {"repository": "${{ github.event.pull_request.head.repo.full_name }}"},
	})
}

test_finds_a_step_once if {
	fix.bare(rule.deny) == _found("ref") with input as _workflow("pull_request_target", {
		"uses": "actions/checkout@v4",
		"with": {"repository": "${{ github.event.pull_request.head.repo.full_name }}", "ref": "${{ github.head_ref }}"},
	})
}

_aside(inputs, others) := {"on": "pull_request_target", "jobs": {"build": {"steps": array.concat(
	[object.union(
		_checkout("${{ github.head_ref }}"),
		{"with": inputs},
	)],
	others,
)}}}

test_accepts_code_that_is_put_aside_as_data if {
	inputs := {"path": "./theirs", "persist-credentials": false}
	every others in [
		[], [{"run": "diff -r theirs/docs docs\ngit -C theirs log -1 && ls"}], [{"run": "npm ci"}, {"uses": "actions/cache@v4"}],
		[{"run": "diff -r theirs docs 2>&1 >> $GITHUB_STEP_SUMMARY"}],
		[{"run": "if ! grep -q x theirs/a; then exit 1; fi", "name": "Look at theirs"}],
	] {
		rule.deny == set() with input as _aside(inputs, others)
	}
}

test_finds_code_that_is_put_aside_and_used if {
	inputs := {"path": "theirs", "persist-credentials": "false"}
	every others in [
		[{"run": "make -C theirs"}], [{"run": "make", "working-directory": "theirs"}], [{"uses": "./theirs/action"}],
		[{"run": "cp -r theirs/src src && npm ci"}], [{"uses": "a/b@v1", "with": {"path": "theirs/"}}],
		[{"run": "cd \"$D\" && make", "env": {"D": "theirs"}}], [{"run": "cat theirs/i.sh > i.sh"}],
		[{"run": "cat theirs/i.sh | sh"}], [{"run": "eval $(cat theirs/env)"}], [{"run": ". theirs/env"}],
		[{"run": "cat theirs/a | sed s/x/y/ > b"}], [{"run": "echo v=$(cat theirs/v) >> $GITHUB_ENV"}],
	] {
		fix.bare(rule.deny) == _found("ref") with input as _aside(inputs, others)
	}
	every less in [{"path": "theirs"}, {"path": ".", "persist-credentials": false}, {"persist-credentials": false}] {
		fix.bare(rule.deny) == _found("ref") with input as _aside(less, [])
	}
	with_defaults := object.union(_aside(inputs, [{"run": "make"}]), {"defaults": {"run": {"working-directory": "theirs"}}})
	fix.bare(rule.deny) == _found("ref") with input as with_defaults
}

test_finds_scripts_that_fetch if {
	fix.bare(rule.deny) == {{
		"message": "job \"build\", step 1 fetches the code of a stranger with the rights of the repository",
		"at": ["jobs", "build", "steps", 0, "run"],
	}} with input as _workflow("pull_request_target", {"run": "gh pr checkout \"$NUMBER\" && make"})
}

test_accepts_the_base_of_a_pull_request if {
	rule.deny == set() with input as _workflow("pull_request_target", {"uses": "actions/checkout@v4"})
	rule.deny == set() with input as _workflow(
		"pull_request_target",
		_checkout("${{ github.event.pull_request.base.sha }}"),
	)
}

test_accepts_events_without_rights if {
	rule.deny == set() with input as _workflow("pull_request", _checkout("${{ github.head_ref }}"))
}

test_accepts_workflows_without_steps if {
	rule.deny == set() with input as {"on": "pull_request_target", "jobs": {"call": {"uses": "a/b@v1"}}}
}

test_finds_the_way_through_environments_and_outputs if {
	fix.bare(rule.deny) == _found("ref") with input as {"on": "pull_request_target", "jobs": {"build": {
		"env": {"SHA": "${{ github.event.pull_request.head.sha }}"},
		"steps": [_checkout("${{ env.SHA }}")],
	}}}
	found := {{
		"message": "job \"build\", step 2 checks out the code of a stranger with the rights of the repository",
		"at": ["jobs", "build", "steps", 1, "with", "ref"],
	}}
	every step in [
		{"id": "pr", "run": "echo sha=${{ github.event.pull_request.head.sha }} >> $GITHUB_OUTPUT"},
		{"id": "pr", "uses": "xt0rted/pull-request-comment-branch@v3"},
	] {
		fix.bare(rule.deny) == found with input as {"on": "issue_comment", "jobs": {"build": {"steps": [
			step,
			_checkout("${{ steps.pr.outputs.sha }}"),
		]}}}
	}
}

test_finds_git_commands if {
	every run in [
		"git checkout ${{ github.event.pull_request.head.sha }}",
		"git fetch origin \"$SHA\" && git checkout FETCH_HEAD",
		"git clone https://github.com/${{ github.event.pull_request.head.repo.full_name }}",
		"git -C x fetch origin pull/1/head && git -C x merge FETCH_HEAD", "git pull origin pull/1/head",
	] {
		count(rule.deny) == 1 with input as _workflow("pull_request_target", {
			"run": run,
			"env": {"SHA": "${{ github.event.pull_request.head.sha }}"},
		})
	}
}

test_accepts_git_commands_on_ones_own if {
	every run in ["git fetch origin pull/1/head && git diff FETCH_HEAD", "git checkout main", "git fetch origin \"$GITHUB_SHA\"", "git commit -m ${{ github.event.number }}"] {
		rule.deny == set() with input as _workflow("pull_request_target", {"run": run})
	}
}

test_accepts_conditions_that_leave_forks_out if {
	every condition in [
		"github.event.pull_request.head.repo.full_name == github.repository",
		"${{ !github.event.pull_request.head.repo.fork }}",
		"github.event.workflow_run.event == 'push' && success()",
	] {
		rule.deny == set() with input as _workflow(
			"pull_request_target",
			object.union(_checkout("${{ github.head_ref }}"), {"if": condition}),
		)
	}
	fix.bare(rule.deny) == _found("ref") with input as _workflow(
		"pull_request_target",
		object.union(
			_checkout("${{ github.head_ref }}"),
			{"if": "github.event.pull_request.head.repo.full_name == github.repository || inputs.all"},
		),
	)
}

test_accepts_what_runs_after_the_merge_or_for_other_events if {
	every condition in [
		"github.event.pull_request.merged == true", "github.event_name == 'pull_request'",
		"${{ github.event_name != 'pull_request_target' }}",
	] {
		rule.deny == set() with input as _conditional(condition)
	}
	every condition in [
		"!(github.event.pull_request.head.repo.full_name == github.repository)", "github.event_name != 'push'",
		"github.event_name == 'push'",
		"!contains(fromJSON('[\"OWNER\"]'), github.event.pull_request.author_association)",
	] {
		fix.bare(rule.deny) == _found("ref") with input as _conditional(condition)
	}
}

_conditional(condition) := {"on": ["pull_request", "pull_request_target"], "jobs": {"build": {
	"if": condition,
	"steps": [_checkout("${{ github.head_ref }}")],
}}}

_looked_up(step, ref) := {"on": "issue_comment", "jobs": {"build": {"steps": [_checkout(ref), object.union(step, {"id": "get"})]}}}

test_finds_pull_requests_that_are_looked_up if {
	every text in [
		"const {data: pr} = await github.rest.pulls.get({});\ncore.setOutput('sha', pr.head.sha)",
		"const pr = await github.request('GET /repos/{owner}/{repo}/pulls/1');\nreturn pr.data.head.sha",
	] {
		fix.bare(rule.deny) == _found("ref") with input as _looked_up(_script(text), "${{ steps.get.outputs.sha }}")
	}
	every text in [
		"core.setOutput('sha', pr.head.sha); core.setOutput('base', await github.rest.pulls.get({}).base.sha)",
		"return (await github.rest.repos.getCommit({})).head", "(await github.rest.pulls.get({})).data.number",
	] {
		rule.deny == set() with input as _looked_up(_script(text), "${{ steps.get.outputs.base }}")
	}
}

_script(text) := {"uses": "actions/github-script@v7", "with": {"script": text}}

test_finds_pull_requests_that_a_request_looks_up if {
	step := {"uses": "octokit/request-action@v2", "with": {"route": "GET /repos/{repo}/pulls/{number}"}}
	fix.bare(rule.deny) == _found("ref") with input as _looked_up(step, "${{ fromJSON(steps.get.outputs.data).head.ref }}")
	rule.deny == set() with input as _looked_up(step, "${{ fromJSON(steps.get.outputs.data).base.ref }}")
}

test_accepts_conditions_on_the_author if {
	rule.deny == set() with input as _workflow(
		"pull_request_target",
		object.union(_checkout("${{ github.head_ref }}"), {"if": "github.event.pull_request.user.login == 'dependabot[bot]'"}),
	)
}

_of_version(version, inputs) := {
	"uses": sprintf("actions/checkout@%s", [version]),
	"with": object.union({"ref": "${{ github.head_ref }}"}, inputs),
}

test_accepts_versions_of_checkout_that_refuse if {
	every version in ["v7", "v7.0.1", "v6.1.0", "v4.4", "3d3c42e5aac5ba805825da76410c181273ba90b1"] {
		rule.deny == set() with input as _workflow("pull_request_target", _of_version(version, {}))
		fix.bare(rule.deny) == _found("ref") with input as _workflow(
			"pull_request_target",
			_of_version(version, {"allow-unsafe-pr-checkout": true}),
		)
		fix.bare(rule.deny) == _found("ref") with input as _workflow("issue_comment", _of_version(version, {}))
	}
	every version in ["v6", "v6.0.3", "v4", "v4.3.1", "main", "de0fac2e4500dabe0009e67214ff5f5447ce83dd"] {
		fix.bare(rule.deny) == _found("ref") with input as _workflow("pull_request_target", _of_version(version, {}))
	}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}

_guarded(condition, needs) := {"on": "pull_request_target", "jobs": {
	"check": {"if": condition, "steps": []},
	"build": object.union(needs, {"steps": [_checkout("${{ github.head_ref }}")]}),
}}

test_accepts_jobs_that_are_skipped_with_one_for_known_people if {
	own := "github.event.pull_request.head.repo.full_name == github.repository"
	rule.deny == set() with input as _guarded(own, {"needs": "check"})
	rule.deny == set() with input as _guarded(own, {"needs": ["check"], "if": "needs.check.outputs.a == 'b'"})
	every needs in [{}, {"needs": "check", "if": "always()"}, {"needs": ["check"], "if": "${{ !cancelled() }}"}] {
		fix.bare(rule.deny) == _found("ref") with input as _guarded(own, needs)
	}
	fix.bare(rule.deny) == _found("ref") with input as _guarded("github.actor != 'x'", {"needs": "check"})
}

_call(events, job) := {"documents": {"github_workflow": [
	{"path": ".github/workflows/a.yml", "value": {"on": events, "jobs": {"build": object.union(
		{"uses": "./.github/workflows/b.yml", "with": {"ref": "${{ github.head_ref }}"}},
		job,
	)}}},
	{"path": ".github/workflows/b.yml", "value": {
		"on": {"workflow_call": {"inputs": {"ref": {}}}},
		"jobs": {"build": {"env": {"REF": "${{ inputs.ref }}"}, "steps": [_checkout("${{ env.REF }}")]}},
	}},
]}}

test_finds_what_a_workflow_hands_over if {
	fix.bare(rule.deny) == {{
		"message": concat(" ", [
			"job \"build\", step 1 checks out the code of a stranger",
			"with the rights that .github/workflows/a.yml has",
		]),
		"at": ["documents", "github_workflow", 1, "value", "jobs", "build", "steps", 0, "with", "ref"],
	}} with input as _call("pull_request_target", {})
	rule.deny == set() with input as _call("pull_request", {})
	rule.deny == set() with input as _call("pull_request_target", {"with": {"ref": "${{ github.sha }}"}})
	rule.deny == set() with input as _call("pull_request_target", {"if": "!github.event.pull_request.head.repo.fork"})
}

_looked_up(script, more) := {"on": "issue_comment", "jobs": {"build": {"steps": [
	{"id": "pr", "uses": "actions/github-script@v8", "with": {"script": concat("\n", [
		"const {data: pull} = await github.rest.pulls.get({pull_number: context.issue.number})",
		script,
		"core.setOutput('sha', pull.head.sha)",
	])}},
	object.union(_checkout("${{ steps.pr.outputs.sha }}"), more),
]}}}

_unsure := {{
	"message": concat("", [
		"job \"build\", step 2 checks out the code of a stranger with the rights of the repository, ",
		"unless job \"build\", step \"pr\", which asks where a pull request comes from, leaves forks out",
	]),
	"at": ["jobs", "build", "steps", 1, "with", "ref"],
}}

test_does_not_know_what_scripts_say_of_forks if {
	every script in [
		"if (pull.head.repo.full_name !== `${context.repo.owner}/${context.repo.repo}`) { core.setFailed('fork'); return }",
		"if (pull.head.repo?.fork) throw new Error('fork')",
		"const from = pull.head.repo.full_name\nif (own != from) process.exit(1)",
	] {
		rule.unknown == _unsure with input as _looked_up(script, {})
		rule.deny == set() with input as _looked_up(script, {})
	}
	said := "core.setOutput('own', pull.head.repo.full_name === process.env.GITHUB_REPOSITORY)"
	rule.unknown == _unsure with input as _looked_up(said, {"if": "steps.pr.outputs.own == 'true'"})
	every script in [
		"core.info(pull.head.repo.full_name)",
		"core.setOutput('repo', pull.head.repo.full_name)\nif (pull.merged) core.setFailed('x')",
		said,
	] {
		count(rule.deny) == 1 with input as _looked_up(script, {})
		rule.unknown == set() with input as _looked_up(script, {})
	}
}

test_does_not_know_what_commands_say_of_forks if {
	guard := "test \"$(gh pr view 3 --json isCrossRepository -q .isCrossRepository)\" = false || exit 1"
	rule.deny == set() with input as _workflow("issue_comment", {"run": concat("\n", [guard, "gh pr checkout 3"])})
	count(rule.unknown) == 1 with input as _workflow("issue_comment", {"run": concat("\n", [guard, "gh pr checkout 3"])})
	count(rule.deny) == 1 with input as {"on": "issue_comment", "jobs": {"build": {"steps": [
		{"run": "gh pr checkout 3"},
		{"run": guard},
	]}}}
}

test_does_not_know_what_a_shell_makes_of_the_repository if {
	asked := "gh api repos/acme/web/pulls/3 --jq .head.repo.full_name"
	taken := sprintf("from=$(%s)", [asked])
	every guard in [
		[taken, "if [ \"$from\" = \"$GITHUB_REPOSITORY\" ]", "then", "  echo ours", "else", "  exit 1", "fi"],
		[taken, "[[ $GITHUB_REPOSITORY == \"${from}\" ]] || exit 1"],
		[sprintf("test \"$(%s)\" = \"$GITHUB_REPOSITORY\" || exit 1", [asked])],
	] {
		workflow := _workflow("issue_comment", {"run": concat("\n", array.concat(guard, ["gh pr checkout 3"]))})
		rule.deny == set() with input as workflow
		count(rule.unknown) == 1 with input as workflow
	}
	every guard in [
		[taken, "if [ -z \"$from\" ]; then", "  exit 1", "fi"],
		[taken, "if [ \"$TOKEN\" = \"\" ]; then", "  exit 1", "fi"],
		[taken, "echo \"from = $from\""],
	] {
		workflow := _workflow("issue_comment", {"run": concat("\n", array.concat(guard, ["gh pr checkout 3"]))})
		count(rule.deny) == 1 with input as workflow
		rule.unknown == set() with input as workflow
	}
}

test_finds_code_behind_ends_over_other_things if {
	asked := "gh pr view 3 --json isCrossRepository,title"
	other := concat("\n", [asked, "if [ -z \"$TOKEN\" ]; then", "  echo 'no token'", "  exit 1", "fi", "gh pr checkout 3"])
	count(rule.deny) == 1 with input as _workflow("issue_comment", {"run": other})
	rule.unknown == set() with input as _workflow("issue_comment", {"run": other})
	kept := concat("\n", [concat("", ["cross=$(", asked, ")"]), "if [[ $cross == *true* ]]; then", "  exit 1", "fi", "gh pr checkout 3"])
	rule.deny == set() with input as _workflow("issue_comment", {"run": kept})
	count(rule.unknown) == 1 with input as _workflow("issue_comment", {"run": kept})
}

_after(script, more) := {"on": "pull_request_target", "jobs": {
	"guard": {"steps": [{"id": "a", "run": script}]},
	"build": object.union({"steps": [_checkout("${{ github.event.pull_request.head.sha }}")]}, more),
}}

test_does_not_know_what_a_job_before_says_of_forks if {
	said := "own=$(gh pr view 3 --json isCrossRepository -q .isCrossRepository)\necho own=$own >> $GITHUB_OUTPUT"
	every workflow in [
		_after(said, {"needs": "guard", "if": "needs.guard.outputs.own == 'false'"}),
		_after(concat("\n", [said, "[ $own = false ] || exit 1"]), {"needs": ["guard"]}),
	] {
		rule.deny == set() with input as workflow
		count(rule.unknown) == 1 with input as workflow
	}
	every workflow in [
		_after(said, {"needs": "guard"}),
		_after(said, {"if": "needs.guard.outputs.own == 'false'"}),
		_after("make", {"needs": "guard", "if": "needs.guard.outputs.own == 'false'"}),
	] {
		count(rule.deny) == 1 with input as workflow
		rule.unknown == set() with input as workflow
	}
}
