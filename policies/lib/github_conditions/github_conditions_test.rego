package lib.github_conditions_test

import data.lib.github_conditions as conditions

test_finds_conditions_on_who_acted_last if {
	every text in [
		"github.actor == 'dependabot[bot]'", "${{ github['ACTOR'] == 'mystery[bot]' && success() }}",
		"'renovate[bot]' == github.triggering_actor", "github.event.pull_request.sender.login == 'x[bot]'",
		"github.actor_id == 49699333", "${{ github.actor_id == '49699333' }}",
		"startsWith(github.actor, 'dependabot')",
		"contains(fromJSON('[\"dependabot[bot]\", \"x\"]'), github.actor)", "contains(github.actor, '[bot]')",
	] {
		conditions.trusts_last_actor(text)
	}
}

test_accepts_other_conditions if {
	every text in [
		"github.event.pull_request.user.login == 'dependabot[bot]'", "github.actor == 'octocat'",
		"github.actor != 'dependabot[bot]'",
		"!contains(github.actor, '[bot]')", "github.actor_id == 1", "success()",
		"github.ref == 'refs/heads/bot'",
	] {
		not conditions.trusts_last_actor(text)
	}
}

test_knows_conditions_that_leave_forks_out if {
	every text in [
		"github.event.pull_request.head.repo.full_name == github.repository",
		"github.repository == github.event.pull_request.head.repo.full_name && success()",
		"${{ !github.event.pull_request.head.repo.fork }}",
		"github.event.workflow_run.event == 'push'",
		"always() && (github.event.pull_request.head.repo.full_name == github.repository)",
		"(github.event.workflow_run.event == 'push' || !github.event.pull_request.head.repo.fork) && success()",
		"github.event.workflow_run.event == 'push' && a || github.event.workflow_run.event == 'schedule'",
		"'a/b' == github.event.pull_request.head.repo.full_name",
		"github.event.workflow_run.event == 'push' && startsWith(github.event.workflow_run.display_title, 'chore(release)')",
		"github.event.workflow_run.event == 'push' && inputs.a != 'R&D || (b'", "(success() && ((github.event.workflow_run.event == 'push')))",
	] {
		conditions.leaves_forks_out(text)
	}
	every text in [
		"github.event.pull_request.head.repo.full_name != github.repository",
		"github.event.pull_request.head.repo.fork",
		"github.event.workflow_run.event == 'push' || inputs.all",
		"contains(github.event.pull_request.labels.*.name, 'safe')",
		"${{ !(github.event.pull_request.head.repo.full_name == github.repository) }}",
		"(github.event.pull_request.head.repo.full_name == github.repository) == false",
		"github.event.pull_request.head.repo.owner.login == github.event.pull_request.user.login",
		"github.event.pull_request.head.repo.owner.login == github.actor",
		"${{ github.event.workflow_run.event == 'push' }}\n", "${{ github.event.workflow_run.event == 'push' }} && true",
		"(github.event.workflow_run.event == 'push') || (inputs.all)", "(a) || !(github.event.workflow_run.event == 'push')",
		"github.event.workflow_run.event == 'push'(", "", "inputs.a == '&& github.event.workflow_run.event == push'",
	] {
		not conditions.leaves_forks_out(text)
	}
}

test_knows_conditions_on_the_author if {
	every text in [
		"github.event.pull_request.user.login == 'dependabot[bot]' && success()",
		"${{ github.event.issue.author_association == 'MEMBER' }}",
		"contains(fromJSON('[\"OWNER\", \"MEMBER\"]'), github.event.pull_request.author_association)",
	] {
		conditions.names_the_author(text)
	}
	every text in [
		"github.actor == 'dependabot[bot]'", "github.event.pull_request.user.login != 'x'",
		"github.event.pull_request.user.login == 'x' || inputs.all",
		"!contains(fromJSON('[\"OWNER\", \"MEMBER\"]'), github.event.pull_request.author_association)",
		"!(github.event.pull_request.user.login == 'x')",
		"github.event.pull_request.author_association == 'CONTRIBUTOR'", "github.event.comment.author_association == 'OWNER'",
	] {
		not conditions.names_the_author(text)
	}
}

