# METADATA
# title: Fixes
# description: >-
#   What the violations of a rule say of how they are mended: a title, whether a person has to look at it, and
#   edits. policies/README.md says what edits there are.
package lib.fix

# A fix after which what runs means the same, or what the rule demands beyond doubt.
safe(title, edits) := {"title": title, "safety": "safe", "edits": edits}

# A fix that may change behaviour.
unsafe(title, edits) := {"title": title, "safety": "unsafe", "edits": edits}

# Sets an entry, with the parents that it needs.
set(path, value) := {"op": "add", "path": path, "value": value}

# Puts an item behind the last one of a list, which is made where it is not there.
append(path, value) := {"op": "add", "path": array.concat(path, ["-"]), "value": value}

# Puts another value in place of one that is there.
replace(path, value) := {"op": "replace", "path": path, "value": value}

# Takes an entry or an item away.
remove(path) := {"op": "remove", "path": path}

# Puts another text in place of one inside of what stands at a path. The fix is refused where it occurs there more than once.
substitute(path, find, text) := {"op": "substitute", "path": path, "find": find, "text": text}

# The same where it has to occur so many times.
substitute_each(path, find, text, times) := object.union(substitute(path, find, text), {"times": times})

# Puts lines before an item of a list, in files that go by lines.
insert_before(path, text) := {"op": "insert_before", "path": path, "text": text}

# Puts lines behind an item of a list, in files that go by lines.
insert_after(path, text) := {"op": "insert_after", "path": path, "text": text}

# Puts the digest of the lock file behind a reference.
pin(path, of, reference) := {"op": "pin", "path": path, "of": of, "reference": reference}

# Makes a file that is not there.
create(file, text) := {"op": "create", "file": file, "text": text}

# Puts lines at the end of a file.
append_lines(file, text) := {"op": "append", "file": file, "text": text}

# Takes one of some entries away, and what holds it where there is no other.
remove_entry(path, entries) := remove(array.slice(path, 0, count(path) - 1)) if {
	count(entries) == 1
} else := remove(path)

# Violations without their fixes, for tests of what is found; the fixtures in fixed/ test what is mended.
bare(violations) := {object.remove(violation, ["fix", "words"]) | some violation in violations}
