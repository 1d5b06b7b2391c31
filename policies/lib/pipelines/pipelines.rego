# METADATA
# title: Pipelines
# description: >-
#   What CI does before a change is merged, from the fact pipelines. Rules that ask `before_merge` on GitHub see more where
#   their documents have github_workflow.
package lib.pipelines

import data.lib.asides
import data.lib.azure_pipelines
import data.lib.github
import data.lib.github_conditions as conditions
import data.lib.github_scripts as scripts
import data.lib.lists

# The pipelines of the repository. What stands in a template or an example is for other repositories, unless one of the repository's
# own includes it: parts of a pipeline of GitLab often stand in `templates`.
own := [pipeline |
	some pipeline in input.facts.pipelines
	object.get(pipeline, "path", "") in _own_paths
]

_own_paths := graph.reachable(object.union({path: set() | some path in _paths}, _included), {path |
	some path in _paths
	not _is_for_others(path)
})

_paths := {object.get(pipeline, "path", "") | some pipeline in input.facts.pipelines}

_for_others := {path | some path in _paths; _is_for_others(path)}

_is_for_others(path) if asides.is_template(path)

_is_for_others(path) if asides.is_aside(path)

# The files that a pipeline includes, as `./templates/test.yml` or `./templates/*.yml`.
_included[pipeline.path] contains path if {
	count(_for_others) > 0
	some pipeline in input.facts.pipelines
	some use in pipeline.uses
	startswith(use.ref, "./")
	some path in _meant(trim_prefix(use.ref, "./"))
}

_meant(path) := {other | some other in _for_others; glob.match(path, ["/"], other)} if {
	contains(path, "*")
} else := {path}

# Pipelines that run for a change before it is merged, with those of their jobs that do. A job does nothing there, and is `idle`,
# where the steps that it has for later are all but those that get it ready; what only such steps do, it does not do there.
before_merge := [object.union(pipeline, {"jobs": jobs}) |
	some pipeline in own
	_is_before_merge(pipeline)
	jobs := [_before(job, steps, _late_steps(pipeline, steps)) |
		some job in pipeline.jobs
		not _is_late(pipeline, job)
		steps := _steps(pipeline, job)
	]
]

_before(job, _, late) := job if count(late) == 0

_before(job, steps, late) := object.union(job, _early_part(job, steps, late)) if count(late) > 0

_early_part(job, steps, late) := {"does": [], "idle": true} if {
	every at, step in steps {
		_does_nothing(at, step, late)
	}
} else := {key: _early_of(job, key, late) | some key in ["does", "tools"]}

_does_nothing(at, _, late) if at in late

_does_nothing(_, step, _) if _gets_ready(step)

_steps(pipeline, job) := [step |
	_names_actions(pipeline)
	some workflow in _workflows(pipeline)
	steps := github.jobs_of(workflow)[job.id].steps
	is_array(steps)
	some step in steps
]

# The places of the steps that are for later.
_late_steps(pipeline, steps) := {at |
	count(steps) > 0
	events := _early(pipeline)
	some at, step in steps
	is_string(step["if"])
	_waits(step["if"], events)
}

# What of a job's deeds or tools more than its late steps have; the fact tells of each step where some have conditions.
_early_of(job, key, late) := [own |
	some own in job[key]
	places := {step.at | some step in job.steps; own in step[key]}
	not _are_late(places, late)
]

_are_late(places, late) if {
	count(places) > 0
	count(places - late) == 0
}

_gets_ready(step) if {
	is_string(step.uses)
	regex.match(`^[\w.-]+/(checkout|cache(/\w+)?|setup-[\w.-]+|[\w.-]+-setup|login-action|(up|down)load-artifact)@`, step.uses)
}

_gets_ready(step) if {
	is_string(step.run)
	every command in scripts.commands_of(step.run) {
		regex.match(_preparing, command)
	}
}

