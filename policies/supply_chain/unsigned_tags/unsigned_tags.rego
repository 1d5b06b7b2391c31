# METADATA
# title: Release tag without a signature
# description: >-
#   Tags of releases are lightweight or carry no signature. A tag can be moved by whoever may push, and what users build from it
#   is then something else under the same name. The newest tags with a version are judged; that a signature is valid is not
#   checked.
# related_resources:
#   - ref: https://git-scm.com/book/en/v2/Git-Tools-Signing-Your-Work
#     description: Pro Git, signing your work
#   - ref: https://docs.github.com/en/authentication/managing-commit-signature-verification/signing-tags
#     description: GitHub, signing tags
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [git_refs]
#   remediation: >-
#     Tag with `git tag --sign v1.4.0`, or set `tag.gpgSign = true`. Where a pipeline tags, give it a key of its own or let it
#     tag through the platform. Protect tags of versions against being moved.
#   parameters:
#     releases:
#       default: 5
#       description: How many of the newest release tags are judged.
package supply_chain.unsigned_tags

applies if count(_judged) > 0

deny contains {"message": message, "at": []} if {
	some tag in _judged
	not tag.signed
	message := sprintf("the release tag %s has no signature", [tag.name])
}

measure := {"value": signed, "of": count(_judged)} if {
	applies
	signed := count([tag | some tag in _judged; tag.signed])
}

# The newest tags with a version, each version once.
_judged := [tag | some [_, name] in newest; some tag in _releases; tag.name == name] if {
	dated := sort([[0 - tag.time, tag.name] | some tag in _releases])
	newest := array.slice(dated, 0, data.karat.parameters.releases)
}

# A tag such as `app/v1.4.0` or `v1.4.0`; `v1` is moved on purpose, and `v1.5.0.dev0` marks where the work on a version begins.
_releases := [tag |
	some tag in input.facts.git_refs.tags
	not regex.match(`(?i)[0-9._+-](dev|nightly|snapshot)[0-9.]*$`, tag.name)
	regex.match(`^(.*[/@-])?v?[0-9]+\.[0-9]+(\.[0-9]+)?([-+.][0-9A-Za-z.+-]+)?$`, tag.name)
]
