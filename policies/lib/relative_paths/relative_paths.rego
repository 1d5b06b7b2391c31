# METADATA
# title: Ways from a folder
# description: What a path that is written from some folder means in the repository.
package lib.relative_paths

# The path behind a folder and a way from it, `./a`, `../b` and the like; none where it leads out of the repository. The root is "".
joined(folder, way) := path if {
	is_string(way)
	steps := [step | some step in split(way, "/"); not step in {"", "."}]
	ups := count([step | some step in steps; step == ".."])

	# One that goes down and up again is nobody's.
	every step in array.slice(steps, 0, ups) {
		step == ".."
	}
	above := [part | some part in split(folder, "/"); part != ""]
	ups <= count(above)
	path := concat("/", array.concat(
		array.slice(above, 0, count(above) - ups),
		array.slice(steps, ups, count(steps)),
	))
}

# The folder of a path.
folder(path) := concat("/", array.slice(parts, 0, count(parts) - 1)) if parts := split(path, "/")
