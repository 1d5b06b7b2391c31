package dockerfile.workdir_absolute_test

import data.dockerfile.workdir_absolute as rule

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

_workdir(folder) := _file([{"cmd": "workdir", "value": [folder]}])

test_finds_relative_folders if {
	every folder in ["app", "../app", "./app", "path/to/$APP", "~/app"] {
		rule.deny == {{
			"message": sprintf("working directory %q is no absolute path", [folder]),
			"at": array.concat(_at, ["value", 0]),
		}} with input as _workdir(folder)
	}
}

test_accepts_absolute_folders if {
	every folder in ["/", "/srv/app", "$HOME/app", "${HOME}", `c:\app`, "C:/app", `\app`] {
		rule.deny == set() with input as _workdir(folder)
	}
}

test_accepts_stages_without_one if {
	rule.deny == set() with input as _file([{"cmd": "workdir", "value": []}, {"cmd": "user", "value": ["app"]}])
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
