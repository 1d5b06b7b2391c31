package lib.jvm_releases_test

import data.lib.jvm_releases

_job(tools) := {"id": "publish", "path": "release.yml", "does": ["release"], "tools": tools}

_workflow(job) := {"files": {}, "documents": {"github_workflow": [{"path": "release.yml", "value": {"jobs": {"publish": job}}}]}}

_poms(project) := {"files": {}, "documents": {"pom": [{"path": "pom.xml", "index": 0, "value": {"project": project}}]}}

_with_plugin(name) := _poms({"profiles": {"profile": {"build": {"plugins": {"plugin": {"artifactId": name}}}}}})

test_a_key_is_for_signing if {
	every name in [
		"ORG_GRADLE_PROJECT_signingInMemoryKey", "GPG_KEY", "MAVEN_GPG_PASSPHRASE", "JRELEASER_GPG_SECRET_KEY", "PGP_SECRET",
		"SIGNING_PASSWORD",
	] {
		jvm_releases.signs(_job(["gradle"])) with input as _workflow({"steps": [{"run": "./gradlew publish", "env": {name: "x"}}]})
		jvm_releases.signs(_job(["sbt"])) with input as _workflow({"env": {name: "x"}, "steps": [{"run": "sbt ci-release"}]})
	}
	every name in ["ORG_GRADLE_PROJECT_mavenCentralPassword", "DESIGN_KEY", "SIGN_IN", "SIGNUP_API_KEY", "SIGN_IN_SECRET"] {
		not jvm_releases.signs(_job(["gradle"])) with input as _workflow({"steps": [{"run": "x", "env": {name: "x"}}]})
	}
	not jvm_releases.signs(_job(["docker", "gradle"])) with input as _workflow({"steps": [{"run": "x", "env": {"GPG_KEY": "x"}}]})
	every other in ["cargo", "twine", "vsce"] {
		not jvm_releases.signs(_job(["gradle", other])) with input as _workflow({"steps": [{"run": "x", "env": {"GPG_KEY": "x"}}]})
	}
	not jvm_releases.signs(_job(["go"])) with input as _workflow({"steps": [{"run": "x", "env": {"GPG_KEY": "x"}}]})
}

test_an_action_brings_a_key if {
	step := {"uses": "actions/setup-java@v5", "with": {"gpg-private-key": "x"}}
	jvm_releases.signs(_job(["maven"])) with input as _workflow({"steps": [step]})
	not jvm_releases.signs(_job(["maven"])) with input as _workflow({"steps": [{"uses": "actions/setup-java@v5"}]})
}

test_plugins_of_maven_sign_and_list if {
	jvm_releases.signs(_job(["maven"])) with input as _with_plugin("maven-gpg-plugin")
	jvm_releases.lists(_job(["maven"])) with input as _with_plugin("cyclonedx-maven-plugin")
	not jvm_releases.signs(_job(["maven"])) with input as _with_plugin("cyclonedx-maven-plugin")
	not jvm_releases.lists(_job(["maven"])) with input as _with_plugin("maven-gpg-plugin")
	not jvm_releases.signs(_job(["gradle"])) with input as _with_plugin("maven-gpg-plugin")
	parent := {"parent": {"groupId": "org.apache", "artifactId": "apache", "version": "35"}}
	jvm_releases.signs(_job(["maven"])) with input as _poms(parent)
}

test_what_a_build_does_besides_may_be_hidden if {
	gradle := {"message": "what build.gradle configures is not known", "at": ["files", "build.gradle"]}
	jvm_releases.hidden([_job(["gradle"])]) == {gradle} with input as {"files": {"build.gradle": {}}, "documents": {}}
	jvm_releases.hidden([_job(["gradle", "docker"])]) == set() with input as {"files": {"build.gradle": {}}, "documents": {}}
	parent := {"parent": {"groupId": "com.acme", "artifactId": "parent", "version": "1"}}
	count(jvm_releases.hidden([_job(["maven"])])) == 1 with input as _poms(parent)
	jvm_releases.hidden([_job(["maven"])]) == set() with input as _poms({})
}