_preparing := concat("", [
	`^(sudo\s+)?(echo|printf|cd|mkdir|cp|mv|rm|ls|cat|export|set|corepack|curl|wget|tar|unzip|chmod|git\s+(config|fetch)`,
	`|(apt|apt-get|apk|dnf|yum|brew)\s|(npm|pnpm)\s+(ci|i|install)\b|yarn(\s+install)?(\s+--\S+)*$|bun\s+(i|install)\b`,
	`|(python3?\s+-m\s+)?pip3?\s+install\b|(poetry|bundle|composer)\s+install\b|uv\s+(sync|pip\s+install|python)\b`,
	`|go\s+mod\s+(download|tidy)\b|cargo\s+fetch\b|rustup\s|dotnet\s+restore\b)`,
])

_workflows(pipeline) := [input.documents.github_workflow[index].value | some index in _places[pipeline.path]]

_places[document.path] contains index if some index, document in input.documents.github_workflow

_is_late(_, job) if job.late

# A job of GitHub, by its condition and by those of the jobs that it needs.
_is_late(pipeline, job) if {
	_names_actions(pipeline)
	some workflow in _workflows(pipeline)
	some condition in conditions.required_by(github.jobs_of(workflow), job.id)
	_waits(condition, _early(pipeline))
}

# Whether a job of GitHub never runs for some events, by the same conditions.
leaves_out(pipeline, job, events) if {
	count(events) > 0
	_names_actions(pipeline)
	some workflow in _workflows(pipeline)
	some condition in conditions.required_by(github.jobs_of(workflow), job.id)
	conditions.leaves_events_out(condition, events)
}

_waits(condition, _) if conditions.never_holds(condition)

_waits(condition, _) if conditions.needs_a_merge(condition)

# What `pull_request_target` starts runs on the branch that a change is for.
_waits(condition, events) if {
	not "pull_request_target" in events
	conditions.needs_a_name(condition)
}

_waits(condition, events) if conditions.leaves_events_out(condition, events)

_waits(condition, {"pull_request"}) if conditions.leaves_pull_requests_out(condition)

# The events that start it for a change.
_early(pipeline) := ({trigger | some trigger in pipeline.triggers} & {"merge_group", "pull_request", "pull_request_target"}) | {"push" |
	_starts_with_any_push(pipeline)
}

# What they do: "test", "lint" …
done_before_merge := {deed |
	some pipeline in before_merge
	some job in pipeline.jobs
	some deed in job.does
}

# The tools that some pipeline runs, whenever it runs.
tools := {tool |
	some pipeline in own
	some job in pipeline.jobs
	some tool in job.tools
}

# What some pipeline does, whenever it runs.
done := {deed |
	some pipeline in own
	some job in pipeline.jobs
	some deed in job.does
}

# Why it cannot be told what CI does before a merge: jobs that come from elsewhere, and systems whose files are not read.
hidden contains finding if {
	some pipeline in before_merge
	some finding in unseen_parts(pipeline)
}

hidden contains {"message": message, "at": []} if {
	some system in input.facts.ci
	not system in _read
	message := sprintf("what the files of %s do is not known", [system])
}

hidden contains prow

hidden contains finding if some finding in unread

# Pipelines of Jenkins in files of other names than `Jenkinsfile` and `Jenkinsfile.release`, as `Jenkinsfile-nightly`, those of
# Cloud Build in others than `cloudbuild.yaml`, and those of systems that the fact `ci` does not know.
unread := [{"message": sprintf("what %s does is not known", [path]), "at": ["files", path]} |
	some path, _ in input.files
	_is_unread(path)
	not regex.match(`(?i)(^|/)docs?/`, path)
	not _is_for_others(path)
]

_is_unread(path) if {
	contains(path, "Jenkinsfile")
	regex.match(`(^|/)Jenkinsfile[-_][\w-]+(\.groovy)?$`, path)
}

_is_unread(path) if {
	contains(path, "cloudbuild")
	regex.match(_of_cloud_build, path)
}

_is_unread(path) if {
	strings.any_prefix_match(path, _first_letters)
	regex.match(_other_systems, path)
}

# A pipeline of Azure may have any name; these are those that many have instead of `azure-pipelines.yml`.
_is_unread(path) if {
	strings.any_prefix_match(path, {".ado/", ".azure", ".vsts", "azure", "build/azure-pipelines/", "eng/pipelines/", "vsts"})
	regex.match(`^(\.?vsts[\w.-]*|\.?azure-?pipeline[\w.-]*|(\.ado|(build|eng)/(azure-)?pipelines)/[^/]+)\.ya?ml$`, path)
	not startswith(path, "azure-pipelines")
	not azure_pipelines.is_template(path)
}