test_knows_conditions_that_leave_strangers_out if {
	conditions.leaves_strangers_out("github.event.pull_request.user.login == 'x'")
	conditions.leaves_strangers_out("!github.event.pull_request.head.repo.fork")
	not conditions.leaves_strangers_out("github.actor == 'x'")
}

test_knows_conditions_that_need_a_merge if {
	every text in [
		"github.event.pull_request.merged", "${{ github.event.pull_request.merged == true }}",
		"github.repository == 'a/b' && github.event.pull_request.merged_by != ''",
		"github.event.pull_request.merged == true && (github.event.action == 'closed' || (inputs.a || contains(toJSON(inputs.x), 'b')))",
	] {
		conditions.needs_a_merge(text)
	}
	every text in [
		"github.event.pull_request.merged == false", "!github.event.pull_request.merged",
		"github.event.pull_request.merged || github.event.action == 'opened'",
		"github.event.action == 'closed'", "inputs.all || github.event.pull_request.merged == true",
	] {
		not conditions.needs_a_merge(text)
	}
}

test_knows_conditions_that_ask_for_a_name if {
	every text in [
		"github.ref == 'refs/heads/main'", "startsWith(github.ref, 'refs/tags/') && a", "github.ref_name == 'main'",
		"${{ github.ref_type == 'tag' }}", "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)",
	] {
		conditions.needs_a_name(text)
	}
	every text in ["startsWith(github.ref, 'refs/heads/')", "github.ref != 'refs/heads/main'", "github.ref == 'refs/pull/1/merge'", "github.ref_name == 'main' || a"] {
		not conditions.needs_a_name(text)
	}
}

test_knows_conditions_that_shut_events_out if {
	conditions.leaves_events_out("github.event_name == 'pull_request'", {"pull_request_target"})
	conditions.leaves_events_out("a && github.event_name != 'pull_request_target'", {"pull_request_target"})
	conditions.leaves_events_out("github.event_name == 'push' || github.event_name == 'workflow_dispatch'", {"pull_request"})
	every text in [
		"github.event_name == 'pull_request_target'", "github.event_name != 'push'", "!(github.event_name == 'push')",
		"github.event_name == 'push' || a",
	] {
		not conditions.leaves_events_out(text, {"pull_request_target"})
	}
	not conditions.leaves_events_out("github.event_name != 'workflow_run'", {"pull_request_target", "workflow_run"})
	not conditions.leaves_events_out("github.event_name != 'push'", set())
}

test_knows_what_a_job_is_skipped_with if {
	jobs := {
		"check": {"if": "a"},
		"build": {"needs": "check"},
		"test": {"needs": ["build", "lint"], "if": "b"},
		"lint": {},
		"report": {"needs": ["test"], "if": "always() && c"},
	}
	conditions.required_by(jobs, "check") == {"a"}
	conditions.required_by(jobs, "build") == {"a"}
	conditions.required_by(jobs, "test") == {"a", "b"}
	conditions.required_by(jobs, "lint") == set()
	conditions.required_by(jobs, "report") == {"always() && c"}
	conditions.required_by({}, "check") == set()
}

test_knows_conditions_that_never_hold if {
	every text in ["false", "${{ false && github.ref == 'x' }}", "always() && false", "(false || false)"] {
		conditions.never_holds(text)
	}
	every text in ["!false", "false || github.ref == 'x'", "inputs.x == false", "false == false", "'false'", "x != 'false'"] {
		not conditions.never_holds(text)
	}
}

test_what_open_pull_requests_lack_leaves_none_out if {
	every text in ["github.event.pull_request.merged_at == null", "github.event.pull_request.milestone == null"] {
		not conditions.leaves_pull_requests_out(text)
	}
	every text in ["github.event.pull_request == null", "github.event.pull_request.number == null", "github.head_ref == ''"] {
		conditions.leaves_pull_requests_out(text)
	}
}
