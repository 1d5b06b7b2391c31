# METADATA
# title: Licence that is not one of the agreed ones
# description: >-
#   The repository, or a part of it, is under a licence that the company has not agreed on. What the licence asks of users, or forbids, has not
#   been looked at, and others may not be able to take the code. By default the licences are those of open source that are in
#   wide use.
# related_resources:
#   - ref: https://opensource.org/licenses
#     description: Open Source Initiative, approved licences
#   - ref: https://spdx.org/licenses/
#     description: SPDX, list of licences
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [licences]
#   remediation: >-
#     Choose one of the agreed licences, or have this one agreed on and add it to the parameter `allowed`. Changing the licence
#     of code that others wrote needs their consent.
#   parameters:
#     allowed:
#       default: [0BSD, AGPL-3.0, Apache-2.0, BSD-2-Clause, BSD-3-Clause, BSL-1.0, CC0-1.0, CC-BY-4.0, ECL-2.0, EPL-2.0, EUPL-1.2,
#         GPL-2.0, GPL-3.0, ISC, LGPL-2.1, LGPL-3.0, MIT, MIT-0, MPL-2.0, OFL-1.1, PostgreSQL, UPL-1.0, Unlicense, Zlib]
#       description: The agreed licences by their SPDX ids, without `-only` and `-or-later`.
package repository.disallowed_license

import data.lib.licenses

deny contains {"message": message, "at": ["files", licence.path]} if {
	some licence in licenses.texts
	names := licenses.names_of(licence)
	count(names) > 0
	count(names & _allowed) == 0
	message := sprintf("%s under %s, which is not agreed on", [_what(licence.path), licence.spdx])
}

# The folder of REUSE has a text for whatever some file of the repository is under.
_what(path) := "files of the repository are" if {
	contains(path, "LICENSES/")
} else := "the repository is"

applies if count(licenses.names) > 0

_allowed := {name | some name in data.karat.parameters.allowed}
