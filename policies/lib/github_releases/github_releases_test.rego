package lib.github_releases_test

import data.lib.github_releases as releases

_job(step) := {"on": "push", "jobs": {"ship": {"steps": [step]}}}

_whats := {step.what | some step in releases.steps}

test_knows_triggers_of_releases if {
	releases.by_tag with input as {"on": "release"}
	releases.by_tag with input as {"on": {"push": {"tags": ["v*"]}}}
	not releases.by_tag with input as {"on": {"push": {"branches": ["main"]}}}
	not releases.by_tag with input as {"on": ["push"]}
	releases.by_branch_of({"on": {"push": {"branches": ["release", "release/**"]}}})
	not releases.by_branch_of({"on": {"push": {"branches": ["main", "release/**"]}}})
	not releases.by_branch_of({"on": {"push": {"branches": ["main"]}}})
	not releases.by_branch_of({"on": "push"})
}

test_finds_commands_that_publish if {
	commands := {
		"npm publish --provenance": "npm",
		"NODE_ENV=x npm -w pkg publish": "npm",
		"bunx npm publish": "npm",
		"yarn npm publish": "npm",
		"twine upload dist/*": "PyPI",
		"python3.10 -m \\\n twine upload dist/*": "PyPI",
		"pipx run twine==6.1.0 upload dist/*": "PyPI",
		"uv publish": "PyPI",
		"make && gem push x.gem": "RubyGems",
		"cargo +nightly publish": "crates.io",
		"cargo publish -p core": "crates.io",
		"cargo workspaces publish": "crates.io",
		"yarn workspace core npm publish": "npm",
		"dotnet nuget push x.nupkg --api-key y": "NuGet",
		"docker push acme/x:1": "image",
		"docker buildx build --push .": "image",
		"docker build --push -t acme/x .": "image",
		"docker buildx build . --output type=image,push=true": "image",
		"docker buildx build -o type=registry .": "image",
		"docker compose -f ci.yml push web": "image",
		"docker-compose push": "image",
		"helm push app-1.0.0.tgz oci://ghcr.io/acme/charts": "image",
		"gh release create v1 dist/*": "release",
		"npx semantic-release": "release",
	}
	every run, what in commands {
		_whats == {what} with input as _job({"run": run})
	}
}

test_accepts_commands_that_do_not if {
	every run in [
		"npm run publish", "npm publish --dry-run", "npm install", "echo npm publish",
		"cargo build --release", "git push",
		"docker build -o type=local,dest=registry .", "docker compose pull", "helm pull oci://ghcr.io/acme/charts/push",
		"docker build .", "uv pip install twine", "# npm publish", "cargo publish -n",
		"dotnet publish -c Release",
	] {
		_whats == set() with input as _job({"run": run})
	}
}

test_finds_actions_that_publish if {
	_whats == {"image"} with input as _job({"uses": "docker/build-push-action@v6", "with": {"push": true}})
	every inputs in [
		{"push": "${{ github.event_name != 'pull_request' }}"}, {"push": "${{ inputs.push }}"},
		{"outputs": "type=image,name=acme/x,push=true"}, {"outputs": "type=registry"},
	] {
		_whats == {"image"} with input as _job({"uses": "docker/build-push-action@v6", "with": inputs})
	}
	every inputs in [{"load": true}, {"push": false}, {"push": "${{ false }}"}, {"outputs": "type=oci,dest=x.tar"}] {
		_whats == set() with input as _job({"uses": "docker/build-push-action@v6", "with": inputs})
	}
	_whats == {"PyPI"} with input as _job({"uses": "pypa/gh-action-pypi-publish@release/v1"})
	_whats == {"release"} with input as _job({"uses": "goreleaser/goreleaser-action@v6", "with": {"args": "release --clean"}})
	_whats == set() with input as _job({"uses": "goreleaser/goreleaser-action@v6", "with": {"args": "build --snapshot"}})
	_whats == set() with input as _job({"uses": "goreleaser/goreleaser-action@v6", "with": {"install-only": true}})
	_whats == set() with input as _job({"uses": "helm/chart-releaser-action@v1", "with": {"install_only": true}})
	_whats == {"release"} with input as _job({"uses": "helm/chart-releaser-action@v1", "with": {"install_only": false}})
	releases.jobs == {"ship"} with input as _job({"run": "npm publish"})
}

_brings_files(step) if {
	some publishing in releases.steps with input as _job(step)
	releases.has_files(publishing)
}

test_tells_releases_of_notes_alone if {
	every run in [
		"gh release create v1 --generate-notes",
		"gh release create \"$TAG\" --title \"Release $TAG\" --notes-file notes.md",
		"gh release create -t x --verify-tag v1 -F- >/dev/null",
		"gh release create \"v$(cat VERSION)\" --generate-notes",
		"FLAG=\"\"\nif x; then\n  FLAG=\"--prerelease\"\nfi\ngh release create v1 --title x \\\n  $FLAG",
		"gh release create \"$TAG\" ${FLAG} --notes x; FLAG='--draft'",
		"gh release create v1 --title x --target \"$(git rev-parse HEAD)\" --notes \"$(cat \"$(ls x)\")\"",
		"npx semantic-release",
		"more=()\nmore+=(--prerelease)\ngh release create \"$TAG\" --title x \"${more[@]}\"",
		"if x; then more=(--draft --title \"A b\"); fi; gh release create v1 ${more[@]} --notes x",
	] {
		not _brings_files({"run": run})
	}
	every run in [
		"gh release create v1 dist/app --generate-notes", "gh release create $TAG --notes x \"$FILE\"",
		"FILE=\"app\"\ngh release create v1 --title x $FILE", "FLAG=--draft\nFLAG=$1\ngh release create v1 --notes x $FLAG",
		"gh release create v1 --title x $FILE", "TAG=\"\"\ngh release create $TAG dist/app",
		"gh release create \"$(cat VERSION)\" dist/app", "gh release create $(cat VERSION) --draft dist/app",
		"gh release upload v1 app", "npm publish", "gh release create v1 --notes x \"${files[@]}\"",
		"files=()\nfiles+=(dist/app)\ngh release create v1 --notes x \"${files[@]}\"",
	] {
		_brings_files({"run": run})
	}
	_brings_files({"uses": "softprops/action-gh-release@v2", "with": {"files": "app"}})
	not _brings_files({"uses": "softprops/action-gh-release@v2"})
}