_of_cloud_build := concat("|", [
	`^(\.?(ci|build|github)/)?(\.?cloudbuild/[^/]+|cloudbuild[-_.][\w.-]+|[\w-]+[-_.]cloudbuild)\.ya?ml$`,
	`^\.?(ci|build)/cloudbuild\.ya?ml$`,
])

_first_letters := {".", "b", "c", "g", "k", "w", "z"}

# Bazel CI, builds.sr.ht, Bitrise, Buildbot for Nix, Codefresh, Codemagic, Drone, Evergreen, Garnix, Kokoro, Taskcluster, Zuul.
_other_systems := concat("|", [
	`^\.bazelci/[^/]+\.ya?ml$`, `^\.builds?(/[^/]+)?\.ya?ml$`, `^\.drone\.(jsonnet|star)$`, `^\.evergreen(/[^/]+)?\.ya?ml$`,
	`^\.(taskcluster|zuul)\.ya?ml$`, `^zuul\.(yaml|d/.+\.yaml)$`, `^\.zuul\.d/.+\.yaml$`, `^\.?kokoro/.+\.cfg$`,
	`^(bitrise|codefresh|codemagic|wercker)\.ya?ml$`, `^garnix\.yaml$`, `^buildbot-nix\.toml$`,
])

# Prow and Gerrit read OWNERS; their jobs stand in a repository of their own.
prow := {"message": message, "at": ["files", "OWNERS"]} if {
	input.files.OWNERS
	message := "what Prow or Gerrit runs, which read OWNERS, is not in the repository"
}

# What a job does by targets that the project names itself is known by their names alone: a finding to say as `unknown`.
behind_targets(path, job) := {"message": message, "at": ["files", path], "line": job.line} if {
	runners := [tool | some tool in job.tools; tool in _runners]
	count(runners) > 0
	message := sprintf("what stands behind the targets of %s in job %q is not known", [concat(" and ", runners), job.id])
}

# The same for tools that test in all the environments of their own file where none is named, among which are often linters and
# what measures coverage.
behind_environments contains place if {
	some pipeline in before_merge
	some job in pipeline.jobs
	"test" in job.does
	tools := [tool | some tool in job.tools; tool in {"nox", "tox"}]
	place := behind_targets(pipeline.path, object.union(job, {"tools": tools}))
}

_runners := {
	"ant", "doit", "gmake", "inv", "invoke", "just", "mage", "make", "mise", "nox", "pants", "poe", "rake", "task",
	"tox",
}

# Whether a job builds or publishes an image.
makes_image(job) if {
	count({"build", "release"} & {deed | some deed in job.does}) > 0
	some tool in job.tools
	tool in _image_tools
}

_image_tools := {
	"apko", "buildah", "buildkit", "buildx", "copilot", "crane", "dagger", "docker", "docker-compose", "earthly",
	"gitlab-build", "jib", "kaniko", "ko", "nerdctl", "pack", "podman", "regctl", "skaffold", "skopeo", "tilt", "werf",
}

# Parts of a pipeline of which it is not seen what they do: [{"message", "at", "line"}].
unseen_parts(pipeline) := [] if {
	_is_for_people(pipeline)
} else := array.concat(
	[{"message": message, "at": ["files", pipeline.path], "line": job.line} |
		some job in pipeline.jobs
		is_foreign(pipeline, job)
		message := sprintf("job %q is %s, which is not in the repository", [job.id, job.uses])
	],
	[{"message": message, "at": ["files", pipeline.path], "line": use.line} |
		_takes_jobs(pipeline)
		some use in pipeline.uses
		message := _unseen(pipeline, use.ref)
	],
)

# What only runs when somebody writes an issue, or is called so because it sorts, greets or merges what people bring, has nothing
# to do with the code.
_is_for_people(pipeline) if {
	_names_actions(pipeline)
	count(pipeline.triggers) > 0
	every trigger in pipeline.triggers {
		trigger in {"discussion", "discussion_comment", "fork", "issues", "label", "milestone", "watch"}
	}
}

