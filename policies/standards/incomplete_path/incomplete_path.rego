# METADATA
# title: Golden path that cannot be measured
# description: >-
#   A golden path says too little of itself: without signals nobody can tell who is on it, without a template nobody can
#   start on it, and without owned files nobody can tell how far those who did have drifted from it. Then it is a page,
#   not a path.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
#   - ref: https://engineering.atspotify.com/2020/08/how-we-use-golden-paths-to-solve-fragmentation-in-our-software-ecosystem/
#     description: Spotify, golden paths
# custom:
#   severity: low
#   kinds: [karat/path]
#   remediation: >-
#     Add `[template]` with the repository that new services are made from, `owned` with the files that the path keeps up
#     to date, and signals: rules that find nothing where the path is really used.
package standards.incomplete_path

deny contains {"message": message, "at": ["id"]} if {
	some lack in _lacks
	message := sprintf("golden path %q has no %s", [input.id, lack])
}

_lacks contains "template" if not input.template.repo

_lacks contains "owned files" if object.get(input, "owned", []) == []

_lacks contains "signals" if object.get(input, "signals", {}) == {}
