package lib.jvm_builds_test

import data.lib.jvm_builds

_plugin(name) := {"artifactId": name}

_bound(name) := {"artifactId": name, "executions": {"execution": {"goals": {"goal": "check"}}}}

_repository(projects) := {
	"files": {path: {} | some path, _ in projects},
	"documents": {"pom": [{"path": path, "value": {"project": project}} | some path, project in projects]},
}

_child := {"artifactId": "web", "parent": {"artifactId": "base"}}

test_reads_plugins_of_builds_profiles_and_reports if {
	jvm_builds.configured == {"checkstyle", "pmd", "spotbugs", "jacoco"} with input as _repository({"pom.xml": {
		"build": {"plugins": {"plugin": [_bound("maven-checkstyle-plugin"), _plugin("maven-pmd-plugin"), _plugin("maven-jar-plugin")]}},
		"profiles": {"profile": {"build": {"plugins": {"plugin": _plugin("spotbugs-maven-plugin")}}}},
		"reporting": {"plugins": {"plugin": [_bound("jacoco-maven-plugin")]}},
	}})
	jvm_builds.configured == set() with input as _repository({"pom.xml": {
		"build": {"pluginManagement": {"plugins": {"plugin": _bound("maven-checkstyle-plugin")}}},
		"profiles": "",
		"reporting": "",
	}})
	every build in ["", {"plugins": ""}, {"plugins": {"plugin": ["x", {"artifactId": {}}]}}] {
		jvm_builds.configured == set() with input as _repository({"pom.xml": {"build": build}})
	}
}

test_knows_which_plugins_run if {
	jvm_builds.bound == {"checkstyle"} with input as _repository({"pom.xml": {"build": {"plugins": {"plugin": [
		_bound("maven-checkstyle-plugin"),
		_plugin("maven-pmd-plugin"),
	]}}}})
	jvm_builds.bound == {"jacoco"} with input as _repository({
		"pom.xml": {"build": {"pluginManagement": {"plugins": {"plugin": [_bound("jacoco-maven-plugin"), _bound("maven-pmd-plugin")]}}}},
		"web/pom.xml": object.union(_child, {"build": {"plugins": {"plugin": _plugin("jacoco-maven-plugin")}}}),
	})
}

test_knows_plugins_that_only_write_files_anew if {
	every goal, expected in {"apply": set(), "check": {"spotless"}} {
		plugin := {"artifactId": "spotless-maven-plugin", "executions": {"execution": {"goals": {"goal": goal}}}}
		jvm_builds.bound == expected with input as _repository({"pom.xml": {"build": {"plugins": {"plugin": plugin}}}})
	}
	both := {"artifactId": "spotless-maven-plugin", "executions": {"execution": {"goals": {"goal": ["apply", "check"]}}}}
	jvm_builds.bound == {"spotless"} with input as _repository({"pom.xml": {"build": {"plugins": {"plugin": both}}}})
}

test_takes_what_has_another_form_for_nothing if {
	every execution in ["", {"phase": "none", "goals": {"goal": "check"}}] {
		plugin := {"artifactId": "jacoco-maven-plugin", "executions": {"execution": execution}}
		jvm_builds.bound == set() with input as _repository({"pom.xml": {"build": {"plugins": {"plugin": plugin}}}})
	}
	every case in [["x", 0], [[{"artifactId": "base"}], 0], [{"artifactId": "base", "relativePath": {"-a": "1"}}, 1]] {
		[parent, number] := case
		count(jvm_builds.hidden) == number with input as _repository({
			"pom.xml": {"artifactId": "base"},
			"web/pom.xml": {"artifactId": "web", "parent": parent},
		})
	}
}

_profiled(more) := _repository({"pom.xml": {"profiles": {"profile": object.union(
	{"id": "cover", "build": {"plugins": {"plugin": _bound("jacoco-maven-plugin")}}},
	more,
)}}})

test_does_not_know_which_profiles_are_in_use if {
	jvm_builds.bound == {"jacoco"} with input as _profiled({"activation": {"activeByDefault": "true"}})
	every more in [{}, {"activation": {"jdk": "17"}}, {"activation": ""}] {
		jvm_builds.bound == set() with input as _profiled(more)
	}
	finding := {"message": "whether the profile cover of pom.xml is in use is not known", "at": ["files", "pom.xml"]}
	jvm_builds.hidden_behind({"maven"}, {"jacoco"}) == {finding} with input as _profiled({})
	jvm_builds.hidden_behind({"maven"}, {"checkstyle"}) == set() with input as _profiled({})
	jvm_builds.hidden_behind({"gradle"}, {"jacoco"}) == set() with input as _profiled({})
}

test_does_not_know_what_parents_elsewhere_bring if {
	finding := {"message": "what the parent base of web/pom.xml configures is not known", "at": ["files", "web/pom.xml"]}
	every more in [{}, {"pom.xml": {"artifactId": "other"}}, {"base/pom.xml": {"artifactId": "base"}}] {
		jvm_builds.hidden == {finding} with input as _repository(object.union({"web/pom.xml": _child}, more))
	}
	elsewhere := object.union(_child, {"parent": {"relativePath": ""}})
	jvm_builds.hidden == {finding} with input as _repository({"web/pom.xml": elsewhere, "pom.xml": {"artifactId": "base"}})
	jvm_builds.hidden == set() with input as _repository({"web/pom.xml": _child, "pom.xml": {"artifactId": "base"}})
	every path in ["../base", "../base/pom.xml"] {
		beside := object.union(_child, {"parent": {"relativePath": path}})
		jvm_builds.hidden == set() with input as _repository({"web/pom.xml": beside, "base/pom.xml": {"artifactId": "base"}})
	}
	plain := {"artifactId": "web", "parent": {"groupId": "org.springframework.boot", "artifactId": "spring-boot-starter-parent"}}
	jvm_builds.hidden == set() with input as _repository({"pom.xml": plain, "examples/pom.xml": _child})
}

test_does_not_know_what_scripts_of_gradle_configure if {
	every path in ["build.gradle", "settings.gradle.kts", "web/build.gradle.kts"] {
		finding := {"message": sprintf("what %s configures is not known", [path]), "at": ["files", path]}
		jvm_builds.hidden == {finding} with input as {"files": {path: {}, "web/app/build.gradle": {}}}
	}
	jvm_builds.hidden == set() with input as {"files": {"examples/build.gradle": {}, "src/build.gradle.md": {}}}
}
