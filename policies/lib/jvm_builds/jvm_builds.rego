# METADATA
# title: Builds of Maven and Gradle
# description: >-
#   Which linters and meters of coverage the builds of Maven bring along, and where it is not known what a build brings. For rules
#   whose `documents` have pom.
# related_resources:
#   - ref: https://maven.apache.org/pom.html#plugin-management
#     description: Maven, plugin management
#   - ref: https://maven.apache.org/pom.html#inheritance
#     description: Maven, inheritance
package lib.jvm_builds

import data.lib.asides
import data.lib.lists
import data.lib.relative_paths

# The languages that these build.
languages := {"Java", "Kotlin", "Scala"}

# The tools that some pom takes into its build or its reports, by their names in the fact pipelines. What a pom only says about a
# plugin under `pluginManagement` is for those that take it in.
configured := {tool | some plugin in _taken; tool := _tools[plugin.artifactId]}

# The plugins that builds and their profiles take in, by their names, and the parents that they have, as `group:name`.
plugins := {plugin.artifactId | some plugin in _taken}

parents := {name | some _, project in _projects; name := sprintf("%v:%v", [project.parent.groupId, project.parent.artifactId])}

# The tools that a goal of the build runs: executions stand where the plugin is taken in, or under `pluginManagement` of any pom.
bound := {tool |
	some build in _builds
	build.active
	some tool in _run_by(build)
}

_run_by(build) := {tool |
	some plugin in _plugins(build.value)
	tool := _tools[plugin.artifactId]
	some execution in (_executions(plugin) | object.get(_managed, plugin.artifactId, set()))
	not _only_rewrites(execution)
}

# Those that say something; in the phase `none` nothing runs.
_executions(plugin) := {execution |
	some execution in lists.of(object.get(plugin, ["executions", "execution"], []))
	is_object(execution)
	object.get(execution, "phase", "") != "none"
}

# Formatters that write files anew find nothing.
_only_rewrites(execution) if {
	goals := lists.of(object.get(execution, ["goals", "goal"], []))
	count(goals) > 0
	every goal in goals {
		goal in {"apply", "format", "rewrite", "sort", "write"}
	}
}

# What builds may bring besides, as findings to say as `unknown`.
hidden contains {"message": message, "at": ["files", path]} if {
	some path, project in _projects
	parent := project.parent
	not asides.is_aside(path)
	not _is_here(path, parent)
	not _is_plain(parent)
	message := sprintf("what the parent %v of %s configures is not known", [parent.artifactId, path])
}

hidden contains of_gradle

# Those of them that some tools of CI run, and profiles that bring one of some wanted tools where somebody asks for them.
hidden_behind(tools, wanted) := {finding |
	some finding in hidden
	{true: "maven", false: "gradle"}[endswith(finding.at[1], "pom.xml")] in tools
} | {finding |
	"maven" in tools
	some build in _builds
	not build.active
	count(_run_by(build) & wanted) > 0
	message := sprintf("whether the profile %v of %s is in use is not known", [build.profile, build.path])
	finding := {"message": message, "at": ["files", build.path]}
}

# The build of Gradle, whose scripts are programs.
of_gradle := {"message": sprintf("what %s configures is not known", [path]), "at": ["files", path]} if {
	ordered := sort([[count(split(path, "/")), path] |
		some path, _ in input.files
		regex.match(`(^|/)(build|settings)\.gradle(\.kts)?$`, path)
		not asides.is_aside(path)
	])
	path := ordered[0][1]
}

# Parents that everybody may take, and that bring no linter and no meter.
_is_plain(parent) if sprintf("%v:%v", [parent.groupId, parent.artifactId]) in _plain_parents

_plain_parents := {"org.apache:apache", "org.sonatype.oss:oss-parent", "org.springframework.boot:spring-boot-starter-parent"}

# Projects of Maven by the paths of their files.
_projects[document.path] := document.value.project if {
	some document in input.documents.pom
	object.get(document, "index", 0) == 0
	is_object(document.value.project)
}

# Without a path a parent is looked for in the folder above.
_is_here(path, parent) if {
	is_object(parent)
	written := object.get(parent, "relativePath", "../pom.xml")
	is_string(written)
	written != ""
	joined := relative_paths.joined(relative_paths.folder(path), written)
	some file in [joined, trim_left(concat("/", [joined, "pom.xml"]), "/")]
	_projects[file].artifactId == parent.artifactId
}

# The executions that stand under `pluginManagement`, by the plugin.
_managed[plugin.artifactId] contains execution if {
	some build in _builds
	some plugin in _plugins(object.get(build.value, "pluginManagement", {}))
	some execution in _executions(plugin)
}

_taken := array.concat(
	[plugin | some build in _builds; some plugin in _plugins(build.value)],
	[plugin | some _, project in _projects; some plugin in _plugins(object.get(project, "reporting", {}))],
)

# A profile is in use where it is so by default, and else where somebody asks for it or its condition holds.
# https://maven.apache.org/guides/introduction/introduction-to-profiles.html
_builds := [{"path": path, "value": build, "active": active, "profile": object.get(holder, "id", "default")} |
	some path, project in _projects
	some index, holder in array.concat([project], lists.of(object.get(project, ["profiles", "profile"], [])))
	is_object(holder)
	build := object.get(holder, "build", {})
	is_object(build)
	active := true in {index == 0, object.get(holder, ["activation", "activeByDefault"], "false") == "true"}
]

_plugins(holder) := [plugin |
	is_object(holder)
	some plugin in lists.of(object.get(holder, ["plugins", "plugin"], []))
	is_string(plugin.artifactId)
]

_tools := {
	"checkstyle-maven-plugin": "checkstyle",
	"clover-maven-plugin": "clover",
	"cobertura-maven-plugin": "cobertura",
	"detekt-maven-plugin": "detekt",
	"fmt-maven-plugin": "google-java-format",
	"formatter-maven-plugin": "formatter",
	"git-code-format-maven-plugin": "formatter",
	"impsort-maven-plugin": "formatter",
	"jacoco-maven-plugin": "jacoco",
	"ktfmt-maven-plugin": "ktfmt",
	"ktlint-maven-plugin": "ktlint",
	"maven-checkstyle-plugin": "checkstyle",
	"maven-pmd-plugin": "pmd",
	"mvn-scalafmt_2.12": "scalafmt",
	"mvn-scalafmt_2.13": "scalafmt",
	"mvn-scalafmt_3": "scalafmt",
	"prettier-maven-plugin": "formatter",
	"scalafix-maven-plugin": "scalafix",
	"scalastyle-maven-plugin": "scalastyle",
	"sonar-maven-plugin": "sonarqube",
	"spotbugs-maven-plugin": "spotbugs",
	"spotless-maven-plugin": "spotless",
	"spring-javaformat-maven-plugin": "formatter",
}
