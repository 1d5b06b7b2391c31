# METADATA
# title: Licence file whose text is no known licence
# description: >-
#   A file of the repository's licence holds no text that is known, or one that somebody has changed. Scanners report it as
#   unknown, and whoever wants to use the code has to ask a lawyer. A manifest that says that the code is the company's own
#   settles it.
# related_resources:
#   - ref: https://spdx.org/licenses/
#     description: SPDX, list of licences
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/licensing-a-repository#detecting-a-license
#     description: GitHub, detecting a licence
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [licences]
#   remediation: >-
#     Put the text of the licence there word by word, from https://spdx.org/licenses/, and what you add (the holders,
#     exceptions) into a file of its own. For code of your own company write `SPDX-License-Identifier: LicenseRef-<name>` at the
#     top.
#   controls:
#     openssf_scorecard: [License]
package repository.unrecognized_license

import data.lib.licenses

deny contains {"message": message, "at": ["files", licence.path]} if {
	not licenses.is_own
	count(licenses.names) == 0
	some licence in licenses.texts
	message := sprintf("%s holds no known licence", [licence.path])
}

applies if count(licenses.texts) > 0