_is_for_people(pipeline) if {
	_names_actions(pipeline)
	regex.match(_for_people, pipeline.path)
}

_for_people := concat("", [
	`^\.\w+/workflows/([\w-]+[-_])?(assign(ee)?s?|auto-?merge|first-time|greetings?|label(er|ler|s)?|stale|triage|welcome)`,
	`([-_](bot|issues?|prs?|pull-requests?))?\.ya?ml$`,
])

_unseen(pipeline, reference) := message if {
	_leads_out(pipeline, reference)
	message := sprintf("the pipeline takes jobs from %s, which is not in the repository", [reference])
} else := sprintf("what the template %s does is not known", [reference]) if {
	pipeline.system == "azure_pipelines"
	azure_pipelines.is_template_here(reference)
	count([job | some job in pipeline.jobs; job.uses == reference; count(job.does) > 0]) == 0
}

# Whether a job is a workflow of another repository.
is_foreign(pipeline, job) if {
	count(job.does) == 0
	_leads_out(pipeline, job.uses)
}

# Whether a reference leads out of the repository. Templates that GitLab ships are known by their names.
_leads_out(pipeline, reference) if {
	reference != ""
	not regex.match(`^([.$]?/|template:)`, reference)
	not _stays(pipeline, reference)
}

_stays(pipeline, reference) if {
	pipeline.system == "azure_pipelines"
	azure_pipelines.is_task(reference)
}

_stays(pipeline, reference) if {
	pipeline.system == "azure_pipelines"
	azure_pipelines.is_template_here(reference)
}

# Whether what a pipeline uses may be jobs. Actions and plugins are steps, whose deeds are known by name.
_takes_jobs(pipeline) if not pipeline.system in {"buildkite", "forgejo_actions", "github_actions"}

_names_actions(pipeline) if pipeline.system in {"github_actions", "forgejo_actions"}

_read := {
	"azure_pipelines", "buildkite", "circleci", "forgejo_actions", "github_actions", "gitlab_ci", "jenkins", "tekton",
}

_is_before_merge(pipeline) if {
	some trigger in pipeline.triggers
	trigger in {"pull_request", "pull_request_target", "merge_group"}
	not _is_closing(pipeline, trigger)
}

# A pull request that is closed is merged or given up.
_is_closing(pipeline, trigger) if {
	some workflow in _workflows(pipeline)
	workflow.on[trigger].types in ["closed", ["closed"]]
}

_is_before_merge(pipeline) if {
	not _names_actions(pipeline)
	"push" in pipeline.triggers
}

# What starts Jenkins, Buildkite or a pipeline of Tekton is often said outside of the repository.
_is_before_merge(pipeline) if {
	not _names_actions(pipeline)
	count({trigger | some trigger in pipeline.triggers; trigger != "schedule"}) == 0
}

_is_before_merge(pipeline) if {
	_names_actions(pipeline)
	_starts_with_any_push(pipeline)
}

_starts_with_any_push(pipeline) if {
	"push" in pipeline.triggers
	some workflow in _workflows(pipeline)
	_pushes_of_any_branch(workflow.on)
}

_pushes_of_any_branch("push")

_pushes_of_any_branch(on) if "push" in lists.of(on)

_pushes_of_any_branch(on) if on.push == null

_pushes_of_any_branch(on) if {
	is_object(on.push)
	count({"branches", "branches-ignore", "tags", "tags-ignore"} & object.keys(on.push)) == 0
}

_pushes_of_any_branch(on) if {
	some pattern in lists.of(on.push.branches)
	pattern in {"*", "**"}
}

# Those that people work on, by the names that these mostly have.
_pushes_of_any_branch(on) if {
	some pattern in lists.of(on.push.branches)
	is_string(pattern)
	regex.match(`^(feat(ure)?s?|(bug)?fix(es)?|topics?|tasks?|issues?|users?)[/-].*[*]`, pattern)
}

# All but some, as `gh-pages` or those of a merge queue.
_pushes_of_any_branch(on) if {
	ignored := on.push["branches-ignore"]
	ignored != null
	count({"*", "**"} & {pattern | some pattern in lists.of(ignored)}) == 0
	count(lists.of(ignored)) > 0
}
