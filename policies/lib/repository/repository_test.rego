package lib.repository_test

import data.lib.repository

_input := {"files": {}, "folders": {"": ["README.md", "main.go"], ".github": ["readme.txt"], "src": ["README"]}}

test_finds_files_by_name_whatever_its_case if {
	found := repository.named(["", ".github", "docs"], `^readme\b`) with input as _input
	found == {"README.md", ".github/readme.txt"}
}

test_finds_nothing_in_other_documents if {
	found := repository.named([""], `.`) with input as {"kind": "Pod"}
	found == set()
	not repository.known with input as {"kind": "Pod"}
}

test_knows_repositories if {
	repository.known with input as _input
}

test_finds_pages_of_the_documentation if {
	files := {path: {} |
		some path in ["docs/a/Style.rst", "Doc/style/x.md", "website/style-guide.html", "docs/style.png", "src/style.md", "docs/styles.md"]
	}
	found := repository.documented(`style`) with input as {"files": files}
	found == {"docs/a/Style.rst", "Doc/style/x.md", "website/style-guide.html"}
	nothing := repository.documented(`.`) with input as {"kind": "Pod"}
	nothing == set()
}

test_lists_the_folders_up_to_the_root if {
	repository.folders_above("a/b/c.json") == {"a/b", "a", ""}
	repository.folders_above("c.json") == {""}
}

test_tells_the_host if {
	hosts := [
		[{"": ["README.md"]}, "github"],
		[{"": [".gitlab-ci.yml"], ".github/workflows": ["ci.yml"]}, "github"],
		[{"": [".gitlab-ci.yml"]}, "gitlab"],
		[{".gitlab/issue_templates": ["Bug.md"]}, "gitlab"],
		[{".gitlabs": ["x"]}, "github"],
		[{".gitea/workflows": ["ci.yml"]}, "forgejo"],
		[{".forgejo/workflows": ["ci.yml"]}, "forgejo"],
		[{"": ["bitbucket-pipelines.yml"]}, "bitbucket"],
	]
	every case_ in hosts {
		repository.host == case_[1] with input as {"files": {}, "folders": case_[0]}
	}
}
