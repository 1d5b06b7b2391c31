# METADATA
# title: Licences
# description: >-
#   Under which licences a repository is, by the texts at its root and by what its manifests declare. For rules that ask for the
#   fact `licences`.
package lib.licenses

# Files of licences that are the repository's own, wherever they stand.
all_texts := [licence |
	some licence in input.facts.licences
	licence.source != "manifest"
	not is_foreign(licence.path)
]

# Those that hold for all of it: at the root, in `.github` or `docs`, and in the folder of REUSE.
texts := [licence |
	some licence in all_texts
	home(licence.path) in {"", ".github", "docs"}
]

# The folder that a text holds for.
home(path) := concat("/", [part |
	some index, part in parts
	index < count(parts) - 1
	part != "LICENSES"
]) if {
	parts := split(path, "/")
}

# Whether a path is that of code which others wrote, or of an example.
is_foreign(path) if {
	regex.match(
		`(?i)(^|/)(vendor(ed)?|node_modules|third[-_]?party|extern(al)?|deps|testdata|fixtures|examples?)/`,
		path,
	)
}

# Ids of a licence, without `-only`, `-or-later` and `+`, which have one text.
names_of(licence) := {name |
	some expression in array.concat([licence.spdx], object.get(licence, "also", []))
	some id in regex.find_n(`[A-Za-z0-9.-]+`, expression, -1)
	not id in {"OR", "AND", "WITH"}
	name := regex.replace(id, `(-only|-or-later)$`, "")
}

# Ids of all that hold for the repository as a whole.
names := union({names_of(licence) | some licence in texts; licence.spdx})

# Whether a manifest or a text says that the code is the company's own.
default is_own := false

is_own if {
	some licence in input.facts.licences
	some field in ["declared", "spdx"]
	regex.match(_own, lower(licence[field]))
}

_own := `^(unlicensed|proprietary.*|commercial|private|internal|none|see licen[sc]e in .*|licenseref-.*)$`
