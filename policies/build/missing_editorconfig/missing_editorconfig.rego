# METADATA
# title: No EditorConfig
# description: >-
#   Nothing tells editors how the files of the repository are indented, encoded and ended. Each one then follows its own
#   ways, and changes are full of white space that nobody meant.
# related_resources:
#   - ref: https://editorconfig.org/
#     description: EditorConfig
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Add an `.editorconfig` at the root with `root = true` and, for `[*]`, `charset`, `end_of_line`,
#     `insert_final_newline` and `indent_style`; for single languages say what differs. A `.gitattributes` with `*
#     text=auto` keeps the ends of lines equal in git itself.
package build.missing_editorconfig

import data.lib.code
import data.lib.fix
import data.lib.repository
import data.lib.templates

applies if count(code.programmed) > 0

deny contains object.union({"message": "the repository has no .editorconfig", "at": []}, _remedy) if {
	repository.known
	count(repository.named([""], `^\.editorconfig$`)) == 0
}

_remedy := {"fix": fix.safe("Begin an .editorconfig", [fix.create(".editorconfig", templates.editorconfig)])}
